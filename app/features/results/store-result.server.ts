import { freezeText } from './frozen.server.ts';
import type { ResultDetail, ResultSummary } from './stored.ts';
import type { TableInputs } from './table-inputs.server.ts';
import type { ScoringTable, TableRow } from '#app/domain/bundle/scoring-inputs.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { insertRows } from '#app/platform/db/insert-rows.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/** Inputs of tables that no list was drafted from are kept for so many versions. */
const UNUSED_INPUTS_KEPT = 3;

/** What a table is kept with for good, packed; worked out before the transaction that keeps it. */
export function freezeInputs({ text, labels }: TableInputs): Promise<Uint8Array<ArrayBuffer>> {
  const ids = JSON.stringify({ entryIds: labels.entries.ids, judgeIds: labels.judges.ids });
  return freezeText(`{"inputs":${text},${ids.slice(1)}`);
}

/** Keeps a table as the next version of the round's, and answers which that is. */
export async function storeResult(
  tx: Tx,
  viewer: Viewer,
  made: { from: TableInputs; table: Extract<ScoringTable, { ok: true }>; frozen: Uint8Array<ArrayBuffer> },
  now: Date,
): Promise<number> {
  const { from, table, frozen } = made;
  const { round, labels, inputs } = from;
  const roundId = round.id;
  const entryId = labels.entries.idOf;
  const summary: ResultSummary = {
    ...from.facts,
    scored: table.rows.filter(({ value }) => value !== null).length,
    ties: table.ties.map((group) => group.map(entryId)),
    finalists: inputs.entries.filter(({ isFinalist }) => isFinalist).length,
    stageWeights: inputs.stageWeights,
    fits: table.fits,
  };
  const last = await tx.result.aggregate({ where: { roundId }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  const result = await tx.result.create({
    data: {
      roundId,
      version,
      method: inputs.rule.method,
      decimals: inputs.rule.decimals,
      inputsHash: from.hash,
      inputs: frozen,
      summary,
      createdById: viewer.personId,
      createdAt: now,
    },
    select: { id: true },
  });
  const rowOf = ({ totals, notes, stages = [], rasch, isFinalist, ...row }: TableRow) => {
    const { scores, value, rank, tied } = row;
    const detail: ResultDetail = {
      totals: totals.map((total) => ({ ...total, judgeId: labels.judges.idOf(total.judgeId) })),
      notes,
      stages,
      ...(rasch ? { rasch } : {}),
      ...(isFinalist ? { isFinalist } : {}),
    };
    const ids = { id: uuidv7(), resultId: result.id, entryId: entryId(row.entryId) };
    return { ...ids, scores, value, rank, tied, detail: JSON.stringify(detail) };
  };
  await insertRows(tx, 'ResultRow', table.rows.map(rowOf));
  await forgetUnused(tx, roundId, version);
  // What was proven and asked for it is answered by this table.
  await tx.objection.updateMany({
    where: { roundId, status: 'UPHELD', remedy: 'RECOMPUTE', resultId: null },
    data: { resultId: result.id },
  });
  await audit(tx, {
    at: now,
    actorId: viewer.personId,
    verb: 'compute-result',
    subject: { type: 'result', id: result.id },
    roundId,
    data: { version, entries: summary.entries, scored: summary.scored },
  });
  return version;
}

/** Lets go of the inputs of older tables that nothing rests on. */
async function forgetUnused(tx: Tx, roundId: string, version: number): Promise<void> {
  await tx.result.updateMany({
    where: { roundId, version: { lte: version - UNUSED_INPUTS_KEPT }, lists: { none: {} } },
    data: { inputs: null },
  });
}
