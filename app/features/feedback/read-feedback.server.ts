import { readComments } from './comments.server.ts';
import { outcomesOf } from './outcomes.server.ts';
import type { Outcome } from './outcomes.server.ts';
import { criterionMeans, quarterOf, shows } from '#app/domain/feedback.ts';
import type { CriterionMean, FeedbackLevel } from '#app/domain/feedback.ts';
import { STAGES } from '#app/domain/rubric.ts';
import type { Stage } from '#app/domain/rubric.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

export type Position = {
  /** Scaled by the decimals. */
  value: number;
  decimals: number;
  /** Entries with a score in the same scoring table. */
  of: number;
  quarter: 1 | 2 | 3 | 4 | null;
  /** Only where the round gives ranks. */
  rank: number | null;
  tied: boolean;
};

/** All that authors and school read of an entry. What the level does not give is not in it at all. */
export type EntryFeedback = {
  outcomes: Outcome[];
  /** Null: nothing has been released. */
  level: FeedbackLevel | null;
  comments: string[] | null;
  criteria: CriterionMean[] | null;
  position: Position | null;
};

/** What has been released, or would be: up to which level, from which scoring table, sheets until when. */
export type Released = { level: FeedbackLevel; resultId: string; until: Date };

/** The release of a round that stands; null when there is none. */
export async function standingRelease(roundId: string): Promise<(Released & { id: string }) | null> {
  const release = await db.feedbackRelease.findFirst({
    where: { roundId, takenBackAt: null },
    orderBy: { releasedAt: 'desc' },
    select: { id: true, level: true, resultId: true, releasedAt: true },
  });
  return (
    release && {
      id: release.id,
      level: release.level,
      resultId: release.resultId,
      until: release.releasedAt,
    }
  );
}

/**
 * The feedback of entries of one round, by entry. Without a release, or where no list has been told, there are outcomes
 * at most. Sheets that were submitted (again) after the release wait for the next one. Checks no access.
 */
export async function readFeedback(
  roundId: string,
  where: Prisma.EntryWhereInput,
  release: Released | null,
): Promise<Map<string, EntryFeedback>> {
  const entry = { ...where, roundId };
  const outcomes = await outcomesOf(entry);
  const ids = await db.entry.findMany({ where: entry, select: { id: true } });
  const given = release !== null && release.level !== 'NOTHING' ? release : null;
  const wants = (part: 'COMMENTS' | 'CRITERIA' | 'BAND') => given !== null && shows(given.level, part);
  const comments = wants('COMMENTS') ? await readComments(entry) : [];
  const criteria = given && wants('CRITERIA') ? await readCriteria(roundId, entry, given.until) : null;
  const positions = given && wants('BAND') ? await readPositions(entry, given) : null;
  return new Map(
    ids.map(({ id }): [string, EntryFeedback] => {
      const own = outcomes.get(id) ?? [];
      const open = given !== null && own.length > 0;
      return [
        id,
        {
          outcomes: own,
          level: open ? given.level : null,
          comments:
            open && wants('COMMENTS')
              ? comments.flatMap((one) =>
                  one.entryId === id && one.released && one.submittedAt && one.submittedAt <= given.until
                    ? [one.released]
                    : [],
                )
              : null,
          criteria: open && wants('CRITERIA') ? (criteria?.get(id) ?? []) : null,
          position: open && wants('BAND') ? (positions?.get(id) ?? null) : null,
        },
      ];
    }),
  );
}

const CRITERION = {
  select: {
    code: true,
    name: true,
    nameEn: true,
    maxX100: true,
    order: true,
    rubric: { select: { version: true, stage: true } },
  },
} as const;

/** Mean marks by entry: of the panel's agreement where the round scores by consensus, otherwise of all sheets. */
async function readCriteria(
  roundId: string,
  entry: Prisma.EntryWhereInput,
  until: Date,
): Promise<Map<string, CriterionMean[]>> {
  const { scoringMethod } = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { scoringMethod: true },
  });
  const rows =
    scoringMethod === 'CONSENSUS'
      ? (
          await db.consensusMark.findMany({
            where: { consensus: { entry, savedAt: { lte: until } } },
            select: { pointsX100: true, criterion: CRITERION, consensus: { select: { entryId: true } } },
          })
        ).map(({ consensus, ...mark }) => ({ ...mark, entryId: consensus.entryId }))
      : (
          await db.mark.findMany({
            where: {
              sheet: {
                status: 'SUBMITTED',
                submittedAt: { lte: until },
                assignment: { status: 'ASSIGNED', entry },
              },
            },
            select: {
              pointsX100: true,
              criterion: CRITERION,
              sheet: { select: { assignment: { select: { entryId: true } } } },
            },
          })
        ).map(({ sheet, ...mark }) => ({ ...mark, entryId: sheet.assignment.entryId }));
  const byEntry = new Map<string, MarkRow[]>();
  for (const { entryId, ...mark } of rows) byEntry.set(entryId, [...(byEntry.get(entryId) ?? []), mark]);
  return new Map([...byEntry].map(([id, marks]) => [id, meansOf(marks)]));
}

type MarkRow = {
  pointsX100: number;
  criterion: { code: string; name: string; nameEn: string | null; maxX100: number; order: number } & {
    rubric: { version: number; stage: Stage };
  };
};

const stageOf = ({ rubric }: MarkRow['criterion']) => STAGES.indexOf(rubric.stage);

/** Means by the criteria of each stage's newest rubric that a sheet of the entry rests on, in the order of the stages. */
function meansOf(marks: readonly MarkRow[]): CriterionMean[] {
  const newest = new Map<Stage, number>();
  for (const { criterion } of marks) {
    const { stage, version } = criterion.rubric;
    newest.set(stage, Math.max(version, newest.get(stage) ?? 0));
  }
  const criteria = new Map(
    marks
      .filter(({ criterion }) => criterion.rubric.version === newest.get(criterion.rubric.stage))
      .map(({ criterion }) => [`${criterion.rubric.stage} ${criterion.code}`, criterion]),
  );
  return criterionMeans(
    [...criteria.values()]
      .sort((a, b) => stageOf(a) - stageOf(b) || a.order - b.order)
      .map(({ code, name, nameEn, maxX100, rubric: { stage } }) => ({ code, stage, name, nameEn, maxX100 })),
    marks.map(({ pointsX100, criterion: { code, maxX100, rubric } }) => ({
      code,
      stage: rubric.stage,
      maxX100,
      pointsX100,
    })),
  );
}

/** Scores and places by entry in the scoring table of a release. */
async function readPositions(
  entry: Prisma.EntryWhereInput,
  { resultId, level }: Released,
): Promise<Map<string, Position>> {
  const [of, { decimals }, rows] = await Promise.all([
    db.resultRow.count({ where: { resultId, rank: { not: null } } }),
    db.result.findUniqueOrThrow({ where: { id: resultId }, select: { decimals: true } }),
    db.resultRow.findMany({
      where: { resultId, entry, rank: { not: null } },
      select: { entryId: true, value: true, rank: true, tied: true },
    }),
  ]);
  return new Map(
    rows.flatMap(({ entryId, value, rank, tied }): [string, Position][] =>
      value === null || rank === null
        ? []
        : [
            [
              entryId,
              {
                value,
                decimals,
                of,
                quarter: quarterOf(rank, of),
                rank: shows(level, 'RANK') ? rank : null,
                tied: shows(level, 'RANK') && tied,
              },
            ],
          ],
    ),
  );
}
