import { readSheet } from 'read-excel-file/node';
import { expect, it } from 'vitest';

import { computeResult } from '#app/features/results/compute-result.server.ts';
import { exportScoringTable } from '#app/features/results/export-table.server.ts';
import { getScoringTable } from '#app/features/results/queries.server.ts';
import { writer } from '#app/platform/db/client.server.ts';
import { admin, contest, during, entries, must } from './contest.ts';
import { defended } from './defended.ts';

const ALL = { search: '', unitId: '', groupId: '', disciplineId: '', page: 1 };
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

it('stages count by their weights, each shown, and an entry without one of them has no score', async () => {
  const { roundId, first, second, third, weigh } = await defended();
  expect(codeOf(await weigh(40, null))).toBe('stage-weights-both');
  expect(codeOf(await weigh(40, 60, { scoringMethod: 'CONSENSUS' }))).toBe('stage-weights-consensus');
  must(await computeResult(admin, { roundId }, during));
  const pot = await getScoringTable(admin, roundId, ALL);
  expect(pot?.rows.map(({ entry, value, stages }) => [entry.id, value, stages])).toEqual([
    [third, 10_000, []],
    [first, 7500, []],
    [second, 7000, []],
  ]);

  must(await weigh(40, 60));
  must(await computeResult(admin, { roundId }, during));
  const table = await getScoringTable(admin, roundId, ALL);
  expect(table?.result?.inputsHash).not.toBe(pot?.result?.inputsHash);
  expect(table?.result?.summary.stageWeights).toEqual({ PRELIMINARY: 40, DEFENCE: 60 });
  expect(table?.rows.map(({ entry, value, rank }) => [entry.id, value, rank])).toEqual([
    [second, 7400, 1],
    [first, 7000, 2],
    [third, null, null],
  ]);
  expect(table?.rows[0]?.stages).toEqual([
    { stage: 'PRELIMINARY', value: 5000 },
    { stage: 'DEFENCE', value: 9000 },
  ]);
  expect(table?.rows[2]?.notes).toContain('lacks-DEFENCE');
  const file = await exportScoringTable(admin, roundId);
  const sheet = JSON.stringify(await readSheet(file?.bytes ?? Buffer.alloc(0)));
  expect(sheet).toContain('初评得分');
  expect(sheet).toContain('答辩得分');

  must(await weigh(null, null));
  must(await computeResult(admin, { roundId }, during));
  expect((await getScoringTable(admin, roundId, ALL))?.rows[0]?.entry.id).toBe(third);
});

it('a calibrated method runs in each stage by itself', async () => {
  const { roundId, first, second, weigh } = await defended();
  must(await weigh(50, 50, { scoringMethod: 'ADJUSTED' }));
  must(await computeResult(admin, { roundId }, during));
  const table = await getScoringTable(admin, roundId, ALL);
  // One judge a stage: nobody is harder than anybody else in it, though the two stages differ.
  expect(table?.rows.map(({ entry, value }) => [entry.id, value])).toEqual([
    [first, 7500],
    [second, 7000],
    expect.arrayContaining([null]),
  ]);
});

it('is refused while a stage has no rubric of its own', async () => {
  const here = await contest({ judgesPerEntry: 1 });
  await entries(here, 1, 'eligible');
  await writer().round.update({
    where: { id: here.round.id },
    data: { stageWeights: { PRELIMINARY: 40, DEFENCE: 60 } },
  });
  expect(codeOf(await computeResult(admin, { roundId: here.round.id }, during))).toBe('result-stage-rubric');
});
