import { isOpen } from '#app/domain/calendar.ts';
import { rubricFor } from '#app/domain/rubric.ts';
import { sheetDraft } from '#app/domain/score-sheet.ts';
import { shareOfMaximum } from '#app/domain/scoring.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { sheetKey } from './offline-sheets.ts';
import { RUBRIC, SHEET_WORDS } from './rubric-select.ts';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import type { DraftSource } from '#app/features/shared/use-draft.ts';
import { db } from '#app/platform/db/client.server.ts';

const LAST_REMINDER = { orderBy: { at: 'desc' }, take: 1, select: { message: true, at: true } } as const;

/** The last reminder, while there is something left to do. */
function standing<T>(
  reminders: readonly T[],
  tasks: readonly { sheet: { status: string } | null }[],
): T | null {
  return tasks.every(({ sheet }) => sheet?.status === 'SUBMITTED') ? null : (reminders[0] ?? null);
}

/** A judge's rounds with how far each is. */
export async function getJudgeHome(viewer: Viewer) {
  const rounds = await db.roundJudge.findMany({
    where: { personId: viewer.personId, leftAt: null, round: { edition: { archivedAt: null } } },
    orderBy: { createdAt: 'desc' },
    select: {
      answer: true,
      round: {
        select: {
          id: true,
          name: true,
          nameEn: true,
          timeZone: true,
          unit: { select: { name: true } },
          edition: { select: { isSample: true, sampleNote: true } },
          windows: {
            where: { kind: 'JUDGING' },
            select: { kind: true, opensAt: true, closesAt: true },
          },
        },
      },
      assignments: {
        where: { status: 'ASSIGNED' },
        select: { sheet: { select: { status: true } } },
      },
      reminders: LAST_REMINDER,
    },
  });
  return rounds.map(({ round, assignments, reminders, answer }) => ({
    ...round,
    answer,
    reminder: standing(reminders, assignments),
    total: assignments.length,
    submitted: assignments.filter(({ sheet }) => sheet?.status === 'SUBMITTED').length,
    begun: assignments.filter(({ sheet }) => sheet?.status === 'DRAFT').length,
  }));
}

