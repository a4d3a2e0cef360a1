import { createHash } from 'node:crypto';

import { panelsOf } from './judge-panels.server.ts';
import { labelScoring } from './label-scoring.ts';
import { readRoundSheets, stagesJudged } from './round-sheets.server.ts';
import type { RoundSheets } from './round-sheets.server.ts';
import { managedRound } from './scope.server.ts';
import { readStageWeights, TieBreakersSchema } from './stored.ts';
import { modelOf } from '#app/domain/calibration/rasch-choice.ts';
import { reachedWeights } from '#app/domain/stages.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { breathe } from '#app/platform/breathe.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type Reader = Pick<Tx, 'round' | 'entry' | 'rubric' | 'assignment' | 'mark' | 'consensus' | 'panelMember'>;

/** Everything that a scoring table of a round is computed from at this moment, under labels. Null when not managed. */
export async function readTableInputs(tx: Reader, viewer: Viewer, roundId: string) {
  const round = await managedRound(tx, viewer, roundId);
  if (!round) return null;
  const read = await readRoundSheets(tx, round);
  const { scoringMethod: method, trimMinimum, decimals } = round;
  const panels = await panelsOf(tx, roundId);
  const judged = stagesJudged(read.sheets);
  await breathe();
  const { inputs, labels } = labelScoring({
    ...read,
    // Until the defence is judged, the table says who should be heard there and knows no finalists.
    entries: judged.has('DEFENCE') ? read.entries : read.entries.map(withoutFinalists),
    rule: {
      method,
      trimMinimum,
      decimals,
      ...(method === 'MFRM' ? { model: modelOf(round.raschModel) } : {}),
    },
    stageWeights: reachedWeights(readStageWeights(round.stageWeights), judged),
    tieBreakers: TieBreakersSchema.parse(round.tieBreakers ?? []),
    panels: [...panels].map(([judgeId, panelId]) => ({ judgeId, panelId })),
  });
  await breathe();
  const text = JSON.stringify(inputs);
  await breathe();
  const hash = sha256(text);
  const count = (status: string) => read.sheets.filter((sheet) => sheet.status === status).length;
  return {
    round,
    inputs,
    /** The inputs as text, for whoever hashes, sends or keeps them. */
    text,
    labels,
    hash,
    facts: {
      entries: read.entries.length,
      missingSheets: count('missing'),
      recusedSheets: count('recused'),
      mixedVersions: read.mixedVersions,
    },
  };
}
export type TableInputs = NonNullable<Awaited<ReturnType<typeof readTableInputs>>>;

const withoutFinalists = ({ isFinalist: _, ...entry }: RoundSheets['entries'][number]) => entry;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
