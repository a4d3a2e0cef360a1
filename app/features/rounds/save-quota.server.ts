import type { RowsOf } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type NewQuota = {
  kind: 'HAND_IN' | 'FINALIST' | 'ADVANCE';
  rows: RowsOf<'hand-in-quota'>;
  reserves: number;
  /** 0-100 points; stored scaled by the round's decimals. */
  minimum?: number;
};

/** Saves a quota with its lines. No line at all means no limit: the quota is taken away. */
export async function saveQuota(
  tx: Tx,
  roundId: string,
  { kind, rows, reserves, minimum }: NewQuota,
): Promise<Result<undefined>> {
  const wrong = rows.findIndex((row) => (row.places === null) === (row.percent === null));
  if (wrong >= 0) return refuse('quota-places-needed', { line: wrong + 1 });
  const { decimals } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { decimals: true },
  });
  await tx.quota.deleteMany({ where: { roundId, kind } });
  if (rows.length === 0 && kind !== 'ADVANCE') return ok(undefined);
  const minimumValue = minimum === undefined ? null : Math.round(minimum * 10 ** decimals);
  const quota = await tx.quota.create({
    data: { roundId, kind, reserves, minimumValue },
    select: { id: true },
  });
  await tx.quotaLine.createMany({
    data: rows.map(({ id: _, each, ...line }, order) => ({
      ...line,
      each: each.join(','),
      order,
      quotaId: quota.id,
    })),
  });
  return ok(undefined);
}
