import { z } from 'zod';

import { ABSTRACT_MAX, OWN_WORK_MAX, TITLE_MAX } from '#app/domain/checklist.ts';

const choice = z
  .union([z.literal(''), z.uuid()])
  .optional()
  .transform((value) => value || null);

export const RoundChoiceSchema = z.object({ roundId: z.uuid() });
export const EntryIdSchema = z.object({ entryId: z.uuid() });

export const SaveBasicsSchema = z.object({
  /** The project's revision that the page was made from. */
  revision: z.coerce.number().int().min(0),
  title: z.string().trim().max(TITLE_MAX).default(''),
  abstract: z.string().trim().max(ABSTRACT_MAX).default(''),
  categoryId: choice,
  groupId: choice,
  disciplineId: choice,
});

export const SaveWorkSchema = z.object({ ownWork: z.string().trim().max(OWN_WORK_MAX).default('') });

export const SaveTutorsSchema = z.object({
  tutors: z
    .array(
      z.object({
        name: z.string().trim().max(40).default(''),
        organisation: z.string().trim().max(80).default(''),
      }),
    )
    .max(10)
    .default([]),
});

export const JoinSchema = z.object({ code: z.string().trim().min(4).max(20) });
export const LeaveSchema = z.object({ authorId: z.uuid() });