/** A judge's queue in a round; null for who is not in its pool. */
export async function getQueue(viewer: Viewer, roundId: string, now: Date) {
  const judge = await db.roundJudge.findFirst({
    where: { roundId, personId: viewer.personId, leftAt: null },
    select: {
      reminders: LAST_REMINDER,
      round: {
        select: {
          id: true,
          name: true,
          nameEn: true,
          timeZone: true,
          decimals: true,
          stage: true,
          edition: { select: { isSample: true, sampleNote: true } },
          windows: { select: { kind: true, opensAt: true, closesAt: true } },
        },
      },
      assignments: {
        where: { status: 'ASSIGNED' },
        orderBy: [{ order: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          stage: true,
          sheet: {
            select: {
              status: true,
              submittedAt: true,
              ...MARKS,
            },
          },
          entry: {
            select: {
              number: true,
              group: { select: { name: true, nameEn: true } },
              discipline: { select: { name: true, nameEn: true } },
              project: { select: { title: true } },
            },
          },
        },
      },
    },
  });
  if (!judge) return null;
  return {
    ...judge.round,
    reminder: standing(judge.reminders, judge.assignments),
    open: isOpen(judge.round.windows, 'JUDGING', now),
    // What the round stands at comes first.
    assignments: judge.assignments
      .toSorted((a, b) => Number(b.stage === judge.round.stage) - Number(a.stage === judge.round.stage))
      .map(({ sheet, ...rest }) => ({
        ...rest,
        status: sheet?.status ?? null,
        own: ownTotal(sheet),
      })),
  };
}

const MARKS = {
  marks: { select: { pointsX100: true, criterion: { select: { maxX100: true, weight: true } } } },
  rubric: { select: { criteria: { select: { weight: true } } } },
} as const;

type OwnSheet = {
  marks: { pointsX100: number; criterion: { maxX100: number; weight: number } }[];
  rubric: { criteria: unknown[] };
};

/** The percentage that a complete sheet comes to; null for any other. */
function ownTotal(sheet: OwnSheet | null): number | null {
  if (!sheet || sheet.marks.length < sheet.rubric.criteria.length) return null;
  return shareOfMaximum(sheet.marks.map(({ pointsX100, criterion }) => ({ ...criterion, pointsX100 })));
}

/** What the sheet's form begins with. */
function sheetSource(
  viewer: Viewer,
  assignmentId: string,
  rubric: { id: string; criteria: Parameters<typeof sheetDraft>[0] } | undefined,
  sheet: Parameters<typeof sheetDraft>[1],
): DraftSource {
  return {
    localKey: sheetKey(viewer.personId, assignmentId, rubric?.id ?? ''),
    url: `/judge/assignments/${assignmentId}/sheet`,
    stored: sheetDraft(rubric?.criteria ?? [], sheet),
  };
}

/** One assignment with the blind project, the rubric and the sheet so far; null when it is not the viewer's. */
export async function getAssignment(viewer: Viewer, assignmentId: string, now: Date) {
  const assignment = await db.assignment.findFirst({
    where: {
      id: assignmentId,
      status: 'ASSIGNED',
      roundJudge: { personId: viewer.personId, leftAt: null },
    },
    select: {
      id: true,
      entryId: true,
      stage: true,
      roundJudge: { select: { roundId: true } },
      sheet: {
        select: {
          status: true,
          rubricId: true,
          submittedAt: true,
          reopenReason: true,
          ...SHEET_WORDS,
        },
      },
      entry: {
        select: {
          number: true,
          categoryId: true,
          project: { select: { title: true } },
          round: {
            select: {
              name: true,
              nameEn: true,
              timeZone: true,
              edition: { select: { isSample: true, sampleNote: true } },
              windows: { select: { kind: true, opensAt: true, closesAt: true } },
              scoringMethod: true,
              rubrics: { select: RUBRIC },
            },
          },
        },
      },
    },
  });
  if (!assignment) return null;
  const { entry, roundJudge, sheet, stage } = assignment;
  const project = await getProjectView(assignment.entryId, { blind: true });
  if (!project) return null;
  const { rubrics, windows, ...round } = entry.round;
  const rubric = sheet
    ? rubrics.find((one) => one.id === sheet.rubricId)
    : rubricFor(rubrics, { categoryId: entry.categoryId, stage });
  const queue = await db.assignment.findMany({
    where: {
      status: 'ASSIGNED',
      stage,
      roundJudge: { roundId: roundJudge.roundId, personId: viewer.personId },
    },
    orderBy: [{ order: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, sheet: { select: { status: true, ...MARKS } } },
  });
  const at = queue.findIndex((one) => one.id === assignmentId);
  return {
    id: assignment.id,
    personId: viewer.personId,
    entryId: assignment.entryId,
    roundId: roundJudge.roundId,
    number: entry.number,
    title: entry.project.title,
    round,
    open: isOpen(windows, 'JUDGING', now),
    closesAt: windows.find((window) => window.kind === 'JUDGING')?.closesAt ?? null,
    criteria: rubric?.criteria ?? [],
    // Names for what this device may still hold of another version.
    otherCriteria: rubrics.filter((one) => one.id !== rubric?.id).flatMap((one) => one.criteria),
    sheet: sheet ?? null,
    draft: {
      ...sheetSource(viewer, assignment.id, rubric, sheet),
      storedAt: now.toISOString(),
    },
    // The judge's own complete sheets of other projects, to compare with.
    ownTotals: queue.flatMap((one) => (one.id === assignmentId ? [] : (ownTotal(one.sheet) ?? []))),
    project,
    place: { at: at + 1, of: queue.length },
    previousId: queue[at - 1]?.id ?? null,
    nextId: queue[at + 1]?.id ?? null,
  };
}

/** Where a judge goes on after a sheet: the next one that is not submitted, in the order of the queue, or the queue. */
export async function nextSheet(viewer: Viewer, assignmentId: string) {
  const queue = await db.assignment.findMany({
    where: {
      status: 'ASSIGNED',
      roundJudge: {
        personId: viewer.personId,
        leftAt: null,
        round: { judges: { some: { assignments: { some: { id: assignmentId } } } } },
      },
    },
    orderBy: [{ order: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, sheet: { select: { status: true } }, roundJudge: { select: { roundId: true } } },
  });
  const at = queue.findIndex((one) => one.id === assignmentId);
  const next = [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))].find(
    (one) => one.sheet?.status !== 'SUBMITTED',
  );
  return next
    ? { href: `/judge/assignments/${next.id}`, all: false }
    : { href: `/judge/rounds/${queue[at]?.roundJudge.roundId ?? ''}`, all: true };
}
