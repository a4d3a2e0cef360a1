import { actingRole } from './edit-scope.server.ts';
import type { EditableEntry } from './edit-scope.server.ts';
import { answersToDraft, answerName, draftToAnswers } from './form-drafts.ts';
import { BasicsSchema, TutorSchema, WorkSchema } from './schemas.ts';
import type { DraftPage } from './schemas.ts';
import { storedAnswers } from './stored-answers.ts';
import { admits, slotsFor } from '#app/domain/eligibility.ts';
import { answerProblem } from '#app/domain/form-field.ts';
import type { Draft } from '#app/domain/draft.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** How one page of a project's form is read and written, field by field. */
type Page = {
  read: (tx: Tx, entry: EditableEntry, viewer: Viewer) => Draft | Promise<Draft>;
  write: (tx: Tx, entry: EditableEntry, draft: Draft, viewer: Viewer) => Promise<Result<undefined>>;
};

const edit: Page = {
  read: (_, { project, categoryId, groupId, disciplineId }) => ({
    title: project.title,
    abstract: project.abstract,
    categoryId: categoryId ?? '',
    groupId: groupId ?? '',
    disciplineId: disciplineId ?? '',
  }),
  async write(tx, entry, draft) {
    const parsed = BasicsSchema.safeParse(draft);
    if (!parsed.success) return refuse('invalid-input', undefined, fieldOf(parsed.error));
    const { title, abstract, ...divisions } = parsed.data;
    const fit = await belongs(tx, entry.roundId, divisions, entry.project.authors);
    if (!fit.ok) return fit;
    await tx.project.update({
      where: { id: entry.projectId },
      data: { title, abstract },
      select: { id: true },
    });
    await tx.entry.update({ where: { id: entry.id }, data: divisions, select: { id: true } });
    return ok(undefined);
  },
};

const work: Page = {
  read: (_, { project }, viewer) => {
    const mine = project.authors.find((author) => author.studentId === viewer.student?.id);
    const none: Draft = {};
    return mine ? { ownWork: mine.ownWork } : none;
  },
  // Nobody writes another author's statement.
  async write(tx, entry, draft, viewer) {
    const parsed = WorkSchema.safeParse(draft);
    if (!parsed.success) return refuse('invalid-input', undefined, 'ownWork');
    await tx.projectAuthor.updateMany({
      where: { projectId: entry.projectId, studentId: viewer.student?.id ?? '', status: 'ACCEPTED' },
      data: { ownWork: parsed.data.ownWork },
    });
    return ok(undefined);
  },
};

const TUTOR_FIELDS = ['name', 'organisation'] as const;
const tutorName = (index: number, field: string) => `tutors.${index}.${field}`;

const tutors: Page = {
  read: (_, { project, round }) => {
    const rows = Math.max(round.maxTutors, project.tutors.length);
    return Object.fromEntries(
      Array.from({ length: rows }, (__, index) =>
        TUTOR_FIELDS.map((field) => [tutorName(index, field), project.tutors[index]?.[field] ?? ''] as const),
      ).flat(),
    );
  },
  async write(tx, entry, draft) {
    const rows: { name: string; organisation: string }[] = [];
    for (let index = 0; tutorName(index, 'name') in draft; index += 1) {
      const parsed = TutorSchema.safeParse({
        name: draft[tutorName(index, 'name')],
        organisation: draft[tutorName(index, 'organisation')],
      });
      if (!parsed.success)
        return refuse('invalid-input', undefined, tutorName(index, fieldOf(parsed.error) ?? 'name'));
      rows.push(parsed.data);
    }
    // A line stays where it is while a later one is filled: the page shows what is stored.
    const kept = rows.slice(0, rows.findLastIndex((row) => row.name !== '' || row.organisation !== '') + 1);
    if (kept.length > entry.round.maxTutors)
      return refuse('project-too-many-tutors', { max: entry.round.maxTutors });
    await tx.projectTutor.deleteMany({ where: { projectId: entry.projectId } });
    await tx.projectTutor.createMany({
      data: kept.map((tutor, index) => ({ ...tutor, projectId: entry.projectId, order: index + 1 })),
    });
    return ok(undefined);
  },
};

const form: Page = {
  read: async (tx, entry, viewer) =>
    answersToDraft(await roundFields(tx, entry, viewer), storedAnswers(entry.project.answers)),
  async write(tx, entry, draft, viewer) {
    const fields = await roundFields(tx, entry, viewer);
    const answers = draftToAnswers(fields, draft);
    for (const field of fields) {
      const problem = answerProblem(field, answers[field.code] ?? '');
      if (!problem) continue;
      const { code, ...params } = problem;
      return refuse(code, params, answerName(field.code));
    }
    await tx.project.update({
      where: { id: entry.projectId },
      data: { answers: { ...storedAnswers(entry.project.answers), ...answers } },
      select: { id: true },
    });
    return ok(undefined);
  },
};

export const draftPages: Record<DraftPage, Page> = { edit, form, work, tutors };

/**
 * The fields of the round's application form that this entry's category and group have to answer; declarations only for
 * the authors, who make them.
 */
async function roundFields(tx: Tx, entry: EditableEntry, viewer: Viewer) {
  const fields = await tx.formField.findMany({
    where: { roundId: entry.roundId },
    orderBy: { order: 'asc' },
  });
  const asked = slotsFor(fields, entry);
  return actingRole(viewer, entry) === 'STUDENT' ? asked : asked.filter(({ kind }) => kind !== 'DECLARATION');
}

const fieldOf = (error: { issues: { path: PropertyKey[] }[] }): string | undefined => {
  const first = error.issues[0]?.path[0];
  return typeof first === 'string' ? first : undefined;
};

/** Category, group and discipline must be the round's own, and the group must admit the authors. */
async function belongs(
  tx: Tx,
  roundId: string,
  chosen: { categoryId: string | null; groupId: string | null; disciplineId: string | null },
  authors: readonly { grade: number }[],
): Promise<Result<undefined>> {
  if (chosen.categoryId) {
    const found = await tx.category.findFirst({
      where: { id: chosen.categoryId, roundId },
      select: { id: true },
    });
    if (!found) return refuse('invalid-input', undefined, 'categoryId');
  }
  if (chosen.groupId) {
    const group = await tx.group.findFirst({ where: { id: chosen.groupId, roundId } });
    // Age bounds are looked at when the entry is submitted; grades are known at once.
    const ungraded = group && { ...group, ageOn: null };
    if (!ungraded || !authors.every(({ grade }) => admits(ungraded, { grade, birthDate: null })))
      return refuse('team-other-group', undefined, 'groupId');
  }
  if (chosen.disciplineId) {
    const found = await tx.discipline.findFirst({
      where: { id: chosen.disciplineId, roundId },
      select: { id: true },
    });
    if (!found) return refuse('invalid-input', undefined, 'disciplineId');
  }
  return ok(undefined);
}
