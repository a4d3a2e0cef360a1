import { must } from './sample/drive.ts';
import { givePassword, makeRoundOfWriters } from './draft-writers.ts';
import { markField } from '#app/domain/score-sheet.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import { addJudges } from '#app/features/judging/add-judges.server.ts';
import { writer } from '#app/platform/db/client.server.ts';

const DAY_MS = 86_400_000;
const JUDGES_AT_ONCE = 250;

/** A judge who marks over HTTP: their sheets, and the fields of each with the most points it takes. */
export type MarkWriter = {
  username: string;
  cookie: string;
  assignmentIds: string[];
  fields: { name: string; max: number }[];
};

/**
 * A round in judging: so many entries, so many judges, so many sheets for each. Entries are made eligible and assigned
 * without the steps before, which are others' business.
 */
export async function makeMarkWriters(
  { entries, judges, sheets }: { entries: number; judges: number; sheets: number },
  password: string,
): Promise<MarkWriter[]> {
  const { roundId, writers } = await makeRoundOfWriters(entries, password);
  const now = new Date();
  const round = await writer().round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      categories: { select: { id: true } },
      groups: { select: { id: true } },
      disciplines: { select: { id: true } },
      rubrics: {
        select: { categoryId: true, criteria: { select: { id: true, maxX100: true } } },
      },
    },
  });
  const [rubric] = round.rubrics;
  if (!rubric) throw new Error('the round has no rubric');
  const entryIds = writers.map(({ entryId }) => entryId);
  await writer().entry.updateMany({
    where: { id: { in: entryIds } },
    data: {
      status: 'ELIGIBLE',
      categoryId: rubric.categoryId ?? round.categories[0]?.id,
      groupId: round.groups[0]?.id,
      disciplineId: round.disciplines[0]?.id,
    },
  });
  const window = { opensAt: new Date(now.getTime() - DAY_MS), closesAt: new Date(now.getTime() + DAY_MS) };
  await writer().roundWindow.updateMany({ where: { roundId, kind: 'JUDGING' }, data: window });
  const made: MarkWriter[] = [];
  for (let from = 0; from < judges; from += JUDGES_AT_ONCE) {
    const people = Array.from({ length: Math.min(JUDGES_AT_ONCE, judges - from) }, (_, index) => ({
      name: `评委${from + index}`,
      organisation: '',
      disciplineCodes: [],
    }));
    const added = must(await addJudges(systemViewer('endurance'), { roundId, judges: people }, { now }));
    await givePassword(added, password);
    for (const [index, { username, roundJudgeId }] of added.entries()) {
      const own = Array.from(
        { length: sheets },
        (_, sheet) => entryIds[((from + index) * sheets + sheet) % entryIds.length] ?? '',
      );
      await writer().assignment.createMany({
        data: own.map((entryId, order) => ({ entryId, roundJudgeId, order })),
      });
      const assigned = await writer().assignment.findMany({ where: { roundJudgeId }, select: { id: true } });
      made.push({
        username,
        cookie: '',
        assignmentIds: assigned.map(({ id }) => id),
        fields: rubric.criteria.map(({ id, maxX100 }) => ({ name: markField(id), max: maxX100 / 100 })),
      });
    }
  }
  return made;
}
