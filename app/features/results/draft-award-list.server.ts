import type { z } from 'zod';

import { labelAwardList } from './label-list.ts';
import type { RoundIdSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import { labelRows, readRows, storeDraft } from './store-draft.server.ts';
import { finalistsOfTable } from './table-finalists.server.ts';
import { labelsOf } from '#app/domain/bundle/labels.ts';
import { computeList } from '#app/domain/bundle/list-inputs.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Drafts the award list of a round from the newest scoring table and the round's prize rules. */
export async function draftAwardList(
  viewer: Viewer,
  { roundId }: z.infer<typeof RoundIdSchema>,
  context: Context,
): Promise<Result<{ listId: string }>> {
  return inTransaction(context, async (tx) => {
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
    const { lines, capTied } = computeList(inputs, labelRows(rows, entries));
    const categories = await tx.category.findMany({ where: { roundId }, select: { code: true, name: true } });
    const nameOf = (code: string) => rules.find((rule) => rule.code === code)?.name ?? code;
    const listId = await storeDraft(tx, {
      list: {
        roundId,
        edgeId: null,
        resultId: result.id,
        kind: 'AWARD',
        title: `${round.name}获奖名单`,
        rules: {
          caps: [],
          reserves: 0,
          capTied: capTied.map((key) => categories.find(({ code }) => code === key)?.name ?? key),
        },
        draftedById: viewer.personId,
        draftedAt: context.now,
      },
      inputs,
      entries,
      lines,
      reasonOf: ({ reason, prizeCode }) => ({
        code: reason.code,
        // People read a prize's name.
        params: prizeCode === null ? reason.params : { ...reason.params, prize: nameOf(prizeCode) },
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
  });
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
