import { z } from 'zod';

import { ResultDetailSchema, ResultSummarySchema } from '#app/features/results/stored.ts';
import { studentsOfList } from '#app/features/results/promoted-students.server.ts';
import { managedList, managedRound } from '#app/features/results/scope.server.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import type { promotionOf } from '#app/domain/promoted-students.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** How many lines an answer has, and after which it goes on. */
export const PageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().default(''),
});
export type Page = z.output<typeof PageSchema>;

const ENTRY = {
  id: true,
  number: true,
  status: true,
  isTeam: true,
  submittedAt: true,
  fromEntryId: true,
  category: { select: { code: true, name: true } },
  group: { select: { code: true, name: true } },
  discipline: { select: { code: true, name: true } },
  unit: { select: { id: true, name: true } },
  school: { select: { id: true, name: true } },
  project: {
    select: {
      title: true,
      authors: { where: { status: 'ACCEPTED' }, orderBy: { order: 'asc' }, select: { name: true } },
      tutors: { orderBy: { order: 'asc' }, select: { name: true } },
    },
  },
} satisfies Prisma.EntrySelect;

/** An entry as other systems read it: what lists print, and nothing more about anybody. */
const entryOf = ({ project, isTeam, ...entry }: Prisma.EntryGetPayload<{ select: typeof ENTRY }>) => ({
  ...entry,
  title: project.title,
  team: isTeam,
  authors: project.authors.map(({ name }) => name),
  tutors: project.tutors.map(({ name }) => name),
});

