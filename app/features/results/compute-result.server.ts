import { createHash } from 'node:crypto';
import { z } from 'zod';

import { calibrationInput } from './calibration-input.ts';
import { panelsOf } from './judge-panels.server.ts';
import { readRoundSheets } from './round-sheets.server.ts';
import type { RoundSheets } from './round-sheets.server.ts';
import type { RoundIdSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import type { ResultDetail, ResultSummary } from './stored.ts';
import { calibratedScores } from '#app/domain/calibration/calibrated-scores.ts';
import { isCalibrated } from '#app/domain/calibration/methods.ts';
import { rankEntries } from '#app/domain/ranking.ts';
import type { TieBreaker } from '#app/domain/ranking.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { scoreEntry } from '#app/domain/scoring.ts';
import type { EntryScore, ScoringRule } from '#app/domain/scoring.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

const TieBreakersSchema: z.ZodType<TieBreaker[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('criterion'), criterionCode: z.string() }),
    z.object({ kind: z.literal('median') }),
    z.object({ kind: z.literal('highest') }),
  ]),
);

/**
 * Makes the scoring table of a round from the score sheets submitted so far: a new version, frozen with the SHA-256 of
 * everything that went in. Earlier versions and the lists drafted from them stay as they are.
 */
export async function computeResult(
  viewer: Viewer,
  { roundId }: z.infer<typeof RoundIdSchema>,
  context: Context,
): Promise<Result<{ version: number }>> {
  return inTransaction(context, async (tx) => {
    const round = await managedRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const input = await readRoundSheets(tx, round);
    const { scoringMethod, trimMinimum, decimals } = round;
    const rule = { method: scoringMethod, trimMinimum, decimals };
    const means = scoreAll(input, { ...rule, method: isCalibrated(scoringMethod) ? 'MEAN' : scoringMethod });
    if (means.every((score) => score.value === null)) return refuse('result-nothing-scored');
    const calibrated = isCalibrated(scoringMethod)
      ? calibratedScores(
          means,
          calibrationInput(input),
          { method: scoringMethod, decimals },
          await panelsOf(tx, roundId),
        )
      : { ok: true as const, scores: means };
    if (!calibrated.ok)
      return calibrated.verdict === 'within-components'
        ? refuse('result-in-pieces', { pieces: calibrated.pieces })
        : refuse('result-panels-apart', { lacking: calibrated.lacking });
    const { scores } = calibrated;
    const tieBreakers = TieBreakersSchema.parse(round.tieBreakers ?? []);
    const ranking = rankEntries(scores, tieBreakers);
    const all = [...input.sheets.values()].flat();
    const summary: ResultSummary = {
      entries: input.entries.length,
      scored: scores.filter((score) => score.value !== null).length,
      missingSheets: all.filter((sheet) => sheet.status === 'missing').length,
      recusedSheets: all.filter((sheet) => sheet.status === 'recused').length,
      ties: ranking.ties,
      mixedVersions: input.mixedVersions,
    };
    const last = await tx.result.aggregate({ where: { roundId }, _max: { version: true } });
    const version = (last._max.version ?? 0) + 1;
    const result = await tx.result.create({
      data: {
        roundId,
        version,
        method: scoringMethod,
        decimals,
        inputsHash: inputsHash(input, rule, tieBreakers),
        summary,
        createdById: viewer.personId,
        createdAt: context.now,
      },
      select: { id: true },
    });
    const byEntry = new Map(scores.map((score) => [score.entryId, score]));
    await tx.resultRow.createMany({
      data: ranking.entries.map((entry) => {
        const score = byEntry.get(entry.entryId);
        const detail: ResultDetail = { totals: score?.totals ?? [], notes: score?.notes ?? [] };
        return {
          resultId: result.id,
          entryId: entry.entryId,
          scores: score?.scores ?? 0,
          value: entry.value,
          rank: entry.rank,
          tied: entry.tied,
          detail,
        };
      }),
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

function scoreAll(input: RoundSheets, rule: ScoringRule): EntryScore[] {
  return input.entries.map(({ id, rubricId }) => {
    const criteria = rubricId ? (input.criteria.get(rubricId) ?? []) : [];
    const sheets = criteria.length === 0 ? [] : (input.sheets.get(id) ?? []);
    return scoreEntry(id, sheets, criteria, rule, input.agreed.get(id) ?? null);
  });
}

/** SHA-256 over rule, rubrics, entries and every mark, in an order that does not depend on the database. */
function inputsHash(
  input: RoundSheets,
  rule: Omit<ScoringRule, 'method'> & { method: string },
  tieBreakers: TieBreaker[],
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([rule, tieBreakers, [...input.criteria].sort(([a], [b]) => (a < b ? -1 : 1))]));
  for (const { id, rubricId } of input.entries) {
    const sheets = [...(input.sheets.get(id) ?? [])].sort((a, b) => (a.judgeId < b.judgeId ? -1 : 1));
    const lines = sheets.map(({ judgeId, status, marks }) => [judgeId, status, sortedMarks(marks)]);
    const agreed = rule.method === 'CONSENSUS' ? input.agreed.get(id) : undefined;
    hash.update(JSON.stringify([id, rubricId, lines, ...(agreed ? [sortedMarks(agreed.marks)] : [])]));
  }
  return hash.digest('hex');
}

const sortedMarks = (marks: readonly { criterionId: string; pointsX100: number }[]) =>
  marks
    .toSorted((a, b) => (a.criterionId < b.criterionId ? -1 : 1))
    .map((mark) => [mark.criterionId, mark.pointsX100]);
