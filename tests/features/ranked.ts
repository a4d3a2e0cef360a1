import { judgeRound } from '#app/commands/sample/drive.ts';
import { cap } from '#app/commands/sample/settings.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { writer } from '#app/platform/db/client.server.ts';
import { createRound, createUnit } from '../factories.ts';
import { admin, contest, during, entries, judges, must } from './contest.ts';

/** A judged round of five entries, of which two go on to a round above; the scoring table is computed. */
export async function ranked(data: Parameters<typeof contest>[0] = {}) {
  const here = await contest({ judgesPerEntry: 1, ...data });
  const roundId = here.round.id;
  const entryIds = await entries(here, 5, 'eligible');
  await judges(roundId, 2);
  const above = await createRound({
    unitId: (await createUnit({ kind: 'PREFECTURE' })).id,
    editionId: here.round.editionId,
    source: 'PROMOTION',
  });
  const edge = await writer().promotionEdge.create({ data: { fromRoundId: roundId, toRoundId: above.id } });
  must(await saveRows(admin, { roundId, list: 'advance-quota', rows: [cap(2)], reserves: 1 }, during));
  const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
  must(await applyPlan(admin, { planId }, during));
  const points = new Map(entryIds.map((id, index) => [id, 20 - index]));
  await judgeRound(roundId, during.now, ({ entryId }) => [points.get(entryId) ?? 0, 10, 10], {
    feedback: '',
  });
  must(await computeResult(admin, { roundId }, during));
  const draftList = () => draftEntryList(admin, { edgeId: edge.id }, during);
  return { ...here, roundId, above, entryIds, draftList };
}
