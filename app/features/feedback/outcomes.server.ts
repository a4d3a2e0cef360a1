import { outcomeOf } from '#app/domain/feedback.ts';
import type { OutcomeKind } from '#app/domain/feedback.ts';
import { studentsOfList } from '#app/features/results/promoted-students.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

type Named = { name: string; nameEn: string | null };
type Prize = Named & { order: number };

/** What a published list, or one that was handed on, says of an entry. */
export type Outcome = {
  kind: OutcomeKind;
  list: 'ENTRY' | 'AWARD' | 'FINALIST';
  prize: Prize | null;
  /** The round that an entry list leads to. */
  next: Named | null;
  /** Who goes on there, where students and not projects are promoted. */
  students: string[];
  /** When it was published or handed on, and the public notice, if there is one. */
  at: Date;
  noticeId: string | null;
  resultId: string;
};

/** Lists that have been told to those on them: in public, or handed on to the next round. */
export const TOLD = {
  status: { in: ['CONFIRMED', 'HANDED_ON'] },
  OR: [{ notices: { some: { withdrawnAt: null } } }, { status: 'HANDED_ON' }],
} satisfies Prisma.EntryListWhereInput;

const LINE = {
  decision: true,
  prizeCode: true,
  entryId: true,
  entry: {
    select: {
      roundId: true,
      awards: { select: { revokedAt: true, prizeRule: { select: { code: true } } } },
      nextEntries: { select: { roundId: true } },
    },
  },
  list: {
    select: {
      id: true,
      kind: true,
      promotes: true,
      authors: true,
      resultId: true,
      confirmedAt: true,
      handedOnAt: true,
      edgeId: true,
      edge: { select: { toRoundId: true, toRound: { select: { id: true, name: true, nameEn: true } } } },
      round: { select: { outsideName: true } },
      notices: {
        where: { withdrawnAt: null },
        orderBy: { publishedAt: 'desc' },
        take: 1,
        select: { id: true, publishedAt: true },
      },
      overrides: { where: { from: 'RESERVE', to: 'SELECTED' }, select: { entryId: true, at: true } },
    },
  },
} satisfies Prisma.EntryListLineSelect;

type Line = Prisma.EntryListLineGetPayload<{ select: typeof LINE }>;

/**
 * What the lists of their rounds have brought these entries, prizes first. It is told by itself as soon as a list
 * stands in public or is handed on: everybody can see then who is on it. Of several lists for one purpose the newest
 * holds. Checks no access: the caller has done so.
 */
export async function outcomesOf(where: Prisma.EntryWhereInput): Promise<Map<string, Outcome[]>> {
  const lists = await db.entryList.findMany({
    where: { ...TOLD, round: { entries: { some: where } } },
    orderBy: [{ kind: 'asc' }, { confirmedAt: 'desc' }],
    select: { id: true, roundId: true, kind: true, edgeId: true },
  });
  const newest = new Map<string, string>();
  for (const { id, roundId, kind, edgeId } of lists) {
    const purpose = `${roundId} ${kind} ${edgeId ?? ''}`;
    if (!newest.has(purpose)) newest.set(purpose, id);
  }
  const lines = await db.entryListLine.findMany({
    where: { entry: where, listId: { in: [...newest.values()] } },
    orderBy: [{ list: { kind: 'asc' } }, { list: { confirmedAt: 'desc' } }],
    select: LINE,
  });
  const prizes = await prizeNames(lines);
  const going = await namesOfGoing(lines);
  const outcomes = new Map<string, Outcome[]>();
  for (const line of lines) {
    const outcome = readLine(line, prizes, going.get(`${line.list.id} ${line.entryId}`) ?? []);
    if (outcome) outcomes.set(line.entryId, [...(outcomes.get(line.entryId) ?? []), outcome]);
  }
  return outcomes;
}

/** Names of those who go on by each line, where a list promotes students. */
async function namesOfGoing(lines: readonly Line[]): Promise<Map<string, string[]>> {
  const lists = new Map(lines.map(({ list }) => [list.id, list]));
  const names = new Map<string, string[]>();
  for (const list of lists.values())
    for (const [entryId, students] of (await studentsOfList(db, list)) ?? [])
      names.set(
        `${list.id} ${entryId}`,
        students.flatMap(({ state, name }) => (state === 'goes' ? [name] : [])),
      );
  return names;
}

function readLine(line: Line, prizes: Map<string, Prize>, students: string[]): Outcome | null {
  const { list, entry } = line;
  const next = list.edge?.toRound ?? null;
  const confirmedAt = list.confirmedAt ?? new Date(0);
  const kind = outcomeOf({
    kind: list.kind,
    decision: line.decision,
    entered: next !== null && entry.nextEntries.some(({ roundId }) => roundId === next.id),
    wasReserve: list.overrides.some(({ entryId, at }) => entryId === line.entryId && at > confirmedAt),
    revoked: entry.awards.some(
      ({ revokedAt, prizeRule }) => revokedAt !== null && prizeRule.code === line.prizeCode,
    ),
  });
  if (!kind) return null;
  const [notice] = list.notices;
  return {
    kind,
    list: list.kind,
    prize: kind === 'prize' ? (prizes.get(`${entry.roundId} ${line.prizeCode ?? ''}`) ?? null) : null,
    next: next ? { name: next.name, nameEn: next.nameEn } : elsewhere(list),
    students,
    at: notice?.publishedAt ?? list.handedOnAt ?? confirmedAt,
    noticeId: notice?.id ?? null,
    resultId: list.resultId,
  };
}

/** The contest run elsewhere that an entry list goes to. */
function elsewhere({ kind, round }: Line['list']): Named | null {
  return kind === 'ENTRY' && round.outsideName ? { name: round.outsideName, nameEn: null } : null;
}

/** Names of prizes by round and code. */
async function prizeNames(lines: readonly Line[]): Promise<Map<string, Prize>> {
  const rounds = [...new Set(lines.map(({ entry }) => entry.roundId))];
  const rules = await db.prizeRule.findMany({
    where: { roundId: { in: rounds } },
    select: { roundId: true, code: true, name: true, nameEn: true, order: true },
  });
  return new Map(rules.map(({ roundId, code, ...prize }) => [`${roundId} ${code}`, prize]));
}
