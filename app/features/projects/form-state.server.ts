import { formCode } from './form-code.server.ts';
import { storedAnswers } from './stored-answers.ts';
import { slotsFor } from '#app/domain/eligibility.ts';
import type { FieldRule } from '#app/domain/form-field.ts';

type Entry = {
  categoryId: string | null;
  groupId: string | null;
  disciplineId: string | null;
  round: {
    fields: readonly (FieldRule & { categoryId: string | null; groupId: string | null })[];
  };
  project: {
    title: string;
    abstract: string;
    answers: unknown;
    authors: readonly { name: string; grade: number; ownWork: string; status: string }[];
    tutors: readonly { name: string; organisation: string }[];
  };
};

/** The code that an application form of this entry carries when it is printed now. */
export function formCodeOf({ entry }: { entry: Entry }): string {
  const { project } = entry;
  return formCode({
    ...entry,
    title: project.title,
    abstract: project.abstract,
    authors: project.authors.filter((author) => author.status === 'ACCEPTED'),
    tutors: project.tutors,
    fields: slotsFor(entry.round.fields, entry),
    answers: storedAnswers(project.answers),
  });
}
