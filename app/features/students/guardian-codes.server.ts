import { createHash } from 'node:crypto';

import { newInvitationCode, seal, unseal } from '#app/platform/auth/passwords.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { env } from '#app/platform/env.server.ts';
import { qrPicture } from '#app/platform/qr.server.ts';

/** The version of the text that guardians agree to; it changes with every change of its words. */
export const CONSENT_TEXT = '2026-2';
/** Purpose under which a guardian's code is sealed. */
const CONSENT_CODE = 'consent';

/** What is stored of a guardian's code. Spaces, hyphens and capitals do not matter when it is typed from paper. */
export function hashConsentCode(code: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`consent:${plain}`).digest('hex');
}

/**
 * Makes a code for the guardian of each student who has none in that edition. Who has one keeps it, and nobody's
 * decision changes. Gives the students with a new one.
 */
export async function giveGuardianCodes<S extends { id: string }>(
  tx: Tx,
  students: readonly S[],
  editionId: string,
  now: Date,
): Promise<S[]> {
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
        createdAt: now,
        ...codes,
      },
      select: { id: true },
    });
  }
  return lacking;
}

/** A guardian's code as it is printed or shown: the code, its link, and the link as a picture. Null without one. */
export function guardianLink(codeCipher: string | null | undefined) {
  const code = codeCipher ? unseal(CONSENT_CODE, codeCipher) : null;
  if (!code) return null;
  const link = `${env().origin}/consent/${code}`;
  return { code, link, qr: qrPicture(link) };
}