/** One page of rows, and from where the next one goes on; null at the end. */
function paged<T extends { id: string }>(rows: readonly T[], { limit }: Page) {
  const shown = rows.slice(0, limit);
  return { shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

const pageOf = ({ limit, after }: Page) => ({
  orderBy: { id: 'asc' as const },
  take: limit + 1,
  ...(after ? { cursor: { id: after }, skip: 1 } : {}),
});

/** The rounds of the key's unit and of those below it. */
export async function apiRounds(viewer: Viewer, page: Page) {
  const rows = await db.round.findMany({
    where: { unit: unitsInReach(viewer) },
    ...pageOf(page),
    select: {
      id: true,
      name: true,
      nameEn: true,
      number: true,
      timeZone: true,
      unit: { select: { id: true, name: true, kind: true, code: true } },
      edition: { select: { id: true, name: true, year: true, isSample: true } },
      windows: { select: { kind: true, opensAt: true, closesAt: true } },
      promotesTo: { select: { toRoundId: true } },
    },
  });
  const { shown, next } = paged(rows, page);
  return {
    rounds: shown.map(({ promotesTo, ...round }) => ({
      ...round,
      leadsTo: promotesTo.map(({ toRoundId }) => toRoundId),
    })),
    next,
  };
}

/** The entries of a round that have reached the organiser; null when the key does not reach it. */
export async function apiEntries(viewer: Viewer, roundId: string, page: Page) {
  if (!(await managedRound(db, viewer, roundId))) return null;
  const rows = await db.entry.findMany({
    where: { roundId, status: { in: ['HANDED_IN', 'ELIGIBLE', 'REJECTED'] } },
    ...pageOf(page),
    select: ENTRY,
  });
  const { shown, next } = paged(rows, page);
  return { entries: shown.map(entryOf), next };
}

/** What the Rasch model says of an entry: logits and mean squares; nothing by other methods. */
function raschOf(detail: unknown) {
  const { rasch, stages } = ResultDetailSchema.parse(detail);
  const number = (one: number | null) => (one === null ? null : one / 10_000);
  const shown = (one: NonNullable<typeof rasch>) => ({
    measure: number(one.measure),
    standardError: number(one.se),
    infit: number(one.infit),
    outfit: number(one.outfit),
    rankLow: one.low,
    rankHigh: one.high,
  });
  const byStage = stages.flatMap((one) => (one.rasch ? [{ stage: one.stage, ...shown(one.rasch) }] : []));
  return {
    ...(rasch ? { rasch: shown(rasch) } : {}),
    ...(byStage.length > 0 ? { raschByStage: byStage } : {}),
  };
}

/** The newest scoring table of a round, best first; null when the key does not reach it or there is none. */
export async function apiResult(viewer: Viewer, roundId: string) {
  if (!(await managedRound(db, viewer, roundId))) return null;
  const result = await db.result.findFirst({
    where: { roundId },
    orderBy: { version: 'desc' },
    select: {
      version: true,
      method: true,
      decimals: true,
      inputsHash: true,
      summary: true,
      createdAt: true,
      rows: {
        orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { entryId: 'asc' }],
        select: {
          entryId: true,
          scores: true,
          value: true,
          rank: true,
          tied: true,
          detail: true,
          entry: { select: { number: true } },
        },
      },
    },
  });
  if (!result) return null;
  const { rows, summary, ...facts } = result;
  const { missingSheets, recusedSheets, fits } = ResultSummarySchema.parse(summary);
  return {
    ...facts,
    missingSheets,
    recusedSheets,
    ...(fits.length > 0 ? { fits } : {}),
    rows: rows.map(({ entry, value, detail, ...row }) => ({
      ...row,
      number: entry.number,
      value: value === null ? null : value / 10 ** facts.decimals,
      ...raschOf(detail),
    })),
  };
}

/** Said of a list of students only: whose of a project's authors go on. */
const promotesOf = (list: Parameters<typeof promotionOf>[0]) =>
  list.promotes === 'PROJECT' ? {} : { promotes: PROMOTES[list.authors] };
const PROMOTES = { FIRST: 'first-authors', EVERY: 'every-author' } as const;

/** The lists of a round that count, drafts included, newest first; null when the key does not reach it. */
export async function apiLists(viewer: Viewer, roundId: string) {
  if (!(await managedRound(db, viewer, roundId))) return null;
  const lists = await db.entryList.findMany({
    where: { roundId, status: { not: 'SUPERSEDED' } },
    orderBy: { draftedAt: 'desc' },
    select: {
      id: true,
      kind: true,
      status: true,
      title: true,
      promotes: true,
      authors: true,
      draftedAt: true,
      confirmedAt: true,
      handedOnAt: true,
      edge: { select: { toRoundId: true } },
      notices: { where: { withdrawnAt: null }, select: { id: true, publishedAt: true, closesAt: true } },
    },
  });
  return {
    lists: lists.map(({ edge, promotes, authors, ...list }) => ({
      ...list,
      leadsTo: edge?.toRoundId ?? null,
      ...promotesOf({ promotes, authors }),
    })),
  };
}

/** The selected entries and reserves of a list, in their places; null when the key does not reach it. */
export async function apiList(viewer: Viewer, listId: string) {
  const list = await managedList(db, viewer, listId);
  if (!list) return null;
  const lines = await db.entryListLine.findMany({
    where: { listId, decision: { in: ['SELECTED', 'RESERVE'] } },
    // SELECTED before RESERVE.
    orderBy: [{ decision: 'desc' }, { position: 'asc' }, { id: 'asc' }],
    select: {
      decision: true,
      position: true,
      rank: true,
      prizeCode: true,
      entry: { select: ENTRY },
    },
  });
  const students = await studentsOfList(db, list);
  const prizes = await db.prizeRule.findMany({
    where: { roundId: list.roundId },
    select: { code: true, name: true },
  });
  const prizeName = new Map(prizes.map(({ code, name }) => [code, name]));
  const { id, roundId, kind, status, title } = list;
  return {
    id,
    roundId,
    kind,
    status,
    title,
    ...promotesOf(list),
    lines: lines.map(({ entry, prizeCode, ...line }) => ({
      ...line,
      prize: prizeCode,
      prizeName: prizeName.get(prizeCode ?? '') ?? null,
      entry: entryOf(entry),
      ...(students
        ? {
            students: (students.get(entry.id) ?? []).flatMap(({ state, name }) =>
              state === 'goes' ? [name] : [],
            ),
          }
        : {}),
    })),
  };
}
