import { COMMENT_MARKS, commentMarks, commentState, releasedComment } from '#app/domain/feedback.ts';
import type { CommentNames, CommentState } from '#app/domain/feedback.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const NAME = { select: { name: true } } as const;

const COMMENT = {
  id: true,
  feedback: true,
  submittedAt: true,
  review: true,
  assignment: {
    select: {
      entryId: true,
      roundJudge: { select: { person: NAME } },
      entry: {
        select: {
          number: true,
          school: { select: { name: true, shortName: true } },
          project: { select: { title: true, authors: NAME, tutors: NAME } },
          assignments: { select: { roundJudge: { select: { person: NAME } } } },
        },
      },
    },
  },
} satisfies Prisma.ScoreSheetSelect;

type Sheet = Prisma.ScoreSheetGetPayload<{ select: typeof COMMENT }>;

function namesAround({ assignment: { entry } }: Sheet): CommentNames {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  return {
    author: names(entry.project.authors),
    tutor: names(entry.project.tutors),
    school: [entry.school.name, entry.school.shortName ?? ''],
    judge: entry.assignments.map(({ roundJudge }) => roundJudge.person.name),
  };
}

/**
 * The judges' words to authors of submitted sheets, with what in them asks for a look and where each stands. Remarks to
 * the organiser, notes and the reasons of single marks are not read at all. Checks no access: the caller has done so.
 */
export async function readComments(entry: Prisma.EntryWhereInput) {
  const sheets = await db.scoreSheet.findMany({
    where: { status: 'SUBMITTED', feedback: { not: '' }, assignment: { status: 'ASSIGNED', entry } },
    orderBy: [{ assignment: { entry: { number: 'asc' } } }, { submittedAt: 'asc' }, { id: 'asc' }],
    select: COMMENT,
  });
  return sheets.map((sheet) => {
    const marks = commentMarks(sheet.feedback, namesAround(sheet));
    return {
      sheetId: sheet.id,
      entryId: sheet.assignment.entryId,
      number: sheet.assignment.entry.number,
      title: sheet.assignment.entry.project.title,
      judge: sheet.assignment.roundJudge.person.name,
      text: sheet.feedback,
      submittedAt: sheet.submittedAt,
      marks,
      state: commentState(sheet.feedback, marks, sheet.review),
      released: releasedComment(sheet.feedback, marks, sheet.review),
      review: sheet.review,
    };
  });
}
export type RoundComment = Awaited<ReturnType<typeof readComments>>[number];

export const COMMENT_FILTERS = ['to-look', 'open', 'as-written', 'edited', 'held'] as const;
export type CommentFilter = { search: string; state: string; page: number };

/** How many comments stand where. */
export function countStates(comments: readonly { state: CommentState }[]): Record<CommentState, number> {
  const counts = { none: 0, open: 0, 'to-look': 0, 'as-written': 0, edited: 0, held: 0 };
  for (const { state } of comments) counts[state] += 1;
  return counts;
}

/** A page of a round's comments for who manages it: what asks for a look first. Null for others. */
export async function listComments(
  viewer: Viewer,
  roundId: string,
  { search, state, page }: CommentFilter,
  pageSize = 30,
) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const all = (await readComments({ roundId })).filter((comment) => comment.state !== 'none');
  const wanted = search.toLowerCase();
  const found = all
    .filter(
      (comment) =>
        (!state || comment.state === state) &&
        (!wanted ||
          [comment.text, comment.title, comment.number ?? '', comment.judge].some((text) =>
            text.toLowerCase().includes(wanted),
          )),
    )
    .sort((a, b) => Number(b.state === 'to-look') - Number(a.state === 'to-look'));
  return {
    roundId,
    timeZone: round.timeZone,
    counts: countStates(all),
    marked: Object.fromEntries(
      COMMENT_MARKS.map((mark) => [mark, all.filter(({ marks }) => marks.includes(mark)).length]),
    ),
    total: found.length,
    pageCount: Math.max(1, Math.ceil(found.length / pageSize)),
    page,
    comments: found.slice((page - 1) * pageSize, page * pageSize),
  };
}

/** One comment with all that may be decided on it, for who manages its round; null for others. */
export async function getComment(viewer: Viewer, roundId: string, sheetId: string) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const sheet = await db.scoreSheet.findUnique({
    where: { id: sheetId },
    select: { assignment: { select: { entry: { select: { id: true, roundId: true } } } } },
  });
  if (sheet?.assignment.entry.roundId !== roundId) return null;
  const comment = (await readComments({ id: sheet.assignment.entry.id })).find(
    (one) => one.sheetId === sheetId,
  );
  if (!comment) return null;
  const by = comment.review
    ? await db.person.findUnique({ where: { id: comment.review.decidedById }, select: { name: true } })
    : null;
  return { ...comment, decidedBy: by?.name ?? '', timeZone: round.timeZone };
}
