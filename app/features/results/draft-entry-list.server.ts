import { z } from 'zod';

import { readCandidates, readQuota } from './quota-inputs.server.ts';
import { managedRound } from './scope.server.ts';
import { selectUnderQuota } from '#app/domain/advancement.ts';
import type { Selection } from '#app/domain/advancement.ts';
import { QUOTA_DIMENSIONS } from '#app/domain/quota.ts';
import type { QuotaDimension, Where } from '#app/domain/quota.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

export const DraftEntryListSchema = z.object({ edgeId: z.uuid() });

/**
 * Drafts the entry list for the next round from the newest scoring table under the round's quota. Every line carries
 * its reason; nothing takes effect before the list is confirmed. An earlier draft for the same round is replaced.
 */
export async function draftEntryList(
  viewer: Viewer,
  { edgeId }: z.infer<typeof DraftEntryListSchema>,
  context: Context,
): Promise<Result<{ listId: string }>> {
  return inTransaction(context, async (tx) => {
    const edge = await tx.promotionEdge.findUnique({
      where: { id: edgeId },
      select: { fromRoundId: true, toRound: { select: { name: true } } },
    });
    const round = edge ? await managedRound(tx, viewer, edge.fromRoundId) : null;
    if (!edge || !round) return refuse('not-found');
    const result = await tx.result.findFirst({
      where: { roundId: round.id },
      orderBy: { version: 'desc' },
      select: { id: true },
    });
    if (!result) return refuse('list-no-result');
    const quota = await readQuota(tx, round.id);
    if (!quota || quota.lines.length === 0) return refuse('list-no-quota');
    const [rows, candidates] = [await readRows(tx, result.id), await readCandidates(tx, result.id)];
    const selection = selectUnderQuota(rows, quota.lines, candidates, {
      reserves: quota.reserves,
      minimumValue: quota.minimumValue,
    });
    await tx.entryList.updateMany({
      where: { roundId: round.id, edgeId, kind: 'ENTRY', status: 'DRAFT' },
      data: { status: 'SUPERSEDED' },
    });
    const names = await bucketNames(tx, round.id);
    const list = await tx.entryList.create({
      data: {
        roundId: round.id,
        edgeId,
        resultId: result.id,
        kind: 'ENTRY',
        title: `${round.name}推荐作品名单（${edge.toRound.name}）`,
        rules: {
          reserves: quota.reserves,
          caps: selection.caps.map(({ kind, used, limit, where }) => ({
            kind,
            used,
            limit,
            label: names(where),
          })),
          clashes: selection.clashes.map(({ rules }) =>
            rules.map(({ kind, limit, where, candidates: has }) => ({
              kind,
              limit,
              candidates: has,
              label: names(where),
            })),
          ),
          proved: selection.proved,
        },
        draftedById: viewer.personId,
        draftedAt: context.now,
      },
      select: { id: true },
    });
    await tx.entryListLine.createMany({
      data: selection.lines.map((line) => ({
        listId: list.id,
        entryId: line.entryId,
        decision: line.decision,
        position: line.position,
        rank: line.rank,
        value: line.value,
        reason: {
          code: line.reason.code,
          params: {
            ...line.reason.params,
            where: Object.values(names(line.where)).join(' · '),
            ...(line.floor ? { floor: Object.values(names(line.floor)).join(' · ') } : {}),
          },
        },
      })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'draft-entry-list',
      subject: { type: 'entry-list', id: list.id },
      roundId: round.id,
      data: { selected: count(selection, 'SELECTED'), undecided: count(selection, 'UNDECIDED') },
    });
    return ok({ listId: list.id });
  });
}

function count(selection: Selection, decision: string): number {
  return selection.lines.filter((line) => line.decision === decision).length;
}

/** The rows of a scoring table, best first, unscored last. */
export async function readRows(tx: Tx, resultId: string) {
  return tx.resultRow.findMany({
    where: { resultId },
    orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { entryId: 'asc' }],
    select: { entryId: true, value: true, rank: true, tied: true },
  });
}

/** Names the units, schools, groups ... of a bucket as people know them. */
async function bucketNames(tx: Tx, roundId: string): Promise<(where: Where) => Record<string, string>> {
  const inRound = { entries: { some: { roundId } } };
  const named = { select: { id: true, name: true } } as const;
  const coded = { where: { roundId }, select: { code: true, name: true } } as const;
  const names: Record<QuotaDimension, Map<string, string>> = {
    tutor: new Map(),
    unit: new Map((await tx.unit.findMany({ where: inRound, ...named })).map((unit) => [unit.id, unit.name])),
    school: new Map(
      (await tx.school.findMany({ where: inRound, ...named })).map((school) => [school.id, school.name]),
    ),
    group: new Map((await tx.group.findMany(coded)).map((group) => [group.code, group.name])),
    category: new Map((await tx.category.findMany(coded)).map((category) => [category.code, category.name])),
    discipline: new Map(
      (await tx.discipline.findMany(coded)).map((discipline) => [discipline.code, discipline.name]),
    ),
  };
  return (where) =>
    Object.fromEntries([
      ...QUOTA_DIMENSIONS.flatMap((dimension) => {
        const key = where[dimension];
        return key === undefined ? [] : [[dimension, names[dimension].get(key) ?? key]];
      }),
      ...(where.tier === undefined ? [] : [['tier', where.tier]]),
      ...(where.team === undefined ? [] : [['team', where.team === 'true' ? '集体项目' : '个人项目']]),
    ]);
}
