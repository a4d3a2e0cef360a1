import { insertRows } from '#app/platform/db/insert-rows.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

type Given = { roundId: string; selected: readonly { entryId: string; prizeCode: string | null }[] };

/**
 * Gives the prizes of a confirmed award list. Prizes of an earlier list of the round that are not on it end, and their
 * certificates with them; those that are stay the rows they were.
 */
export async function giveAwards(
  tx: Tx,
  { roundId, selected }: Given,
  { reason, now }: { reason: string; now: Date },
): Promise<void> {
  const rules = await tx.prizeRule.findMany({ where: { roundId }, select: { id: true, code: true } });
  const ruleIds = new Map(rules.map((rule) => [rule.code, rule.id]));
  const key = (award: { entryId: string; prizeRuleId: string }) => `${award.entryId} ${award.prizeRuleId}`;
  const wanted = selected.flatMap(({ entryId, prizeCode }) => {
    const prizeRuleId = prizeCode ? ruleIds.get(prizeCode) : undefined;
    return prizeRuleId ? [{ entryId, prizeRuleId }] : [];
  });
  const given = await tx.award.findMany({
    where: { prizeRule: { roundId } },
    select: { id: true, entryId: true, prizeRuleId: true, revokedAt: true },
  });
  const wantedKeys = new Set(wanted.map(key));
  const givenKeys = new Set(given.map(key));
  for (const award of given) {
    const stays = wantedKeys.has(key(award));
    if (stays && award.revokedAt !== null)
      await tx.award.update({
        where: { id: award.id },
        data: { givenAt: now, revokedAt: null, revokeReason: null },
        select: { id: true },
      });
    if (stays || award.revokedAt !== null) continue;
    await tx.award.update({
      where: { id: award.id },
      data: { revokedAt: now, revokeReason: reason },
      select: { id: true },
    });
    await tx.certificate.updateMany({
      where: { awardId: award.id, voidedAt: null },
      data: { voidedAt: now },
    });
  }
  await insertRows(
    tx,
    'Award',
    wanted
      .filter((award) => !givenKeys.has(key(award)))
      .map((award) => ({ id: uuidv7(), ...award, givenAt: now })),
  );
}
