import type { GivenTotal } from '#app/domain/judge-agreement.ts';
import { STAGES } from '#app/domain/rubric.ts';
import type { Stage } from '#app/domain/rubric.ts';
import { breathe } from '#app/platform/breathe.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { Prisma } from '#app/platform/prisma-client/client.ts';

/** Entries of one read, and judges whose tasks are read at once: more would keep every page waiting. */
const ENTRIES = 1000;
const JUDGES = 20;

/** Every task of a round that stands, with its sheet and what it comes to: for the pictures and for the workbook. */
export async function readTasks(roundId: string) {
  const judges = await db.roundJudge.findMany({
    where: { roundId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      person: { select: { name: true, judgeProfile: { select: { organisation: true } } } },
    },
  });
  const entries = await readEntries(roundId);
  const placeOf = new Map(entries.map(({ id }, place) => [id, place]));
  const tasks = [];
  for (let from = 0; from < judges.length; from += JUDGES) {
    if (from > 0) await breathe();
    const some = judges.slice(from, from + JUDGES);
    const judgeOf = new Map(some.map((judge) => [judge.id, judge]));
    const ids = [...judgeOf.keys()];
    const totals = await readTotals(ids);
    const assignments = await db.assignment.findMany({
      where: { roundJudgeId: { in: ids }, status: 'ASSIGNED' },
      select: {
        id: true,
        entryId: true,
        roundJudgeId: true,
        stage: true,
        sheet: { select: { id: true, status: true, updatedAt: true, submittedAt: true } },
      },
    });
    for (const { entryId, sheet, ...task } of assignments) {
      const place = placeOf.get(entryId);
      const entry = place === undefined ? undefined : entries[place];
      const roundJudge = judgeOf.get(task.roundJudgeId);
      if (!entry || !roundJudge || place === undefined) continue;
      const total = sheet?.status === 'SUBMITTED' ? (totals.get(sheet.id) ?? null) : null;
      tasks.push({ ...task, place, entry, roundJudge, sheet, total });
    }
  }
  return tasks.sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
}
export type Task = Awaited<ReturnType<typeof readTasks>>[number];

async function readEntries(roundId: string) {
  const page = (skip: number) =>
    db.entry.findMany({
      where: { roundId, status: 'ELIGIBLE' },
      orderBy: [{ number: 'asc' }, { id: 'asc' }],
      skip,
      take: ENTRIES,
      select: {
        id: true,
        number: true,
        disciplineId: true,
        discipline: { select: { name: true, nameEn: true } },
        project: { select: { title: true } },
      },
    });
  const all: Awaited<ReturnType<typeof page>> = [];
  for (;;) {
    const some = await page(all.length);
    all.push(...some);
    if (some.length < ENTRIES) return all;
    await breathe();
  }
}

/** What submitted sheets come to, 0-100, by sheet: weighted shares of the maximum, as `shareOfMaximum` says, summed by the database. */
async function readTotals(roundJudgeIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; points: number; weights: number | bigint }[]>`
    SELECT s."id" AS "id", SUM(1.0 * c."weight" * m."pointsX100" / c."maxX100") AS "points", SUM(c."weight") AS "weights"
    FROM "Assignment" a JOIN "ScoreSheet" s ON s."assignmentId" = a."id" JOIN "Mark" m ON m."sheetId" = s."id"
      JOIN "Criterion" c ON c."id" = m."criterionId"
    WHERE a."roundJudgeId" IN (${Prisma.join([...roundJudgeIds])}) AND s."status" = 'SUBMITTED'
    GROUP BY s."id"`;
  return new Map(
    rows.flatMap(({ id, points, weights }) =>
      Number(weights) === 0 ? [] : [[id, (100 * Number(points)) / Number(weights)] as const],
    ),
  );
}

/** The whole of a submitted sheet, 0-100; nothing for any other. */
export const givenTotal = ({ entry, roundJudgeId, total }: Task): GivenTotal[] =>
  total === null ? [] : [{ entryId: entry.id, judgeId: roundJudgeId, total }];

/** Stages that have tasks, the earlier first. */
export const stagesOf = (tasks: readonly { stage: Stage }[]): Stage[] =>
  STAGES.filter((stage) => tasks.some((task) => task.stage === stage));
