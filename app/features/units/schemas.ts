import { z } from 'zod';

const code = z
  .string()
  .trim()
  .max(20)
  .optional()
  .transform((value) => value || null);

export const UNIT_KINDS = ['NATION', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'OTHER'] as const;

export const CreateUnitSchema = z.object({
  /** '' for a unit at the top. */
  parentId: z.union([z.literal(''), z.uuid()]).default(''),
  kind: z.enum(UNIT_KINDS),
  name: z.string().trim().min(2).max(60),
  shortName: z.string().trim().max(20).default(''),
  code,
});

export const UpdateUnitSchema = z.object({
  unitId: z.uuid(),
  kind: z.enum(UNIT_KINDS),
  name: z.string().trim().min(2).max(60),
  shortName: z.string().trim().max(20).default(''),
  code,
});

export const UnitIdSchema = z.object({ unitId: z.uuid() });

/** A unit, and the sibling that it goes into. */
export const MergeUnitsSchema = z.object({ unitId: z.uuid(), intoId: z.uuid() });
