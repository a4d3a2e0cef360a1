import { markField } from '#app/domain/score-sheet.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { RoundRulesSchema } from '#app/features/rounds/schemas.ts';
import { updateRound } from '#app/features/rounds/update-round.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';
import { updateStage } from './judged.ts';

/** Three entries scored on paper, the first two again at the defence, by other judges and another rubric. */
export async function defended() {
  const here = await contest({ judgesPerEntry: 2 });
  const roundId = here.round.id;
  const entryIds = await entries(here, 3, 'eligible');
  const [paper, room] = await judges(roundId, 2);
  if (!paper || !room) throw new Error('judges');
  const criteria = here.round.rubrics[0]?.criteria ?? [];
  const rubric = await writer().rubric.create({
    data: {
      roundId,
      stage: 'DEFENCE',
      name: '答辩',
      criteria: {
        create: { code: 'D1', name: '表达', maxX100: 1000, stepX100: 10, weight: 1, order: 1 },
      },
    },
    select: { criteria: { select: { id: true, maxX100: true } } },
  });
  const score = async (
    judge: typeof paper,
    entryId: string,
    share: number,
    by: readonly { id: string; maxX100: number }[],
  ) => {
    const { id } = await writer().assignment.create({
      data: { entryId, roundJudgeId: judge.roundJudgeId, stage: judge === room ? 'DEFENCE' : 'PRELIMINARY' },
      select: { id: true },
    });
    const values = Object.fromEntries(
      by.map((one) => [markField(one.id), String((one.maxX100 * share) / 100)]),
    );
    const input = { assignmentId: id, base: {}, values, submit: true };
    must(await saveSheet(asJudge(judge.personId, roundId), input, during));
  };
  const [first = '', second = '', third = ''] = entryIds;
  await score(paper, first, 1, criteria);
  await score(paper, second, 0.5, criteria);
  await score(paper, third, 1, criteria);
  await updateStage(roundId, 'DEFENCE');
  await score(room, first, 0.5, rubric.criteria);
  await score(room, second, 0.9, rubric.criteria);
  const weigh = async (
    preliminaryWeight: number | null,
    defenceWeight: number | null,
    change: object = {},
  ) => {
    const round = await db.round.findUniqueOrThrow({ where: { id: roundId } });
    const known = Object.entries(round).filter(([, value]) => value !== null);
    const rules = RoundRulesSchema.parse({ ...Object.fromEntries(known), ...change, roundId, toRoundId: '' });
    return updateRound(admin, { ...rules, preliminaryWeight, defenceWeight }, during);
  };
  return { roundId, first, second, third, weigh };
}
