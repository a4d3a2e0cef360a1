import type { z } from 'zod';

import { labelAwardList } from './label-list.ts';
import { listApart } from './list-apart.server.ts';
import { listBasis } from './list-basis.server.ts';
import type { RoundIdSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import { freezeDraft, labelRows, readRows, storeDraft } from './store-draft.server.ts';
import { finalistsOfTable } from './table-finalists.server.ts';
import { labelsOf } from '#app/domain/bundle/labels.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { workedOut } from '#app/features/shared/worked-out.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Drafts the award list of a round from the newest scoring table and the round's prize rules. */
export function draftAwardList(
  viewer: Viewer,
  { roundId }: z.infer<typeof RoundIdSchema>,
  context: Context,
  { select = listApart }: { select?: typeof listApart } = {},
): Promise<Result<{ listId: string }>> {
  return workedOut(context, {
    basis: async (tx) => {
      const round = await managedRound(tx, viewer, roundId);
      return round && listBasis(tx, { roundId, kind: 'AWARD', ofStudents: false }, round);
    },
    work: (tx) => givePrizes(tx, viewer, roundId, select),
    keep: async (tx, { round, resultId, rules, categories, entries, list, frozen }) => {
      const nameOf = (code: string) => rules.find((rule) => rule.code === code)?.name ?? code;
      const listId = await storeDraft(tx, {
        list: {
          roundId,
          edgeId: null,
          resultId,
          kind: 'AWARD',
          title: `${round.name}获奖名单`,
          rules: {
            caps: [],
            reserves: 0,
            capTied: list.capTied.map((key) => categories.find(({ code }) => code === key)?.name ?? key),
          },
          draftedById: viewer.personId,
          draftedAt: context.now,
        },
        frozen,
        entries,
        lines: list.lines,
        reasonOf: ({ reason, prizeCode, tiedFor }) => ({
          code: reason.code,
          // People read a prize's name.
          params: {
            ...reason.params,
            ...(prizeCode === null ? {} : { prize: nameOf(prizeCode) }),
            ...(tiedFor ? { ...tiedFor, prize: nameOf(tiedFor.prizeCode) } : {}),
          },
        }),
      });
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: 'draft-award-list',
        subject: { type: 'entry-list', id: listId },
        roundId,
      });
      return ok({ listId });
    },
  });
}

/** The list with all that it is stored with; or why there is none. */
async function givePrizes(tx: Tx, viewer: Viewer, roundId: string, select: typeof listApart) {
  const round = await managedRound(tx, viewer, roundId);
  if (!round) return refuse('not-found');
  const result = await tx.result.findFirst({
    where: { roundId },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  if (!result) return refuse('list-no-result');
  const rules = await tx.prizeRule.findMany({
    where: { roundId },
    orderBy: { order: 'asc' },
    select: {
      code: true,
      name: true,
      mode: true,
      value: true,
      among: true,
      category: { select: { code: true } },
    },
  });
  if (rules.length === 0) return refuse('list-no-prizes');
  const rows = await readRows(tx, result.id);
  const entries = labelsOf(
    'e',
    rows.map((row) => row.entryId),
  );
  const inputs = labelAwardList(
    entries,
    {
      rules: rules.map(({ category, among, ...rule }) => ({
        ...rule,
        ...(among ? { among } : {}),
        categoryCode: category?.code ?? null,
      })),
      perCategory: round.prizesPerCategory,
      capPercent: round.prizeCapPercent,
    },
    await readFacts(tx, roundId, result.id),
  );
  const list = await select(inputs, labelRows(rows, entries));
  const categories = await tx.category.findMany({ where: { roundId }, select: { code: true, name: true } });
  const frozen = await freezeDraft(inputs, list.lines, entries);
  return ok({ round, resultId: result.id, rules, categories, entries, list, frozen });
}

async function readFacts(tx: Tx, roundId: string, resultId: string) {
  const finalists = await finalistsOfTable(tx, { id: resultId, roundId });
  const entries = await tx.entry.findMany({
    where: { resultRows: { some: { resultId } } },
    select: { id: true, category: { select: { code: true } } },
  });
  return entries.map(({ id, category }) => ({
    entryId: id,
    categoryCode: category?.code ?? null,
    isFinalist: finalists.has(id),
  }));
}
