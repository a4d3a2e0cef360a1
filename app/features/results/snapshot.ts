import { z } from 'zod';

/** When and why a published line was changed. */
const ChangeSchema = z.object({ at: z.string(), reason: z.string() });

const LineSchema = z.object({
  seq: z.number(),
  number: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  tutors: z.array(z.string()),
  unit: z.string(),
  school: z.string(),
  category: z.string(),
  group: z.string(),
  prize: z.string(),
  /** The prize, or the place on the list, was taken back. */
  revoked: ChangeSchema.optional(),
  /** Came onto the list after it was published. */
  added: ChangeSchema.optional(),
});

/** A line as the public reads it: names and units only. */
export type NoticeLine = z.infer<typeof LineSchema>;

/** A special award with its winners: names and units only. */
const SectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  sponsor: z.string(),
  forWhom: z.enum(['PROJECTS', 'SCHOOLS', 'UNITS', 'TUTORS']),
  lines: z.array(
    z.object({
      name: z.string(),
      number: z.string(),
      title: z.string(),
      authors: z.array(z.string()),
      school: z.string(),
      unit: z.string(),
      revoked: ChangeSchema.optional(),
      added: ChangeSchema.optional(),
    }),
  ),
});

export type SpecialSection = z.infer<typeof SectionSchema>;

export const SnapshotSchema = z.object({
  template: z.enum(['B', 'C', 'F']),
  /** Each line is a student; absent where each is a project. */
  promotes: z.literal('STUDENT').optional(),
  lines: z.array(LineSchema),
  /** Special awards that stand on the notice, below the list. */
  special: z.array(SectionSchema).optional(),
});

export type Snapshot = z.infer<typeof SnapshotSchema>;
