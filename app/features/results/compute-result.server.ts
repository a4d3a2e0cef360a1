import type { z } from 'zod';

import { refuseScales, refuseTable } from './refuse-table.server.ts';
import type { RoundIdSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import { scoreApart } from './score-apart.server.ts';
import type { ScoreOptions } from './score-apart.server.ts';
import { freezeInputs, storeResult } from './store-result.server.ts';
import { tableBasis } from './table-basis.server.ts';
import { readTableInputs } from './table-inputs.server.ts';
import type { TableInputs } from './table-inputs.server.ts';
import { scoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import type { ScoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import { isCalibrated } from '#app/domain/calibration/methods.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { MOST_ATTEMPTS } from '#app/features/shared/worked-out.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

export type ComputeOptions = Omit<ScoreOptions, 'onProgress'> & {
  onProgress?: (progress: { attempt: number; turn: number; residual: number }) => void;
  /** How a calibrated table is worked out, outside any transaction. */
  score?: typeof scoreApart;
  /** When it is kept; the time of the context unless given. */
  clock?: () => Date;
};

/**
 * Makes the scoring table of a round from the score sheets submitted so far: a new version, frozen together with
 * everything that went in and its SHA-256. Earlier versions and the lists drafted from them stay as they are. It is worked
 * out before the transaction, which then keeps the table only if nothing that went in has changed; otherwise it begins
 * again. Where that never ends, the methods that take each entry by itself are worked out while all others wait.
 */
export async function computeResult(
  viewer: Viewer,
  { roundId }: z.infer<typeof RoundIdSchema>,
  context: Context,
  { onProgress, signal, score = scoreApart, clock = () => context.now }: ComputeOptions = {},
): Promise<Result<{ version: number }>> {
  const { tx } = context;
  const round = await managedRound(tx ?? db, viewer, roundId);
  if (!round) return refuse('not-found');
  if (tx) return computeWithin(tx, viewer, roundId, clock());
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    // Read first: what changes while all the rest is read is a change.
    const basis = await tableBasis(db, viewer, roundId);
    const from = await readTableInputs(db, viewer, roundId);
    if (!from) return refuse('not-found');
    const unfit = await refuseUnfit(db, from);
    if (unfit) return unfit;
    signal?.throwIfAborted();
    const table = await score(from.inputs, {
      signal,
      onProgress: (progress) => onProgress?.({ attempt, ...progress }),
    });
    const refused = await refuseEmpty(db, roundId, table);
    if (refused || !table.ok) return refused ?? refuse('result-nothing-scored');
    const frozen = await freezeInputs(from);
    const version = await inTransaction({ now: clock() }, async (open) =>
      (await tableBasis(open, viewer, roundId)) === basis
        ? storeResult(open, viewer, { from, table, frozen }, clock())
        : null,
    );
    if (version !== null) return ok({ version });
  }
  if (isCalibrated(round.scoringMethod)) return refuse('result-inputs-moved', { count: MOST_ATTEMPTS });
  return inTransaction(context, (open) => computeWithin(open, viewer, roundId, clock()));
}

/** The whole of it within one transaction: for a command that has one, and for a round that never rests. */
async function computeWithin(
  tx: Tx,
  viewer: Viewer,
  roundId: string,
  now: Date,
): Promise<Result<{ version: number }>> {
  const from = await readTableInputs(tx, viewer, roundId);
  if (!from) return refuse('not-found');
  const unfit = await refuseUnfit(tx, from);
  if (unfit) return unfit;
  const table = scoringTable(from.inputs);
  const refused = await refuseEmpty(tx, roundId, table);
  if (refused || !table.ok) return refused ?? refuse('result-nothing-scored');
  const frozen = await freezeInputs(from);
  return ok({ version: await storeResult(tx, viewer, { from, table, frozen }, now) });
}

function refuseUnfit(tx: Pick<Tx, 'rubric' | 'criterion'>, { round }: TableInputs) {
  return round.scoringMethod === 'MFRM' ? refuseScales(tx, round.id) : null;
}

/** Refuses what is no table, and one that holds no value at all. */
async function refuseEmpty(
  tx: Pick<Tx, 'rubric' | 'criterion'>,
  roundId: string,
  table: ScoringTable,
): Promise<Result<never> | null> {
  if (!table.ok) return refuseTable(tx, roundId, table);
  const isEmpty = table.rows.every(
    ({ value, stages = [] }) => value === null && stages.every((one) => one.value === null),
  );
  return isEmpty ? refuse('result-nothing-scored') : null;
}
