import type { z } from 'zod';

import { readRows } from './draft-entry-list.server.ts';
import type { RoundIdSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import { awardPrizes } from '#app/domain/prizes.ts';
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
      select: { code: true, name: true, mode: true, value: true, categoryId: true },
    });
    if (rules.length === 0) return refuse('list-no-prizes');
    const rows = await readRows(tx, result.id);
    const categoryOf = await categories(tx, result.id);
    // A category with prize rules of its own is judged apart; the rest share the round's common rules.
    const ownCategories = new Set(rules.flatMap((rule) => rule.categoryId ?? []));
    const lines = [...ownCategories, null].flatMap((categoryId) => {
      const mine = rows.filter((row) => {
        const category = categoryOf.get(row.entryId) ?? null;
        return categoryId === null
          ? category === null || !ownCategories.has(category)
          : category === categoryId;
      });
      const apply = rules.filter((rule) => rule.categoryId === categoryId);
      return awardPrizes(mine, apply, mine.length);
    });
    await tx.entryList.updateMany({
      where: { roundId, kind: 'AWARD', status: 'DRAFT' },
      data: { status: 'SUPERSEDED' },
    });
    const list = await tx.entryList.create({
      data: {
        roundId,
        resultId: result.id,
        kind: 'AWARD',
        title: `${round.name}获奖名单`,
        rules: { caps: [], reserves: 0 },
        draftedById: viewer.personId,
        draftedAt: context.now,
      },
      select: { id: true },
    });
    const nameOf = (code: string) => rules.find((rule) => rule.code === code)?.name ?? code;
    let position = 0;
    await tx.entryListLine.createMany({
      data: lines.map((line) => ({
        listId: list.id,
        entryId: line.entryId,
        decision: line.undecided
          ? ('UNDECIDED' as const)
          : line.prizeCode
            ? ('SELECTED' as const)
            : ('NOT_SELECTED' as const),
        position: line.prizeCode ? (position += 1) : null,
        rank: line.rank,
        value: line.value,
        prizeCode: line.prizeCode,
        reason: {
          code: line.reason.code,
          // People read a prize's name.
          params:
            line.prizeCode === null
              ? line.reason.params
              : { ...line.reason.params, prize: nameOf(line.prizeCode) },
        },
      })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'draft-award-list',
      subject: { type: 'entry-list', id: list.id },
      roundId,
    });
    return ok({ listId: list.id });
  });
}

async function categories(tx: Tx, resultId: string): Promise<Map<string, string | null>> {
  const entries = await tx.entry.findMany({
    where: { resultRows: { some: { resultId } } },
    select: { id: true, categoryId: true },
  });
  return new Map(entries.map((entry) => [entry.id, entry.categoryId]));
}
