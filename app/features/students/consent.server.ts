import { createHash } from 'node:crypto';
import type { z } from 'zod';

import type { DecideConsentSchema, RecordConsentSchema, RequestConsentSchema } from './schemas.ts';
import { loseConsent } from './lose-consent.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { newInvitationCode, seal } from '#app/platform/auth/passwords.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** The version of the text that guardians agree to; it changes with every change of its words. */
export const CONSENT_TEXT = '2026-2';
/** Purpose under which a guardian's code is sealed. */
export const CONSENT_CODE = 'consent';

/** What is stored of a guardian's code. Spaces, hyphens and capitals do not matter when it is typed from paper. */
export function hashConsentCode(code: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`consent:${plain}`).digest('hex');
}

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
    const stored = await tx.consent.findMany({
      where: { editionId, studentId: { in: students.map((student) => student.id) } },
      select: { studentId: true, codeHash: true },
    });
    const known = new Map(stored.map((consent) => [consent.studentId, consent]));
    const lacking = students.filter((student) => !known.get(student.id)?.codeHash);
    for (const { id: studentId } of lacking) {
      const code = newInvitationCode();
      const codes = { codeHash: hashConsentCode(code), codeCipher: seal(CONSENT_CODE, code) };
      await tx.consent.upsert({
        where: { studentId_editionId: { studentId, editionId } },
        update: codes,
        create: {
          studentId,
          editionId,
          status: 'REQUESTED',
          method: 'LINK',
          textVersion: CONSENT_TEXT,
          createdAt: context.now,
          ...codes,
        },
        select: { id: true },
      });
    }
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
