import { z } from 'zod';

/** What a hand-over package calls itself, and the version of its layout. */
export const PACKAGE_FORMAT = 'science-contest-hand-over';
export const PACKAGE_VERSION = 1;
export const MANIFEST = 'manifest.json';
export const ENTRIES = 'entries.json';
export const MATERIALS = 'materials/';

const text = (max: number) => z.string().max(max);
const at = z.iso.datetime().nullable();
const Coded = z.object({ code: text(40), name: text(120) });

/** A round that an entry has stood in, with what came of it. */
export const StoodInSchema = z.object({
  round: text(200),
  edition: text(120),
  organiser: text(120),
  number: text(60).nullable(),
  handedInAt: at,
  rank: z.number().int().nullable(),
  /** As the scoring table prints it. */
  score: text(20).nullable(),
  prizes: z.array(text(120)).max(20),
});
export type StoodIn = z.infer<typeof StoodInSchema>;

/** A consent given for an entry: for which author (from 1; null: for all), what for, when and how. Never by whom. */
export const GivenConsentSchema = z.object({
  author: z.number().int().min(1).max(20).nullable(),
  kind: z.enum(['participation', 'form', 'school-form']),
  method: z.enum(['PAPER', 'LINK', 'ELSEWHERE', 'PORTAL']),
  at,
  /** The version of the text, or the code of the form, that was agreed to. */
  text: text(60),
});
export type GivenConsent = z.infer<typeof GivenConsentSchema>;

/** What an imported entry keeps of its past. */
export const HistorySchema = z.object({
  rounds: z.array(StoodInSchema).max(20),
  consents: z.array(GivenConsentSchema).max(100),
});
export type History = z.infer<typeof HistorySchema>;

/** What an imported entry has brought along, as it is stored; null for any other entry. */
export function readOrigin(imported: { history: unknown; remark: string } | null) {
  if (!imported) return null;
  return {
    ...HistorySchema.catch({ rounds: [], consents: [] }).parse(imported.history),
    remark: imported.remark,
  };
}
export type Origin = NonNullable<ReturnType<typeof readOrigin>>;

const MaterialSchema = z.object({
  slot: text(40),
  slotName: text(120),
  /** Where it lies in the package; null when its file was not to be had. */
  path: text(240).nullable(),
  fileName: text(200),
  mediaType: text(120),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.number().int().min(1),
  formCode: text(40).nullable(),
  signedOn: text(10).nullable(),
  uploadedAt: at,
});
export type PackedMaterial = z.infer<typeof MaterialSchema>;

const PackedEntrySchema = z.object({
  /** The same in every version of the package. */
  id: z.uuid(),
  number: text(60),
  title: text(200),
  abstract: text(20_000),
  unit: z.object({ name: text(120), code: text(20).nullable() }),
  school: z.object({ name: text(120), code: text(40).nullable(), isYouthCentre: z.boolean() }),
  category: Coded.nullable(),
  group: Coded.nullable(),
  discipline: Coded.nullable(),
  team: z.boolean(),
  authors: z
    .array(
      z.object({
        name: text(60),
        grade: z.number().int().min(1).max(12),
        school: text(120),
        ownWork: text(20_000),
      }),
    )
    .max(20),
  tutors: z.array(z.object({ name: text(60), organisation: text(120) })).max(20),
  answers: z.array(z.object({ code: text(40), question: text(300), answer: text(100_000) })).max(300),
  submittedAt: at,
  rounds: z.array(StoodInSchema).max(20),
  consents: z.array(GivenConsentSchema).max(100),
  materials: z.array(MaterialSchema).max(400),
});
export type PackedEntry = z.infer<typeof PackedEntrySchema>;

/** `entries.json`: everything but the files. */
export const ContentsSchema = z.object({
  format: z.literal(PACKAGE_FORMAT),
  formatVersion: z.literal(PACKAGE_VERSION),
  package: z.object({ list: z.uuid(), version: z.number().int().min(1), handedOnAt: at }),
  from: z.object({
    round: text(200),
    number: z.number().int().nullable(),
    edition: text(120),
    year: z.number().int(),
    organiser: text(120),
  }),
  to: z.object({ contest: text(200), organiser: text(200) }),
  entries: z.array(PackedEntrySchema).max(20_000),
  /** What has changed on the list since it was handed on, oldest first. */
  changes: z
    .array(
      z.object({
        id: z.uuid(),
        number: text(60),
        change: z.enum(['withdrawn', 'added']),
        at,
        reason: text(1000),
      }),
    )
    .max(20_000),
});
export type Contents = z.infer<typeof ContentsSchema>;

/** `manifest.json`: the SHA-256 and size of every other file. */
export const ManifestSchema = z.object({
  format: z.literal(PACKAGE_FORMAT),
  formatVersion: z.number().int(),
  files: z.record(
    z.string(),
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number().int().min(0) }),
  ),
});
export type PackageManifest = z.infer<typeof ManifestSchema>;
