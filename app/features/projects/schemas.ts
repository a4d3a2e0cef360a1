import { z } from 'zod';

import { DraftFieldsSchema } from '#app/features/shared/draft-schema.ts';
import { ABSTRACT_MAX, OWN_WORK_MAX, TITLE_MAX } from '#app/domain/checklist.ts';

const choice = z
  .union([z.literal(''), z.uuid()])
  .optional()
  .transform((value) => value || null);

export const RoundChoiceSchema = z.object({ roundId: z.uuid() });
export const EntryIdSchema = z.object({ entryId: z.uuid() });

/** The pages of a project's form that save themselves. */
export const DRAFT_PAGES = ['edit', 'form', 'work', 'tutors'] as const;
export type DraftPage = (typeof DRAFT_PAGES)[number];

export const SaveDraftSchema = z.object({
  page: z.enum(DRAFT_PAGES),
  base: DraftFieldsSchema,
  values: DraftFieldsSchema,
});

/** Title, abstract and divisions as they may stand in a draft. */
export const BasicsSchema = z.object({
  title: z.string().trim().max(TITLE_MAX).default(''),
  abstract: z.string().trim().max(ABSTRACT_MAX).default(''),
  categoryId: choice,
  groupId: choice,
  disciplineId: choice,
});
export const WorkSchema = z.object({ ownWork: z.string().trim().max(OWN_WORK_MAX).default('') });
export const TutorSchema = z.object({
  name: z.string().trim().max(40).default(''),
  organisation: z.string().trim().max(80).default(''),
});

export const JoinSchema = z.object({ code: z.string().trim().min(4).max(20) });
export const LeaveSchema = z.object({ authorId: z.uuid() });

/** A schoolmate asked by name; grade and class only where two share it. */
export const InviteAuthorSchema = z.object({
  name: z.string().trim().min(2).max(40),
  grade: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(12)])
    .optional()
    .transform((value) => value ?? null),
  className: z.string().trim().max(40).default(''),
});
export const AnswerInvitationSchema = z.object({
  authorId: z.uuid(),
  answer: z.enum(['accept', 'decline']),
});

/** Entries whose guardians get a link for confirming the application form. */
export const GuardianLinksSchema = z.object({ entryIds: z.array(z.uuid()).min(1).max(500) });
/** What a guardian says of one version of an application form, by link or slip. */
export const ConfirmFormSchema = z.object({
  code: z.string().max(40),
  entryId: z.uuid(),
  formCode: z.string().max(20),
  guardianName: z.string().trim().min(2).max(40),
  decision: z.enum(['CONFIRMED', 'REFUSED']),
});
