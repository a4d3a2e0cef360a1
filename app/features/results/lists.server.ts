import { z } from 'zod';

import { englishNames } from './english-names.server.ts';
import { handOnBlockers, listBlockers, runningNotice } from './list-blockers.server.ts';
import { presentUse } from './present-use.server.ts';
import { goingStudents, studentsOfList } from './promoted-students.server.ts';
import type { ListStudent } from './promoted-students.server.ts';
import { readQuota } from './quota-inputs.server.ts';
import { managedList, managedRound } from './scope.server.ts';
import { LineReasonSchema } from './stored.ts';
import { promotionOf } from '#app/domain/promoted-students.ts';
import { isDefenceJudged } from '#app/features/rounds/finalists.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The lists of a round, newest first, and where new ones may lead; null when not visible. */
export async function listsOfRound(viewer: Viewer, roundId: string) {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const [lists, edges, prizeRules, finalists, latest] = await Promise.all([
    db.entryList.findMany({
      where: { roundId },
      orderBy: { draftedAt: 'desc' },
      select: {
        id: true,
        kind: true,
        status: true,
        title: true,
        draftedAt: true,
        edge: { select: { id: true, toRound: { select: { name: true, nameEn: true } } } },
        result: { select: { version: true } },
        notices: { where: { withdrawnAt: null }, select: { id: true } },
        _count: { select: { lines: { where: { decision: 'SELECTED' } } } },
      },
    }),
    db.promotionEdge.findMany({
      where: { fromRoundId: roundId },
      select: {
        id: true,
        toRound: { select: { id: true, name: true, nameEn: true } },
      },
    }),
    db.prizeRule.count({ where: { roundId } }),
    offersFinalists(roundId),
    db.result.findFirst({ where: { roundId }, orderBy: { version: 'desc' }, select: { version: true } }),
  ]);
  const quota = await readQuota(db, roundId, 'ENTRY');
  return {
    round,
    lists,
    edges,
    /** Without one no list for another round can be drafted. */
    hasQuota: (quota?.lines.length ?? 0) > 0,
    prizeRules,
    finalists,
    latestVersion: latest?.version ?? null,
  };
}

/** Whether a list of finalists can be drafted: it has a quota and the defence is not judged yet; 'quota-first' in a round of two stages. */
async function offersFinalists(roundId: string): Promise<'draft' | 'quota-first' | null> {
  if (await isDefenceJudged(db, roundId)) return null;
  if ((await readQuota(db, roundId, 'FINALIST'))?.lines.length) return 'draft';
  const defence = await db.rubric.count({ where: { roundId, stage: 'DEFENCE' } });
  return defence > 0 ? 'quota-first' : null;
}

const RuleSchema = z.object({
  kind: z.enum(['cap', 'floor']).default('cap'),
  label: z.record(z.string(), z.string()).default({}),
  limit: z.number(),
});

/** What the selection reported of its rules, kept with the list. */
export const StoredRulesSchema = z.object({
  caps: z.array(RuleSchema.extend({ used: z.number() })).default([]),
  /** Sets of rules that could not hold together. */
  clashes: z.array(z.array(RuleSchema.extend({ candidates: z.number() }))).default([]),
  /** False when the best list could not be proved to be the best. */
  proved: z.boolean().default(true),
  reserves: z.number().default(0),
  /** Categories with equal claims to the last prizes under the cap of all prizes. */
  capTied: z.array(z.string()).default([]),
});

export type LineFilter = {
  decision: 'SELECTED' | 'RESERVE' | 'NOT_SELECTED' | 'UNDECIDED' | 'REVOKED';
  search: string;
  page: number;
};

