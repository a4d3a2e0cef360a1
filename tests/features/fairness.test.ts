import { describe, expect, it } from 'vitest';

import { compareMethods } from '#app/domain/calibration/comparison.ts';
import { markField } from '#app/domain/score-sheet.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { compareInThread } from '#app/features/results/compare-in-thread.server.ts';
import { fairnessPage } from '#app/features/results/fairness-page.server.ts';
import { getScoringTable } from '#app/features/results/queries.server.ts';
import { getFairness } from '#app/features/results/fairness.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';

const ALL = { search: '', unitId: '', groupId: '', disciplineId: '', page: 1 };
const OPEN = { places: null, withoutId: '' };

/** Four entries by three judges each; the third judge gives half of what the others do, and has not seen the last. */
async function judged() {
  const here = await contest({ judgesPerEntry: 3 });
  const entryIds = await entries(here, 4, 'eligible');
  const pool = await judges(here.round.id, 3);
  const criteria = here.round.rubrics[0]?.criteria ?? [];
  for (const [place, { personId, roundJudgeId }] of pool.entries())
    for (const [number, entryId] of entryIds.entries()) {
      const { id } = await writer().assignment.create({
        data: { entryId, roundJudgeId, order: number },
        select: { id: true },
      });
      if (place === 2 && number === 3) continue;
      const share = (0.9 - 0.1 * number) * (place === 2 ? 0.5 : 1);
      const values = Object.fromEntries(
        criteria.map(({ id: criterion, maxX100 }) => [
          markField(criterion),
          String(Math.round((maxX100 / 100) * share)),
        ]),
      );
      const input = { assignmentId: id, base: {}, values, submit: true };
      must(await saveSheet(asJudge(personId, here.round.id), input, during));
    }
  return { ...here, entryIds, pool };
}

describe('the fairness of a ranking', () => {
  it('finds the hard judge and counts only what is submitted', async () => {
    const here = await judged();
    const found = await getFairness(admin, here.round.id, { places: 3, withoutId: '' });
    expect(found?.comparison?.entries.map(({ entryId, scores }) => [entryId, scores])).toEqual(
      here.entryIds.map((id, number) => [id, number === 3 ? 2 : 3]),
    );
    expect(found?.comparison?.judges[0]?.judgeId).toBe(here.pool[2]?.roundJudgeId);
    // The mean puts the entry that the hard judge has not seen above one that is better.
    const means = found?.comparison?.entries.map(({ ranks }) => ranks.mean);
    expect(means).toEqual([1, 2, 4, 3]);
    const page = found && fairnessPage(found, null);
    const additive = page?.shown?.moves.find(({ method }) => method === 'additive');
    expect([additive?.into.length, additive?.out.length]).toEqual([1, 1]);
    expect(await getFairness(here.teacher, here.round.id, OPEN)).toBeNull();
  });

  it('answers what would be without one judge, and knows no judge of elsewhere', async () => {
    const here = await judged();
    const withoutId = here.pool[2]?.roundJudgeId ?? '';
    const found = await getFairness(admin, here.round.id, { places: 2, withoutId });
    expect(found?.comparison?.judges.map(({ judgeId }) => judgeId)).not.toContain(withoutId);
    expect(found?.comparison?.entries.map(({ ranks }) => ranks.mean)).toEqual([1, 2, 3, 4]);
    const stranger = await getFairness(admin, here.round.id, { places: 2, withoutId: 'nobody' });
    expect(stranger?.withoutId).toBe('');
    expect(stranger?.comparison?.judges).toHaveLength(3);
  });

  it('makes the scoring table by the method of the round, and refuses one that the sheets cannot carry', async () => {
    const here = await judged();
    const { id: roundId } = here.round;
    await writer().round.update({ where: { id: roundId }, data: { scoringMethod: 'ADDITIVE' } });
    expect(must(await computeResult(admin, { roundId }, during))).toEqual({ version: 1 });
    const { rows } = (await getScoringTable(admin, roundId, ALL)) ?? { rows: [] };
    expect(rows.map(({ entry, rank }) => [entry.id, rank])).toEqual(
      here.entryIds.map((id, number) => [id, number + 1]),
    );
    const corrections = rows[0]?.totals.map(({ correction = 0 }) => Math.sign(correction)).sort();
    expect(corrections).toEqual([-1, -1, 1]);
    // The first two judges keep the first two entries, the third has the others alone.
    await writer().assignment.deleteMany({
      where: {
        OR: [
          { roundJudgeId: here.pool[2]?.roundJudgeId, entryId: { in: here.entryIds.slice(0, 2) } },
          { roundJudgeId: { not: here.pool[2]?.roundJudgeId }, entryId: { in: here.entryIds.slice(2) } },
        ],
      },
    });
    expect(await computeResult(admin, { roundId }, during)).toMatchObject({
      ok: false,
      refusals: [{ code: 'result-in-pieces', params: { pieces: 2 } }],
    });
    expect(await db.result.count({ where: { roundId } })).toBe(1);
    // The page ranks each piece by itself, and draws no line across them.
    const apart = await getFairness(admin, roundId, { places: 3, withoutId: '' });
    const page = apart && fairnessPage(apart, null);
    expect(page?.inPieces).toBe(true);
    expect(page?.shown?.rows.map(({ piece, rank }) => [piece, rank])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      ...(page?.shown?.rows.length === 4 ? [[2, 2]] : []),
    ]);
    expect(page?.shown?.pieces.map(({ judges }) => judges.length)).toEqual([2, 1]);
    expect([page?.shown?.border, page?.shown?.facts.band, page?.shown?.facts.reliability]).toEqual([
      null,
      null,
      null,
    ]);
    expect(page?.shown?.methods).not.toContain('additive');
  });

  it('marks nobody as dropping out where there are places for all', async () => {
    const here = await judged();
    const found = await getFairness(admin, here.round.id, { places: 20, withoutId: '' });
    const page = found && fairnessPage(found, null);
    expect([page?.asked, page?.places, page?.isEnough]).toEqual([20, null, true]);
  });

  it('is empty while nobody has submitted', async () => {
    const here = await contest({ judgesPerEntry: 3 });
    const found = await getFairness(admin, here.round.id, OPEN);
    expect(found?.comparison).toBeNull();
    expect(found && fairnessPage(found, null).shown).toBeNull();
  });

  it('says the same in a thread', async () => {
    const criteria = [{ id: 'c', code: 'c', maxX100: 10_000, weight: 1 }];
    const sheets = Array.from({ length: 450 }, (_, index) => ({
      entryId: `e${Math.floor(index / 3)}`,
      judgeId: `j${(Math.floor(index / 3) + (index % 3) * 2) % 11}`,
      status: 'submitted' as const,
      marks: [{ criterionId: 'c', pointsX100: 100 * (40 + ((index * 7919) % 50)) }],
    }));
    const order = {
      input: { criteria, sheets },
      trimMinimum: 4,
      decimals: 2,
      places: 50,
      panelOf: [],
      seed: 1,
    };
    expect(await compareInThread(order)).toEqual(compareMethods(order));
  });
});
