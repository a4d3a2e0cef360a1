import type { Refusal, Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { declareConflicts } from '#app/features/judges/declare-conflicts.server.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { markField } from '#app/domain/score-sheet.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { createProject } from '#app/features/projects/create-project.server.ts';
import { joinProject } from '#app/features/projects/join-project.server.ts';
import type { DraftPage } from '#app/features/projects/schemas.ts';
import { saveDraft } from '#app/features/projects/save-draft.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { inventedAbstract, inventedAnswers, OWN_WORK } from './invented.ts';

/** The value of a verb that must not refuse here; a refusal ends the command with its codes. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const say = ({ code, params, field }: Refusal) => [code, field, JSON.stringify(params)].join(' ');
  throw new Error(`refused: ${result.refusals.map(say).join('; ')}`);
}

const NOBODY: Omit<Viewer, 'personId' | 'name'> = {
  mustChangePassword: false,
  isOperator: false,
  adminUnits: [],
  checkerRoundIds: [],
  teacherSchoolIds: [],
  judgeRoundIds: [],
  isJudge: false,
  student: null,
};

export type StudentRef = { studentId: string; personId: string; name: string; schoolId: string };

/** A student as a viewer, without the query that a request would make. */
export function asStudent(student: StudentRef): Viewer {
  const { personId, name, studentId, schoolId } = student;
  return { ...NOBODY, personId, name, student: { id: studentId, schoolId } };
}

/** A teacher of one school as a viewer. */
export function asTeacher(personId: string, schoolId: string): Viewer {
  return { ...NOBODY, personId, name: '', teacherSchoolIds: [schoolId] };
}

/** A judge as a viewer. */
export function asJudge(personId: string, roundId: string): Viewer {
  return { ...NOBODY, personId, name: '', isJudge: true, judgeRoundIds: [roundId] };
}

/** Runs `work` over the items in transactions of `size`, telling how many are done. */
export async function inBatches<T>(
  items: readonly T[],
  size: number,
  now: Date,
  work: (item: T, context: Context) => Promise<void>,
  tell: (done: number) => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < items.length; start += size) {
    const batch = items.slice(start, start + size);
    await inTransaction({ now }, async (tx) => {
      const context = { now, tx, memo: new Map<string, unknown>() };
      for (const item of batch) await work(item, context);
    });
    tell(Math.min(items.length, start + size));
  }
}

export type ProjectPlan = {
  roundId: string;
  authors: readonly StudentRef[];
  title: string;
  categoryId: string;
  groupId: string;
  disciplineId: string;
  tutor: string;
  /** Whether each author states their own work, where the round asks for it. */
  ownWork: boolean;
};

/** Enters a project as its authors would: begin, join, write, and (unless it stays a draft) submit. */
export async function enterProject(plan: ProjectPlan, submit: boolean, context: Context): Promise<string> {
  const [first, ...mates] = plan.authors;
  if (!first) throw new Error('a project needs an author');
  const author = asStudent(first);
  const { entryId, joinCode } = must(await createProject(author, { roundId: plan.roundId }, context));
  for (const mate of mates) must(await joinProject(asStudent(mate), { code: joinCode }, context));
  const { title, categoryId, groupId, disciplineId } = plan;
  const write = async (who: Viewer, page: DraftPage, values: Record<string, string>) =>
    must(await saveDraft(who, { entryId, page, base: {}, values }, context));
  await write(author, 'edit', {
    title,
    abstract: inventedAbstract(title),
    categoryId,
    groupId,
    disciplineId,
  });
  for (const one of plan.ownWork ? plan.authors : [])
    await write(asStudent(one), 'work', { ownWork: OWN_WORK });
  if (plan.ownWork) {
    const fields = await (context.tx ?? db).formField.findMany({ where: { roundId: plan.roundId } });
    if (fields.length > 0) await write(author, 'form', inventedAnswers(fields));
  }
  if (plan.tutor) await write(author, 'tutors', { 'tutors.0.name': plan.tutor });
  if (submit) must(await submitEntry(author, { entryId }, context));
  return entryId;
}

/** Proposes and applies an assignment for a whole round; a shortfall ends the command. */
export async function assignJudges(admin: Viewer, roundId: string, seed: number, now: Date): Promise<number> {
  const plan = must(await proposePlan(admin, { roundId, seed }, { now }));
  if (plan.shortfalls > 0) throw new Error(`${plan.shortfalls} entries are short of judges`);
  return must(await applyPlan(admin, { planId: plan.planId }, { now })).count;
}

/** Judges every assignment of a round that `mark` gives points for; whole points per criterion. */
export async function judgeRound(
  roundId: string,
  now: Date,
  mark: (sheet: { entryId: string; personId: string; maxima: number[] }) => number[] | null,
  options: { feedback: string; size?: number; tell?: (done: number, of: number) => void },
): Promise<number> {
  const { stage } = await db.round.findUniqueOrThrow({ where: { id: roundId }, select: { stage: true } });
  const criteria = await db.criterion.findMany({
    where: { rubric: { roundId, stage } },
    orderBy: { order: 'asc' },
    select: { id: true, maxX100: true },
  });
  const maxima = criteria.map((criterion) => criterion.maxX100 / 100);
  await declareNothing(roundId, now);
  const assignments = await db.assignment.findMany({
    where: { roundJudge: { roundId }, status: 'ASSIGNED', sheet: null },
    orderBy: { id: 'asc' },
    select: { id: true, entryId: true, roundJudge: { select: { personId: true } } },
  });
  const scored = assignments.flatMap(({ id, entryId, roundJudge: { personId } }) => {
    const points = mark({ entryId, personId, maxima });
    return points ? [{ id, personId, points }] : [];
  });
  await inBatches(
    scored,
    options.size ?? 250,
    now,
    async ({ id, personId, points }, context) => {
      const marks = Object.fromEntries(
        criteria.map((criterion, index) => [markField(criterion.id), String(points[index] ?? 0)]),
      );
      const sheet = { assignmentId: id, base: {}, values: { ...marks, feedback: options.feedback } };
      must(await saveSheet(asJudge(personId, roundId), { ...sheet, submit: true }, context));
    },
    (done) => options.tell?.(done, scored.length),
  );
  return scored.length;
}

/** Every judge of a round looks through the titles and knows none of them. */
async function declareNothing(roundId: string, now: Date): Promise<void> {
  const judges = await db.roundJudge.findMany({
    where: { roundId, leftAt: null, declaredAt: null },
    select: { personId: true },
  });
  await inBatches(judges, 250, now, async ({ personId }, context) => {
    const nothing = { roundId, entryIds: [], ties: {}, reasons: {} };
    must(await declareConflicts(asJudge(personId, roundId), nothing, context));
  });
}

/** Marks whose share of the maximum is about `quality` (0-1), with the scatter of a human hand. */
export function marksAround(quality: number, maxima: readonly number[], random: () => number): number[] {
  return maxima.map((max) => {
    const share = quality + (random() - 0.5) * 0.12;
    return Math.max(0, Math.min(max, Math.round(share * max)));
  });
}

/** Computes a round's scoring table. */
export async function tally(admin: Viewer, roundId: string, now: Date): Promise<void> {
  must(await computeResult(admin, { roundId }, { now }));
}
