import type { z } from 'zod';

import { CONSENT_TEXT, giveGuardianCodes, hashConsentCode } from './guardian-codes.server.ts';
import type { DecideConsentSchema, RecordConsentSchema, RequestConsentSchema } from './schemas.ts';
import { loseConsent } from './lose-consent.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** The students, when the viewer manages all of them, and the edition exists; null otherwise. */
async function managed(tx: Tx, viewer: Viewer, studentIds: readonly string[], editionId: string) {
  const ids = [...new Set(studentIds)];
  const students = await tx.student.findMany({
    where: { id: { in: ids } },
    select: { id: true, schoolId: true, school: { select: { unit: { select: { path: true } } } } },
  });
  const mine = students.filter((student) =>
    can(viewer, 'register-students', { id: student.schoolId, unitPath: student.school.unit.path }),
  );
  const edition = await tx.edition.findUnique({ where: { id: editionId }, select: { id: true } });
  return edition && mine.length > 0 && mine.length === ids.length ? mine : null;
}

async function auditSchools(
  tx: Tx,
  context: Context,
  facts: { viewer: Viewer; verb: string; students: readonly { schoolId: string }[]; data: object },
): Promise<void> {
  const { viewer, verb, students, data } = facts;
  for (const schoolId of new Set(students.map((student) => student.schoolId)))
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb,
      subject: { type: 'school', id: schoolId },
      schoolId,
      data: { ...data, students: students.filter((student) => student.schoolId === schoolId).length },
    });
}

/**
 * Makes a code for the guardian of each student, to print or to send as a link. Who has one keeps it, and nobody's
 * decision changes. Gives how many are new.
 */
export async function requestConsent(
  viewer: Viewer,
  { studentIds, editionId }: z.output<typeof RequestConsentSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const students = await managed(tx, viewer, studentIds, editionId);
    if (!students) return refuse('not-found');
    const lacking = await giveGuardianCodes(tx, students, editionId, context.now);
    await auditSchools(tx, context, {
      viewer,
      verb: 'request-consent',
      students: lacking,
      data: { editionId },
    });
    return ok({ count: lacking.length });
  });
}

/** Records what guardians decided on paper. A refusal or a withdrawal takes back what it covers. */
export async function recordConsent(
  viewer: Viewer,
  { studentIds, editionId, decision }: z.output<typeof RecordConsentSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const students = await managed(tx, viewer, studentIds, editionId);
    if (!students) return refuse('not-found');
    const ids = students.map((student) => student.id);
    const facts = {
      status: decision,
      method: 'PAPER' as const,
      textVersion: CONSENT_TEXT,
      decidedAt: context.now,
      recordedById: viewer.personId,
    };
    const stored = await tx.consent.findMany({
      where: { editionId, studentId: { in: ids } },
      select: { studentId: true },
    });
    const known = new Set(stored.map((consent) => consent.studentId));
    await tx.consent.updateMany({ where: { editionId, studentId: { in: ids } }, data: facts });
    await tx.consent.createMany({
      data: ids
        .filter((studentId) => !known.has(studentId))
        .map((studentId) => ({ ...facts, studentId, editionId, createdAt: context.now })),
    });
    if (decision !== 'GIVEN') await loseConsent(tx, ids, editionId, context.now);
    await auditSchools(tx, context, {
      viewer,
      verb: 'record-consent',
      students,
      data: { decision, editionId },
    });
    return ok({ count: ids.length });
  });
}

/**
 * A guardian's own decision, by the code from link or slip: the code is the authority. May be changed at any time; a
 * refusal or a withdrawal takes back what it covers at once.
 */
export async function decideConsent(
  { code, guardianName, decision }: z.output<typeof DecideConsentSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const consent = await tx.consent.findUnique({
      where: { codeHash: hashConsentCode(code) },
      select: { id: true, status: true, studentId: true, editionId: true, student: true },
    });
    if (!consent) return refuse('not-found');
    const status = decision === 'REFUSED' && consent.status === 'GIVEN' ? 'WITHDRAWN' : decision;
    await tx.consent.update({
      where: { id: consent.id },
      data: {
        status,
        guardianName,
        method: 'LINK',
        textVersion: CONSENT_TEXT,
        decidedAt: context.now,
        recordedById: null,
      },
      select: { id: true },
    });
    if (status !== 'GIVEN') await loseConsent(tx, [consent.studentId], consent.editionId, context.now);
    await audit(tx, {
      at: context.now,
      actorId: null,
      verb: 'decide-consent',
      subject: { type: 'student', id: consent.studentId },
      schoolId: consent.student.schoolId,
      data: { decision: status, editionId: consent.editionId },
    });
    return ok(undefined);
  });
}
