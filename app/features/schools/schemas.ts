import { z } from 'zod';

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((value) => value || null);

const facts = {
  name: z.string().trim().min(2).max(80),
  shortName: optional(30),
  code: optional(30),
  tier: optional(30),
  kind: z.enum(['SCHOOL', 'YOUTH_CENTRE']).default('SCHOOL'),
};

export const CreateSchoolSchema = z.object({ unitId: z.uuid(), ...facts });
export const UpdateSchoolSchema = z.object({ schoolId: z.uuid(), ...facts });
/** A school, and the one of the same unit that it goes into. */
export const MergeSchoolsSchema = z.object({ schoolId: z.uuid(), intoId: z.uuid() });
export const SchoolIdSchema = z.object({ schoolId: z.uuid() });

/** A table of schools on its way in: the unit it goes to, and the table as text once it has been read. */
export const ImportSchoolsSchema = z.object({ unitId: z.uuid(), table: z.string().min(1).max(2_000_000) });
