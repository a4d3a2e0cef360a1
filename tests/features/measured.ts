import { markField } from '#app/domain/score-sheet.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { writer } from '#app/platform/db/client.server.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';

/**
 * Seven entries by three of four judges each, on three criteria of 0-10 whole points and unequal weights, so that the
 * Rasch model carries them. Later entries are better; the last judge is hard.
 */
export async function measured(settings: Parameters<typeof contest>[0] = {}) {
  const here = await contest({ judgesPerEntry: 3, scoringMethod: 'MFRM', ...settings });
  const roundId = here.round.id;
  await writer().criterion.updateMany({
    where: { rubric: { roundId } },
    data: { maxX100: 1000, stepX100: 100 },
  });
  const entryIds = await entries(here, 7, 'eligible');
  const pool = await judges(roundId, 4);
  const criteria = here.round.rubrics[0]?.criteria ?? [];
  for (const [number, entryId] of entryIds.entries())
    for (const [place, { personId, roundJudgeId }] of pool.entries()) {
      if ((number + place) % 4 === 3) continue;
      const { id } = await writer().assignment.create({
        data: { entryId, roundJudgeId, order: number },
        select: { id: true },
      });
      const values = Object.fromEntries(
        criteria.map(({ id: criterion }, k) => [
          markField(criterion),
          String(4 + Math.floor(number / 2) + ((number * 7 + place * 3 + k * 5) % 3) - (place === 3 ? 1 : 0)),
        ]),
      );
      const input = { assignmentId: id, base: {}, values, submit: true };
      must(await saveSheet(asJudge(personId, roundId), input, during));
    }
  /** Changes one mark, as a judge would who got their sheet back. */
  const changeMark = async () => {
    const mark = await writer().mark.findFirstOrThrow({
      where: { sheet: { assignment: { entry: { roundId } } } },
      orderBy: [{ sheetId: 'asc' }, { criterionId: 'asc' }],
    });
    const { sheetId, criterionId, pointsX100 } = mark;
    await writer().mark.update({
      where: { sheetId_criterionId: { sheetId, criterionId } },
      data: { pointsX100: pointsX100 >= 900 ? pointsX100 - 100 : pointsX100 + 100 },
    });
    await writer().scoreSheet.update({ where: { id: sheetId }, data: { revision: { increment: 1 } } });
  };
  return { ...here, roundId, entryIds, pool, criteria, changeMark, admin };
}
