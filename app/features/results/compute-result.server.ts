import { createHash } from 'node:crypto';
import type { z } from 'zod';

import { freeze } from './frozen.server.ts';
import { panelsOf } from './judge-panels.server.ts';
import { labelScoring } from './label-scoring.ts';
import { readRoundSheets } from './round-sheets.server.ts';
import type { RoundIdSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import { readStageWeights, TieBreakersSchema } from './stored.ts';
import type { ResultDetail, ResultSummary } from './stored.ts';
import { scoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import type { ScoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Inputs of tables that no list was drafted from are kept for so many versions. */
const UNUSED_INPUTS_KEPT = 3;

/**
 * Makes the scoring table of a round from the score sheets submitted so far: a new version, frozen together with
 * everything that went in and its SHA-256. Earlier versions and the lists drafted from them stay as they are.
 */
export async function computeResult(
  viewer: Viewer,
  { roundId }: z.infer<typeof RoundIdSchema>,
  context: Context,
): Promise<Result<{ version: number }>> {
  return inTransaction(context, async (tx) => {
    const round = await managedRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const read = await readRoundSheets(tx, round);
    const { scoringMethod, trimMinimum, decimals } = round;
    const panels = await panelsOf(tx, roundId);
    const weights = readStageWeights(round.stageWeights);
    const { inputs, labels } = labelScoring({
      ...read,
      rule: { method: scoringMethod, trimMinimum, decimals },
      stageWeights: weights,
      tieBreakers: TieBreakersSchema.parse(round.tieBreakers ?? []),
      panels: [...panels].map(([judgeId, panelId]) => ({ judgeId, panelId })),
    });
    const table = scoringTable(inputs);
    if (!table.ok) return refuseTable(table);
    const isEmpty = table.rows.every(
      ({ value, stages = [] }) => value === null && stages.every((one) => one.value === null),
    );
    if (isEmpty) return refuse('result-nothing-scored');
    const scored = table.rows.filter(({ value }) => value !== null).length;
    const entryId = labels.entries.idOf;
    const summary: ResultSummary = {
      entries: read.entries.length,
      scored,
      missingSheets: read.sheets.filter(({ status }) => status === 'missing').length,
      recusedSheets: read.sheets.filter(({ status }) => status === 'recused').length,
      ties: table.ties.map((group) => group.map(entryId)),
      mixedVersions: read.mixedVersions,
      stageWeights: weights,
    };
    const last = await tx.result.aggregate({ where: { roundId }, _max: { version: true } });
    const version = (last._max.version ?? 0) + 1;
    const frozen = { inputs, entryIds: labels.entries.ids, judgeIds: labels.judges.ids };
    const result = await tx.result.create({
      data: {
        roundId,
        version,
        method: scoringMethod,
        decimals,
        inputsHash: createHash('sha256').update(JSON.stringify(inputs)).digest('hex'),
        inputs: await freeze(frozen),
        summary,
        createdById: viewer.personId,
        createdAt: context.now,
      },
      select: { id: true },
    });
    await tx.resultRow.createMany({
      data: table.rows.map(({ totals, notes, stages = [], ...row }) => {
        const detail: ResultDetail = {
          totals: totals.map((total) => ({ ...total, judgeId: labels.judges.idOf(total.judgeId) })),
          notes,
          stages,
        };
        return { ...row, resultId: result.id, entryId: entryId(row.entryId), detail };
      }),
    });
    await forgetUnused(tx, roundId, version);
    // What was proven and asked for it is answered by this table.
    await tx.objection.updateMany({
      where: { roundId, status: 'UPHELD', remedy: 'RECOMPUTE', resultId: null },
      data: { resultId: result.id },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'compute-result',
      subject: { type: 'result', id: result.id },
      roundId,
      data: { version, entries: summary.entries, scored: summary.scored },
    });
    return ok({ version });
  });
}

function refuseTable(table: Extract<ScoringTable, { ok: false }>) {
  switch (table.verdict) {
    case 'stage-without-rubric':
      return refuse('result-stage-rubric');
    case 'within-components':
      return refuse('result-in-pieces', { pieces: table.pieces });
    default:
      return refuse('result-panels-apart', { lacking: table.lacking });
  }
}

/** Lets go of the inputs of older tables that nothing rests on. */
async function forgetUnused(tx: Tx, roundId: string, version: number): Promise<void> {
  await tx.result.updateMany({
    where: { roundId, version: { lte: version - UNUSED_INPUTS_KEPT }, lists: { none: {} } },
    data: { inputs: null },
  });
}
