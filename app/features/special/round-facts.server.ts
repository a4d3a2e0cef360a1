import type { ProjectFacts } from '#app/domain/special/projects.ts';
import type { CountedEntry, Holder } from '#app/domain/special/points.ts';
import { tutorsApart } from '#app/domain/quota.ts';
import { QUOTA_FACTS, quotaCandidate } from '#app/features/entries/quota-candidates.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const STANDING_AWARDS = {
  where: { revokedAt: null },
  select: { prizeRule: { select: { code: true, order: true } } },
} as const;
type Awards = { prizeRule: { code: string; order: number } }[];

/** The best prize that an entry holds, by code. */
const prizeOf = (awards: Awards) =>
  awards.toSorted((a, b) => a.prizeRule.order - b.prizeRule.order)[0]?.prizeRule.code ?? null;

/** The prizes of a round, the best first; one of several categories once. */
export async function readPrizes(tx: Pick<Tx, 'prizeRule'>, roundId: string) {
  const rules = await tx.prizeRule.findMany({
    where: { roundId },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
    select: { code: true, name: true, nameEn: true },
  });
  return rules.filter((rule, index) => rules.findIndex(({ code }) => code === rule.code) === index);
}

/** Projects that stand in the round's judging, with what a special prize's rule looks at. */
export async function readProjects(
  tx: Pick<Tx, 'entry'>,
  roundId: string,
  entryIds?: readonly string[],
): Promise<(ProjectFacts & { key: string })[]> {
  const entries = await tx.entry.findMany({
    where: { roundId, status: 'ELIGIBLE', ...(entryIds ? { id: { in: [...entryIds] } } : {}) },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      category: { select: { code: true } },
      group: { select: { code: true } },
      discipline: { select: { code: true } },
      finalistAt: true,
      defenceSlot: { select: { entryId: true } },
      awards: STANDING_AWARDS,
    },
  });
  const named = await tx.entry.count({ where: { roundId, status: 'ELIGIBLE', finalistAt: { not: null } } });
  return entries.map(({ id, category, group, discipline, finalistAt, defenceSlot, awards }) => ({
    key: id,
    categoryCode: category?.code ?? '',
    groupCode: group?.code ?? '',
    disciplineCode: discipline?.code ?? '',
    prizeCode: prizeOf(awards),
    // Where no finalists were named, those with a place in the defence are.
    isFinalist: (named > 0 ? finalistAt : defenceSlot) !== null,
  }));
}

/** Ranks of the newest scoring table; empty where there is none. */
export async function readRanks(tx: Pick<Tx, 'result' | 'resultRow'>, roundId: string) {
  const result = await tx.result.findFirst({
    where: { roundId },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  const rows = result
    ? await tx.resultRow.findMany({ where: { resultId: result.id }, select: { entryId: true, rank: true } })
    : [];
  return new Map(rows.map(({ entryId, rank }) => [entryId, rank]));
}

export type HolderFacts = Holder & {
  schoolId: string | null;
  /** Of a tutor. */
  name: string;
  personId: string | null;
};

/** The place that most of somebody's entries name; of equals the first by id, which decides nothing but a display. */
function mostOf(ids: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/**
 * Everybody who could be given an award of a kind, and the entries that count for them: those handed in and not refused.
 * A tutor's own work is nobody's tutoring.
 */
export async function readHolders(
  tx: Pick<Tx, 'entry'>,
  roundId: string,
  forWhom: 'SCHOOLS' | 'UNITS' | 'TUTORS',
): Promise<{ holders: HolderFacts[]; entries: CountedEntry[] }> {
  const rows = await tx.entry.findMany({
    where: { roundId, status: { in: ['HANDED_IN', 'ELIGIBLE'] } },
    orderBy: { id: 'asc' },
    select: {
      ...QUOTA_FACTS,
      category: { select: { code: true, entrants: true } },
      awards: STANDING_AWARDS,
      listLines: {
        where: {
          decision: 'SELECTED',
          list: { roundId, kind: 'ENTRY', status: { in: ['CONFIRMED', 'HANDED_ON'] } },
        },
        select: { id: true },
      },
    },
  });
  const { apart, nameOf } = tutorsApart(rows.map(quotaCandidate));
  const held = rows.map((row, index) => ({
    row,
    holders:
      forWhom === 'SCHOOLS'
        ? [row.schoolId]
        : forWhom === 'UNITS'
          ? [row.unitId]
          : row.category?.entrants === 'TUTOR'
            ? []
            : [...new Set(apart[index]?.tutors ?? [])],
  }));
  const byHolder = new Map<string, typeof rows>();
  for (const { row, holders } of held)
    for (const key of holders) byHolder.set(key, [...(byHolder.get(key) ?? []), row]);
  const people = new Set(rows.flatMap(({ project }) => project.tutors.map(({ personId }) => personId)));
  return {
    holders: [...byHolder]
      .map(([key, own]) => ({
        key,
        unitId: mostOf(own.map(({ unitId }) => unitId)),
        schoolId: forWhom === 'UNITS' ? null : mostOf(own.map(({ schoolId }) => schoolId)),
        name: forWhom === 'TUTORS' ? nameOf(key) : '',
        personId: forWhom === 'TUTORS' && people.has(key) ? key : null,
      }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    entries: held.map(({ row, holders }) => ({
      holders,
      prizeCode: prizeOf(row.awards),
      advanced: row.listLines.length > 0,
    })),
  };
}
