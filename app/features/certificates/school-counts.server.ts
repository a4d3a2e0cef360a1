import type { z } from 'zod';

import { awardsIn, standingAwards } from './award-facts.server.ts';
import { issueAgain, REISSUED } from './change-certificate.server.ts';
import { STANDING } from './page-order.server.ts';
import { DesignSchema, StoredTextSchema } from './schemas.ts';
import type { RenewSchoolsSchema } from './schemas.ts';
import { certificateLines, schoolRecipient } from '#app/domain/certificate/lines.ts';
import { countRenewals, schoolRenewals } from '#app/domain/certificate/school-renewals.ts';
import type { SchoolRenewal } from '#app/domain/certificate/school-renewals.ts';
import type { CertificateLanguage } from '#app/domain/certificate/text.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const NO_PRIZE_LEFT = '该校的奖项均已撤销';

const SELECT = {
  ...REISSUED,
  supersededBy: { select: { recipient: true, schoolId: true } },
} as const;

/** Certificates of schools' prizes under a condition, as they stand in numbers. */
async function readCertificates(tx: Pick<Tx, 'certificate'>, roundId: string) {
  const rows = await tx.certificate.findMany({
    where: {
      roundId,
      kind: 'SCHOOL',
      schoolId: { not: null },
      OR: [STANDING, { voidedAt: null, supersededById: { not: null } }],
    },
    orderBy: { number: 'asc' },
    select: SELECT,
  });
  return rows.map((row) => {
    const { facts } = StoredTextSchema.parse(row.text);
    const { language } = DesignSchema.parse(row.template.design);
    const { recipient, supersededBy, school } = row;
    return {
      row,
      facts,
      language,
      recipient,
      supersededBy,
      schoolId: row.schoolId ?? '',
      school: school?.name ?? '',
      prizes: facts.prizes,
    };
  });
}
type Read = Awaited<ReturnType<typeof readCertificates>>[number];

/**
 * Certificates of schools that state other numbers of prizes than stand now, because one was revoked or given since they
 * were issued, or because schools were merged, or are apart again. `now` is what they should say; empty where no prize is
 * left.
 */
export async function outdatedSchools(
  tx: Pick<Tx, 'award' | 'certificate'>,
  roundId: string,
): Promise<SchoolRenewal<Read>[]> {
  const read = await readCertificates(tx, roundId);
  if (read.length === 0) return [];
  const awards = await standingAwards(tx, roundId);
  const choice = { prize: 'none', tutor: false, school: true } as const;
  const linesIn = new Map<CertificateLanguage, ReturnType<typeof certificateLines>>();
  for (const { language } of read)
    if (!linesIn.has(language)) linesIn.set(language, certificateLines(awardsIn(language, awards), choice));
  return schoolRenewals(
    read.filter(({ supersededBy }) => !supersededBy),
    read.filter(
      ({ supersededBy, recipient, schoolId }) =>
        supersededBy && supersededBy.recipient !== recipient && supersededBy.schoolId !== schoolId,
    ),
    ({ schoolId: id, language }) =>
      linesIn.get(language)?.find(({ schoolId }) => schoolId === id)?.facts.prizes ?? [],
  );
}

/**
 * Issues anew every certificate of a school whose numbers of prizes no longer hold, and makes void one of a school that has
 * none left. Of schools that were merged one certificate is left; the others lead to it. Exactly those that were shown:
 * otherwise nothing happens.
 */
export async function renewSchools(
  viewer: Viewer,
  { roundId, count }: z.output<typeof RenewSchoolsSchema>,
  context: Context,
): Promise<Result<{ renewed: number; voided: number; merged: number }>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const outdated = await outdatedSchools(tx, roundId);
    if (countRenewals(outdated) !== count) return refuse('changed-meanwhile');
    const counts = { renewed: 0, voided: 0, merged: 0 };
    for (const renewal of outdated) {
      const kept = await renewOne(tx, viewer, renewal, context.now);
      if (!kept.ok) return kept;
      if (renewal.act === 'renew') counts.renewed += 1;
      if (renewal.act === 'void') counts.voided += 1;
      for (const { row } of renewal.merged) {
        await tx.certificate.update({
          where: { id: row.id },
          data: { supersededById: kept.value.certificateId },
          select: { id: true },
        });
        await audit(tx, {
          at: context.now,
          actorId: viewer.personId,
          verb: 'merge-certificate',
          subject: { type: 'certificate', id: row.id },
          roundId,
          data: { into: kept.value.certificateId },
        });
        counts.merged += 1;
      }
    }
    return ok(counts);
  });
}

/** Does to one certificate what is to be done; gives the one that stands in the end. */
async function renewOne(
  tx: Tx,
  viewer: Viewer,
  { certificate, act, now }: SchoolRenewal<Read>,
  at: Date,
): Promise<Result<{ certificateId: string }>> {
  const { row, facts, schoolId, school } = certificate;
  if (act === 'renew') {
    const recipient = schoolRecipient(schoolId);
    // What was issued to a school that has been merged goes on under the name of the one that stayed.
    const named = row.recipient === recipient ? {} : { recipients: [school], school };
    return issueAgain(tx, viewer, row, { ...facts, ...named, prizes: now }, at, recipient);
  }
  if (act === 'void') {
    await tx.certificate.update({
      where: { id: row.id },
      data: { voidedAt: at, voidReason: NO_PRIZE_LEFT },
      select: { id: true },
    });
    await audit(tx, {
      at,
      actorId: viewer.personId,
      verb: 'void-certificate',
      subject: { type: 'certificate', id: row.id },
      roundId: row.roundId,
    });
  }
  return ok({ certificateId: row.id });
}
