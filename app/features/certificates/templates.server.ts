import { DesignSchema } from './schemas.ts';
import { READY_TEMPLATES } from '#app/domain/certificate/templates.ts';
import type { CertificateDesign, CertificateKind } from '#app/domain/certificate/text.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const PICTURE = { select: { id: true, width: true, height: true } } as const;
const SELECT = {
  id: true,
  kind: true,
  name: true,
  version: true,
  design: true,
  background: PICTURE,
  seal: PICTURE,
} as const;

export type PictureRef = { id: string; width: number; height: number };
export type Template = {
  /** The row, or "ready:…" of one that comes with the portal. */
  ref: string;
  kind: CertificateKind;
  /** Empty for what comes with the portal: the page names it. */
  name: string;
  version: number;
  design: CertificateDesign;
  background: PictureRef | null;
  seal: PictureRef | null;
};

/** What comes with the portal, as templates of any round. */
export const readyTemplates: readonly Template[] = READY_TEMPLATES.map(({ code, kind, design }) => ({
  ref: `ready:${code}`,
  kind,
  name: '',
  version: 0,
  design,
  background: null,
  seal: null,
}));

/** The templates that a round uses now, without those that come with the portal. */
export async function templatesOf(tx: Pick<Tx, 'certificateTemplate'>, roundId: string): Promise<Template[]> {
  const rows = await tx.certificateTemplate.findMany({
    where: { roundId, replacedAt: null },
    orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: SELECT,
  });
  return rows.map(({ id, design, ...row }) => ({ ...row, ref: id, design: DesignSchema.parse(design) }));
}

/** A template by its reference, for a round; null when it has none of that name. */
export async function findTemplate(
  tx: Pick<Tx, 'certificateTemplate'>,
  roundId: string,
  ref: string,
): Promise<Template | null> {
  const ready = readyTemplates.find((one) => one.ref === ref);
  if (ready) return ready;
  return (await templatesOf(tx, roundId)).find((one) => one.ref === ref) ?? null;
}

const ROUND = {
  id: true,
  name: true,
  nameEn: true,
  timeZone: true,
  certificatePattern: true,
  unitId: true,
  unit: { select: { name: true, shortName: true, code: true } },
  edition: { select: { id: true, name: true, year: true } },
} as const;

/** A round as its certificates need it; null when the viewer does not manage it. */
export async function roundForCertificates(tx: Pick<Tx, 'round'>, viewer: Viewer, roundId: string) {
  if (!(await managesRound(tx, viewer, roundId))) return null;
  return tx.round.findUniqueOrThrow({ where: { id: roundId }, select: ROUND });
}
export type CertificateRound = NonNullable<Awaited<ReturnType<typeof roundForCertificates>>>;

/** The templates of a round that the viewer manages, and the round's head. */
export async function listTemplates(viewer: Viewer, roundId: string) {
  const round = await roundForCertificates(db, viewer, roundId);
  if (!round) return null;
  const templates = await templatesOf(db, roundId);
  const used = await db.certificate.groupBy({
    by: ['templateId'],
    where: { roundId },
    _count: { _all: true },
  });
  const counts = new Map(used.map(({ templateId, _count }) => [templateId, _count._all]));
  return {
    round,
    templates: templates.map((one) => ({ ...one, issued: counts.get(one.ref) ?? 0 })),
    ready: readyTemplates,
  };
}

/** One template for its page. */
export async function getTemplate(viewer: Viewer, roundId: string, ref: string) {
  const round = await roundForCertificates(db, viewer, roundId);
  if (!round) return null;
  const template = await findTemplate(db, roundId, ref);
  if (!template) return null;
  const issued = ref.startsWith('ready:') ? 0 : await db.certificate.count({ where: { templateId: ref } });
  return { round, template: { ...template, issued } };
}

/** A picture of a round that the viewer manages. */
export async function getCertificatePicture(viewer: Viewer, roundId: string, imageId: string) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  return db.certificateImage.findFirst({
    where: { id: imageId, roundId },
    select: { type: true, bytes: true },
  });
}
