import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { batchDirectory } from './batch-files.server.ts';
import { drawInThread } from './draw-in-thread.server.ts';
import { drawPages } from './draw-pages.server.ts';
import type { PageOrder } from './draw-pages.server.ts';
import { pageOrder, STANDING } from './page-order.server.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { paperWords } from '#app/features/shared/paper-words.server.ts';
import type { Paper } from '#app/features/shared/paper-words.server.ts';
import type { Locale } from '#app/i18n/types.ts';
import { db } from '#app/platform/db/client.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** More pages than these are drawn in a thread: they would hold up everybody's pages. */
const MOST_AT_ONCE = 4;

/** Certificates that are somebody's own: given to them, or to the team that they are in, or to them as a tutor. */
export function ownCertificates(personId: string): Prisma.CertificateWhereInput {
  return {
    OR: [
      { author: { student: { personId } } },
      { tutor: { personId } },
      { kind: 'TUTOR_AWARD', specialLine: { personId } },
      {
        kind: 'PRIZE',
        authorId: null,
        tutorId: null,
        award: {
          entry: { project: { authors: { some: { status: 'ACCEPTED', student: { personId } } } } },
        },
      },
    ],
  };
}

/**
 * One certificate as a PDF, for whose it is, its school's teachers, its unit's administrators, and who manages the round;
 * null for others.
 */
export async function certificatePaper(
  viewer: Viewer,
  certificateId: string,
  now: Date,
): Promise<Paper | null> {
  const certificate = await db.certificate.findFirst({
    where: { id: certificateId, ...STANDING },
    select: {
      number: true,
      name: true,
      round: { select: { id: true, unit: { select: { path: true } } } },
      school: { select: { id: true, unit: { select: { path: true } } } },
      unit: { select: { path: true } },
    },
  });
  if (!certificate) return null;
  const { round, school, unit, number, name } = certificate;
  const sees =
    can(viewer, 'manage-round', { id: round.id, unitPath: round.unit.path }) ||
    (school && can(viewer, 'see-school', { id: school.id, unitPath: school.unit.path })) ||
    (unit && can(viewer, 'manage-unit', unit)) ||
    (await db.certificate.count({
      where: { AND: [{ id: certificateId }, ownCertificates(viewer.personId)] },
    })) > 0;
  if (!sees) return null;
  const order = await pageOrder({ id: certificateId }, { title: number, now });
  return { fileName: `${number}-${name}.pdf`, bytes: await bytesOf(order) };
}

/** All certificates of one school in a round as one file; null for who does not see the school. */
export async function schoolCertificates(
  viewer: Viewer,
  { schoolId, roundId }: { schoolId: string; roundId: string },
  { locale, now }: { locale: Locale; now: Date },
): Promise<Paper | null> {
  const school = await db.school.findUnique({
    where: { id: schoolId },
    select: { id: true, name: true, unit: { select: { path: true } } },
  });
  if (!school || !can(viewer, 'see-school', { id: school.id, unitPath: school.unit.path })) return null;
  return allOf({ schoolId, roundId }, school.name, { locale, now });
}

/** All certificates of a unit's own in a round as one file; null for who does not administer it. */
export async function unitCertificates(
  viewer: Viewer,
  { unitId, roundId }: { unitId: string; roundId: string },
  words: { locale: Locale; now: Date },
): Promise<Paper | null> {
  const unit = await db.unit.findUnique({ where: { id: unitId }, select: { name: true, path: true } });
  return unit && can(viewer, 'manage-unit', unit) ? allOf({ unitId, roundId }, unit.name, words) : null;
}

async function allOf(
  where: Prisma.CertificateWhereInput,
  name: string,
  { locale, now }: { locale: Locale; now: Date },
): Promise<Paper | null> {
  const title = `${paperWords(locale).t('certificates.title')} · ${name}`;
  const order = await pageOrder({ ...where, ...STANDING }, { title, now });
  if (order.pages.length === 0) return null;
  return { fileName: `${title}.pdf`, bytes: await bytesOf(order) };
}

async function bytesOf(order: PageOrder): Promise<Buffer> {
  if (order.pages.length <= MOST_AT_ONCE) {
    const out = new PassThrough();
    const [bytes] = await Promise.all([buffer(out), drawPages(order, out)]);
    return bytes;
  }
  const file = path.join(await batchDirectory(), `${uuidv7()}.part`);
  try {
    await drawInThread(order, file).finished;
    return await readFile(file);
  } finally {
    await rm(file, { force: true });
  }
}
