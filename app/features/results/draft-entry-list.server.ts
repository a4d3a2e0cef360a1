import { z } from 'zod';

import { KEPT, KEPT_JOIN } from './kept-names.ts';
import { labelEntryList } from './label-list.ts';
import { listApart } from './list-apart.server.ts';
import { listBasis } from './list-basis.server.ts';
import { readCandidates, readQuota, readShared } from './quota-inputs.server.ts';
import { managedRound } from './scope.server.ts';
import { freezeDraft, labelRows, readRows, storeDraft } from './store-draft.server.ts';
import { ONCE } from '#app/domain/advancement.ts';
import { labelsOf } from '#app/domain/bundle/labels.ts';
import type { ComputedLine } from '#app/domain/bundle/list-inputs.ts';
import { promotionOf } from '#app/domain/promoted-students.ts';
import { QUOTA_DIMENSIONS } from '#app/domain/quota-bucket.ts';
import type { QuotaDimension, Where } from '#app/domain/quota-bucket.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { isDefenceJudged } from '#app/features/rounds/finalists.server.ts';
import { workedOut } from '#app/features/shared/worked-out.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Where the list leads: along an edge, from this round to the contest run elsewhere that its settings name, or to the
 * defence of the same round.
 */
export const DraftEntryListSchema = z.union([
  z.object({ edgeId: z.uuid() }),
  z.object({ outsideOf: z.uuid() }),
  z.object({ finalistsOf: z.uuid() }),
]);
type Target = z.infer<typeof DraftEntryListSchema>;

/**
 * Drafts the entry list for the next round, or the list of finalists, from the newest scoring table under the round's
 * quota for it. Every line carries its reason; nothing takes effect before the list is confirmed. An earlier draft for
 * the same purpose is replaced. Selection may take a while: it happens before the transaction.
 */
export function draftEntryList(
  viewer: Viewer,
  target: Target,
  context: Context,
  { select = listApart }: { select?: typeof listApart } = {},
): Promise<Result<{ listId: string }>> {
  return workedOut(context, {
    basis: async (tx) => {
      const found = await leadsTo(tx, viewer, target);
      if (!found) return null;
      const { round, kind, edge } = found;
      return listBasis(tx, { roundId: round.id, kind, ofStudents: edge.promotes === 'STUDENT' }, found);
    },
    work: (tx) => selectEntries(tx, viewer, target, select),
    keep: async (tx, { found, resultId, quota, entries, list, frozen, names }) => {
      const { round, kind, edgeId, edge, name } = found;
      const { lines, selection } = list;
      const isOfProjects = promotionOf(edge) === 'PROJECT';
      const listId = await storeDraft(tx, {
        list: {
          roundId: round.id,
          edgeId,
          resultId,
          kind,
          title:
            kind === 'FINALIST'
              ? `${round.name}入围终评作品名单`
              : `${round.name}推荐${isOfProjects ? '作品' : '学生'}名单（${name}）`,
          promotes: edge.promotes,
          authors: edge.authors,
          rules: {
            reserves: quota.reserves,
            caps: (selection?.caps ?? []).map(({ kind: of, used, limit, where }) => ({
              kind: of,
              used,
              limit,
              label: names(where),
            })),
            clashes: (selection?.clashes ?? []).map(({ rules }) =>
              rules.map(({ kind: of, limit, where, candidates: has }) => ({
                kind: of,
                limit,
                candidates: has,
                label: names(where),
              })),
            ),
            proved: selection?.proved ?? true,
          },
          draftedById: viewer.personId,
          draftedAt: context.now,
        },
        frozen,
        entries,
        lines,
        reasonOf: ({ reason, where, floor }) => ({
          code: reason.code,
          params: {
            ...reason.params,
            where: Object.values(names(where)).join(KEPT_JOIN),
            ...(floor ? { floor: Object.values(names(floor)).join(KEPT_JOIN) } : {}),
          },
        }),
      });
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: kind === 'FINALIST' ? 'draft-finalist-list' : 'draft-entry-list',
        subject: { type: 'entry-list', id: listId },
        roundId: round.id,
        data: { selected: count(lines, 'SELECTED'), undecided: count(lines, 'UNDECIDED') },
      });
      return ok({ listId });
    },
  });
}

/** The list with all that it is stored with; or why there is none. */
async function selectEntries(tx: Tx, viewer: Viewer, target: Target, select: typeof listApart) {
  const found = await leadsTo(tx, viewer, target);
  if (!found) return refuse('not-found');
  const { round, kind, edge, name } = found;
  if (name === null) return refuse('list-no-next-round');
  if (kind === 'FINALIST' && (await isDefenceJudged(tx, round.id))) return refuse('list-finalists-late');
  const result = await tx.result.findFirst({
    where: { roundId: round.id },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  if (!result) return refuse('list-no-result');
  const quota = await readQuota(tx, round.id, kind);
  if (!quota || quota.lines.length === 0)
    return refuse(kind === 'FINALIST' ? 'list-no-finalist-quota' : 'list-no-quota');
  const rows = await readRows(tx, result.id);
  const entries = labelsOf(
    'e',
    rows.map((row) => row.entryId),
  );
  const promotion = promotionOf(edge);
  const { inputs, unlabel } = labelEntryList(
    entries,
    quota,
    await readCandidates(tx, result.id),
    promotion === 'PROJECT'
      ? undefined
      : { promotes: promotion, once: await readShared(tx, result.id, promotion) },
  );
  const list = await select(inputs, labelRows(rows, entries));
  const frozen = await freezeDraft(inputs, list.lines, entries);
  const nameOf = await bucketNames(tx, round.id);
  const names = (where: Where = {}) => nameOf(unlabel(where));
  return ok({ found, resultId: result.id, quota, entries, list, frozen, names });
}

/** Where no edge says what goes on, projects do. */
const OF_PROJECTS = { promotes: 'PROJECT', authors: 'FIRST' } as const;

/** The round that a list is drafted for, and what it leads to by name; null when not managed. */
async function leadsTo(tx: Tx, viewer: Viewer, target: Target) {
  const within = { edgeId: null, edge: OF_PROJECTS };
  if ('outsideOf' in target) {
    const round = await managedRound(tx, viewer, target.outsideOf);
    return round && { ...within, round, kind: 'ENTRY' as const, name: round.outsideName };
  }
  if ('finalistsOf' in target) {
    const round = await managedRound(tx, viewer, target.finalistsOf);
    return round && { ...within, round, kind: 'FINALIST' as const, name: '' };
  }
  const edge = await tx.promotionEdge.findUnique({
    where: { id: target.edgeId },
    select: { fromRoundId: true, promotes: true, authors: true, toRound: { select: { name: true } } },
  });
  const round = edge ? await managedRound(tx, viewer, edge.fromRoundId) : null;
  return edge && round
    ? { round, kind: 'ENTRY' as const, edgeId: target.edgeId, edge, name: edge.toRound.name }
    : null;
}

function count(lines: readonly ComputedLine[], decision: string): number {
  return lines.filter((line) => line.decision === decision).length;
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
      ...(where[ONCE] === undefined ? [] : [['once', KEPT.once]]),
      ...(where.team === undefined ? [] : [['team', where.team === 'true' ? KEPT.team : KEPT.individual]]),
    ]);
}
