import { seededRandom } from '#app/domain/random.ts';
import { writer } from '#app/platform/db/client.server.ts';
import { insertRows } from '#app/platform/db/insert-rows.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/** Every task that the round has is judged: six marks, and words to the authors on every second sheet. */
export async function judgeLargeRound(roundId: string): Promise<void> {
  const now = new Date();
  const random = seededRandom(32);
  const rubric = await writer().rubric.findFirstOrThrow({
    where: { roundId },
    select: { id: true, criteria: { select: { id: true } } },
  });
  const tasks = await writer().assignment.findMany({
    where: { entry: { roundId } },
    orderBy: [{ entryId: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      entryId: true,
      entry: { select: { project: { select: { authors: { select: { name: true } } } } } },
    },
  });
  const meritOf = new Map<string, number>();
  const sheets = tasks.map(({ id, entryId, entry }, index) => {
    const merit = meritOf.get(entryId) ?? 3 + 5 * random();
    meritOf.set(entryId, merit);
    const author = index % 100 === 0 ? entry.project.authors[0]?.name : '';
    return {
      id: uuidv7(),
      assignmentId: id,
      rubricId: rubric.id,
      merit,
      feedback:
        index % 2
          ? ''
          : `${author}选题来自身边的问题，数据完整。建议增加对照组，并说明测量误差的来源与大小。`,
    };
  });
  await insertRows(
    writer(),
    'ScoreSheet',
    sheets.map(({ merit: _, ...sheet }) => ({
      ...sheet,
      status: 'SUBMITTED',
      submittedAt: now,
      updatedAt: now,
    })),
    ['status'],
  );
  await insertRows(
    writer(),
    'Mark',
    sheets.flatMap(({ id, merit }) =>
      rubric.criteria.map((criterion) => ({
        sheetId: id,
        criterionId: criterion.id,
        pointsX100: 100 * Math.max(0, Math.min(10, Math.round(merit + (random() - 0.5) * 4))),
      })),
    ),
  );
  await writer().rubric.update({ where: { id: rubric.id }, data: { lockedAt: now } });
}
