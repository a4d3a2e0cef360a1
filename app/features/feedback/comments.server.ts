import { COMMENT_MARKS, commentMarker, commentState, releasedComment } from '#app/domain/feedback.ts';
import type { CommentState } from '#app/domain/feedback.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { breathe } from '#app/platform/breathe.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { CommentReview, Prisma } from '#app/platform/prisma-client/client.ts';

const NAME = { select: { name: true } } as const;

/** Sheets and entries of one read: more would keep every page waiting. */
const PAGE = 500;

/**
 * The judges' words to authors of submitted sheets, with what in them asks for a look and where each stands. Remarks to
 * the organiser, notes and the reasons of single marks are not read at all. Checks no access: the caller has done so.
 */
export async function readComments(entry: Prisma.EntryWhereInput) {
  const comments = [];
  for (let after = ''; ;) {
    const entries = await db.entry.findMany({
      where: { AND: [entry, { id: { gt: after } }, { assignments: { some: TOLD } }] },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: {
        id: true,
        number: true,
        school: { select: { name: true, shortName: true } },
        project: { select: { title: true, authors: NAME, tutors: NAME } },
        assignments: {
          select: {
            status: true,
            roundJudge: { select: { person: NAME } },
            sheet: { select: { id: true, status: true, feedback: true, submittedAt: true, review: true } },
          },
        },
      },
    });
    comments.push(...entries.flatMap(commentsOn));
    if (entries.length < PAGE) break;
    after = entries.at(-1)?.id ?? '';
    await breathe();
  }
  return comments.sort(inOrder);
}

const TOLD = {
  status: 'ASSIGNED',
  sheet: { status: 'SUBMITTED', feedback: { not: '' } },
} as const satisfies Prisma.AssignmentWhereInput;

type Commented = {
  id: string;
  number: string | null;
  school: { name: string; shortName: string | null };
  project: { title: string; authors: { name: string }[]; tutors: { name: string }[] };
  assignments: {
    status: string;
    roundJudge: { person: { name: string } };
    sheet: {
      id: string;
      status: string;
      feedback: string;
      submittedAt: Date | null;
      review: CommentReview | null;
    } | null;
  }[];
};

function commentsOn({ id: entryId, number, school, project, assignments }: Commented) {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  const marksOf = commentMarker({
    author: names(project.authors),
    tutor: names(project.tutors),
    school: [school.name, school.shortName ?? ''],
    judge: assignments.map(({ roundJudge }) => roundJudge.person.name),
  });
  return assignments.flatMap(({ status, sheet, roundJudge }) => {
    if (status !== 'ASSIGNED' || sheet?.status !== 'SUBMITTED' || sheet.feedback === '') return [];
    const { feedback, review } = sheet;
    const marks = marksOf(feedback);
    return [
      {
        sheetId: sheet.id,
        entryId,
        number,
        title: project.title,
        judge: roundJudge.person.name,
        text: feedback,
        submittedAt: sheet.submittedAt,
        marks,
        state: commentState(feedback, marks, review),
        released: releasedComment(feedback, marks, review),
        review,
      },
    ];
  });
}

type Placed = { number: string | null; submittedAt: Date | null; sheetId: string };

/** By the entry's number, then as they came in. */
function inOrder(a: Placed, b: Placed): number {
  const [one, other] = [a.number ?? '', b.number ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  const came = (a.submittedAt?.getTime() ?? 0) - (b.submittedAt?.getTime() ?? 0);
  return came || (a.sheetId < b.sheetId ? -1 : 1);
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
