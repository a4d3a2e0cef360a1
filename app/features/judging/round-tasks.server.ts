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
    for (const { entryId, points, weights, sheetStatus, updatedAt, submittedAt, ...task } of await readJudges(
      ids,
    )) {
      const place = placeOf.get(entryId);
      const entry = place === undefined ? undefined : entries[place];
      const roundJudge = judgeOf.get(task.roundJudgeId);
      if (!entry || !roundJudge || place === undefined) continue;
      const sheet = sheetStatus && updatedAt ? { status: sheetStatus, updatedAt, submittedAt } : null;
      const isWhole = sheetStatus === 'SUBMITTED' && Number(weights ?? 0) > 0;
      const total = isWhole ? (100 * Number(points)) / Number(weights) : null;
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

type Row = {
  id: string;
  entryId: string;
  roundJudgeId: string;
  stage: Stage;
  sheetStatus: 'DRAFT' | 'SUBMITTED' | null;
  updatedAt: Date | null;
  submittedAt: Date | null;
  points: number | null;
  weights: number | bigint | null;
};

/** The tasks of judges, and what each sheet comes to: weighted shares of the maximum, as `shareOfMaximum`, summed by the database. */
function readJudges(roundJudgeIds: readonly string[]): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT a."id", a."entryId", a."roundJudgeId", a."stage", s."status" AS "sheetStatus", s."updatedAt", s."submittedAt",
      SUM(1.0 * c."weight" * m."pointsX100" / c."maxX100") AS "points", SUM(c."weight") AS "weights"
    FROM "Assignment" a LEFT JOIN "ScoreSheet" s ON s."assignmentId" = a."id"
      LEFT JOIN "Mark" m ON m."sheetId" = s."id" LEFT JOIN "Criterion" c ON c."id" = m."criterionId"
    WHERE a."roundJudgeId" IN (${Prisma.join([...roundJudgeIds])}) AND a."status" = 'ASSIGNED'
    GROUP BY a."id", s."id"`;
}

/** The whole of a submitted sheet, 0-100; nothing for any other. */
export const givenTotal = ({ entry, roundJudgeId, total }: Task): GivenTotal[] =>
  total === null ? [] : [{ entryId: entry.id, judgeId: roundJudgeId, total }];

/** Stages that have tasks, the earlier first. */
export const stagesOf = (tasks: readonly { stage: Stage }[]): Stage[] =>
  STAGES.filter((stage) => tasks.some((task) => task.stage === stage));