/** One list with a page of its lines; null when not visible. */
export async function getList(viewer: Viewer, listId: string, filter: LineFilter, now: Date, pageSize = 50) {
  const list = await managedList(db, viewer, listId);
  if (!list) return null;
  const search = filter.search.trim();
  const where = {
    listId,
    decision: filter.decision,
    ...(search
      ? {
          entry: {
            OR: [
              { number: { contains: search } },
              { project: { title: { contains: search } } },
              { school: { name: { contains: search } } },
              ...(list.promotes === 'STUDENT'
                ? [
                    {
                      project: {
                        authors: { some: { status: 'ACCEPTED' as const, name: { contains: search } } },
                      },
                    },
                  ]
                : []),
            ],
          },
        }
      : {}),
  };
  const [facts, counts, matching, lines, overrides] = await Promise.all([
    db.entryList.findUniqueOrThrow({
      where: { id: listId },
      select: {
        draftedAt: true,
        confirmedAt: true,
        confirmedById: true,
        handedOnAt: true,
        rules: true,
        result: { select: { id: true, version: true, inputsHash: true, decimals: true } },
        edge: { select: { toRound: { select: { name: true, nameEn: true } } } },
        notices: {
          orderBy: { publishedAt: 'desc' },
          select: {
            id: true,
            title: true,
            publishedAt: true,
            publishedById: true,
            withdrawnAt: true,
            bundleHash: true,
            versions: {
              orderBy: { version: 'asc' },
              select: { version: true, at: true, bundleHash: true },
            },
          },
        },
      },
    }),
    db.entryListLine.groupBy({ by: ['decision'], where: { listId }, _count: true }),
    db.entryListLine.count({ where }),
    db.entryListLine.findMany({
      where,
      orderBy: [
        { position: { sort: 'asc', nulls: 'last' } },
        { rank: { sort: 'asc', nulls: 'last' } },
        { entry: { number: 'asc' } },
      ],
      skip: (filter.page - 1) * pageSize,
      take: pageSize,
      select: {
        decision: true,
        position: true,
        rank: true,
        value: true,
        prizeCode: true,
        reason: true,
        entry: {
          select: {
            id: true,
            number: true,
            unit: { select: { name: true } },
            school: { select: { name: true } },
            group: { select: { name: true, nameEn: true } },
            project: { select: { title: true } },
            deliberated: {
              where: {
                leftOut: false,
                deliberation: { listId, status: { in: ['OPEN', 'CLOSED'] } },
              },
              select: { deliberationId: true },
            },
          },
        },
      },
    }),
    db.listOverride.findMany({
      where: { listId },
      orderBy: { at: 'asc' },
      select: {
        entryId: true,
        from: true,
        to: true,
        fromPrize: true,
        toPrize: true,
        reason: true,
        at: true,
        byId: true,
        deliberationId: true,
      },
    }),
  ]);
  const { rules, confirmedById, notices, ...rest } = facts;
  const students = await studentsOfList(db, list);
  const prizes =
    list.kind === 'AWARD'
      ? await db.prizeRule.findMany({
          where: { roundId: list.roundId },
          orderBy: { order: 'asc' },
          select: { code: true, name: true, nameEn: true },
        })
      : [];
  const people = await db.person.findMany({
    where: {
      id: {
        in: [
          ...overrides.map((override) => override.byId),
          ...facts.notices.map((notice) => notice.publishedById),
          list.draftedById,
          facts.confirmedById ?? '',
        ],
      },
    },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  const leads = list.edge !== null || list.round.outsideName !== null;
  const handsOn = list.status === 'CONFIRMED' && list.kind === 'ENTRY' && leads;
  const outside =
    list.kind === 'ENTRY' && !list.edge && list.round.outsideName
      ? { contest: list.round.outsideName, organiser: list.round.outsideOrganiser ?? '' }
      : null;
  return {
    ...list,
    ...rest,
    draftedBy: names.get(list.draftedById) ?? '',
    confirmedBy: names.get(confirmedById ?? '') ?? '',
    notices: notices.map(({ publishedById, ...notice }) => ({
      ...notice,
      publishedBy: names.get(publishedById) ?? '',
    })),
    /** The round wants another person to confirm than the one who drafted, who is the viewer. */
    waitsForOther:
      list.status === 'DRAFT' && list.round.twoPersonLists && list.draftedById === viewer.personId,
    promotion: promotionOf(list),
    /** How many students go on; null where projects do. */
    going: students && (await countGoing(listId, students)),
    rules: await rulesNow(listId, rules, overrides.length > 0),
    english: await englishNames(db, list.roundId),
    prizes,
    counts: Object.fromEntries(counts.map(({ decision, _count }) => [decision, _count])),
    matching,
    pageSize,
    blockers:
      list.status === 'DRAFT'
        ? await listBlockers(db, list)
        : handsOn
          ? await handOnBlockers(db, list, now)
          : [],
    /** The contest run elsewhere that it goes to, where it goes to one. */
    outside,
    handsOn,
    running: handsOn ? await runningNotice(db, listId, now) : null,
    lines: lines.map((line) => ({
      ...line,
      reason: LineReasonSchema.parse(line.reason),
      students: students ? (students.get(line.entry.id) ?? []) : null,
      overrides: overrides
        .filter((override) => override.entryId === line.entry.id)
        .map((override) => ({ ...override, by: names.get(override.byId) ?? '' })),
    })),
  };
}

/** The rules with how far they are used now: what was drafted until somebody has changed a line. */
async function rulesNow(listId: string, stored: unknown, isChanged: boolean) {
  const rules = StoredRulesSchema.parse(stored);
  const used = isChanged && rules.caps.length > 0 ? await presentUse(db, listId) : null;
  return used?.length === rules.caps.length
    ? { ...rules, caps: rules.caps.map((cap, index) => ({ ...cap, used: used[index] ?? cap.used })) }
    : rules;
}

async function countGoing(listId: string, students: ReadonlyMap<string, ListStudent[]>): Promise<number> {
  const selected = await db.entryListLine.findMany({
    where: { listId, decision: 'SELECTED' },
    select: { entryId: true },
  });
  return goingStudents(
    students,
    selected.map(({ entryId }) => entryId),
  ).length;
}
