import type { z } from 'zod';

import { labelAwardList } from './label-list.ts';
import type { RoundIdSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import { labelRows, readRows, storeDraft } from './store-draft.server.ts';
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
      select: { code: true, name: true, mode: true, value: true, category: { select: { code: true } } },
    });
    if (rules.length === 0) return refuse('list-no-prizes');
    const rows = await readRows(tx, result.id);
    const entries = labelsOf(
      'e',
      rows.map((row) => row.entryId),
    );
    const inputs = labelAwardList(
      entries,
      rules.map(({ category, ...rule }) => ({ ...rule, categoryCode: category?.code ?? null })),
      await categories(tx, result.id),
    );
    const nameOf = (code: string) => rules.find((rule) => rule.code === code)?.name ?? code;
    const listId = await storeDraft(tx, {
      list: {
        roundId,
        edgeId: null,
        resultId: result.id,
        kind: 'AWARD',
        title: `${round.name}获奖名单`,
        rules: { caps: [], reserves: 0 },
        draftedById: viewer.personId,
        draftedAt: context.now,
      },
      inputs,
      entries,
      lines: computeList(inputs, labelRows(rows, entries)).lines,
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

async function categories(tx: Tx, resultId: string): Promise<Map<string, string | null>> {
  const entries = await tx.entry.findMany({
    where: { resultRows: { some: { resultId } } },
    select: { id: true, category: { select: { code: true } } },
  });
  return new Map(entries.map((entry) => [entry.id, entry.category?.code ?? null]));
}
