import { STANDING } from './page-order.server.ts';
import { ownCertificates } from './print-certificates.server.ts';
import { ROW, rowOf } from './queries.server.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const OWN = {
  ...ROW,
  round: { select: { id: true, name: true, nameEn: true, timeZone: true } },
} as const satisfies Prisma.CertificateSelect;

async function list(where: Prisma.CertificateWhereInput) {
  const rows = await db.certificate.findMany({
    where: { supersededById: null, ...where },
    orderBy: [{ issuedAt: 'desc' }, { number: 'asc' }],
    select: OWN,
  });
  return rows.map(({ round, ...row }) => ({ ...rowOf(row), round }));
}

/** The certificates of the person who looks, from any round; corrected ones in the place of what they correct. */
export function listOwnCertificates(viewer: Viewer) {
  return list(ownCertificates(viewer.personId));
}
export type OwnCertificate = Awaited<ReturnType<typeof listOwnCertificates>>[number];

/** Those of one entry: a student's own, or all of them for its school's teachers. The caller has shown the entry. */
export async function listEntryCertificates(viewer: Viewer, entryId: string) {
  const entry = await db.entry.findUniqueOrThrow({ where: { id: entryId }, select: { schoolId: true } });
  const all = viewer.teacherSchoolIds.includes(entry.schoolId);
  const ofEntry = { OR: [{ award: { entryId } }, { specialLine: { entryId } }] };
  return list(all ? ofEntry : { AND: [ofEntry, ownCertificates(viewer.personId)] });
}

/** All certificates of a school, by round; null for who does not see the school. */
export async function listSchoolCertificates(viewer: Viewer, schoolId: string) {
  const school = await db.school.findUnique({
    where: { id: schoolId },
    select: { id: true, name: true, unit: { select: { path: true } } },
  });
  if (!school || !can(viewer, 'see-school', { id: school.id, unitPath: school.unit.path })) return null;
  return { school: { id: school.id, name: school.name }, rounds: byRound(await list({ schoolId })) };
}

/** The certificates of a unit's own awards, by round; null for who does not administer the unit. */
export async function listUnitCertificates(viewer: Viewer, unitId: string) {
  const unit = await db.unit.findUnique({
    where: { id: unitId },
    select: { id: true, name: true, path: true },
  });
  if (!unit || !can(viewer, 'manage-unit', unit)) return null;
  return { unit: { id: unit.id, name: unit.name }, rounds: byRound(await list({ unitId })) };
}

function byRound(rows: readonly OwnCertificate[]) {
  const rounds = new Map<string, { round: OwnCertificate['round']; rows: OwnCertificate[] }>();
  for (const row of rows) {
    const known = rounds.get(row.round.id) ?? { round: row.round, rows: [] };
    known.rows.push(row);
    rounds.set(row.round.id, known);
  }
  return [...rounds.values()];
}

const MONTHS_MS = 60 * 24 * 60 * 60 * 1000;

/** How many certificates a school was given lately: what waits to be handed out. */
export function countSchoolCertificates(schoolId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - MONTHS_MS);
  return db.certificate.count({ where: { schoolId, issuedAt: { gte: since }, ...STANDING } });
}

/** The same of each unit that the viewer administers directly; those of units below are theirs. */
export async function countUnitCertificates(viewer: Viewer, now: Date) {
  const since = new Date(now.getTime() - MONTHS_MS);
  const units = await db.unit.findMany({
    where: { id: { in: viewer.adminUnits.map(({ id }) => id) } },
    select: {
      id: true,
      name: true,
      _count: { select: { certificates: { where: { issuedAt: { gte: since }, ...STANDING } } } },
    },
  });
  return units.flatMap(({ _count, ...unit }) =>
    _count.certificates > 0 ? [{ ...unit, count: _count.certificates }] : [],
  );
}
