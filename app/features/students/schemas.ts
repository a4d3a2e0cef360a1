import { z } from 'zod';

import { CLASS_MOVES } from '#app/domain/class-move.ts';

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((value) => value || null);

const facts = {
  name: z.string().trim().min(1).max(40),
  grade: z.coerce.number().int().min(1).max(12),
  className: z.string().trim().max(40).default(''),
  studentNumber: optional(40),
};

export const RegisterStudentSchema = z.object({ schoolId: z.uuid(), ...facts });
export const UpdateStudentSchema = z.object({ studentId: z.uuid(), ...facts });
export const StudentIdSchema = z.object({ studentId: z.uuid() });

/** Consent of several students at once, as a teacher records it from paper. */
export const RecordConsentSchema = z.object({
  studentIds: z.array(z.uuid()).min(1).max(500),
  editionId: z.uuid(),
  decision: z.enum(['GIVEN', 'REFUSED', 'WITHDRAWN']),
});

/** Codes for the guardians of several students. */
export const RequestConsentSchema = RecordConsentSchema.omit({ decision: true });

/** What a guardian decides, by link or slip. */
export const DecideConsentSchema = z.object({
  code: z.string().max(40),
  guardianName: z.string().trim().min(2).max(40),
  decision: z.enum(['GIVEN', 'REFUSED']),
});

export const UndoImportSchema = z.object({ importId: z.uuid() });

/** New one-time passwords for several students at once. */
export const ResetStudentsSchema = z.object({ studentIds: z.array(z.uuid()).min(1).max(500) });

/** What becomes of each grade; grades that are not named stay. */
export const MoveClassesSchema = z.object({
  schoolId: z.uuid(),
  moves: z.record(z.string().regex(/^([1-9]|1[0-2])$/), z.enum(CLASS_MOVES)),
});
export const UndoMoveSchema = z.object({ moveId: z.uuid() });

/** Two accounts of one student: the one that stays, and the one whose work and consents it takes over. */
export const MergeStudentsSchema = z.object({ keepId: z.uuid(), dropId: z.uuid() });

export type NewStudent = { name: string; grade: number; className: string; studentNumber: string | null };
