import type { z } from 'zod';

import { awardsIn, standingAwards } from './award-facts.server.ts';
import { issueAgain, REISSUED } from './change-certificate.server.ts';
import { STANDING } from './page-order.server.ts';
import { DesignSchema, StoredTextSchema } from './schemas.ts';
import type { RenewSchoolsSchema } from './schemas.ts';
import { certificateLines } from '#app/domain/certificate/lines.ts';
import type { CertificateFacts } from '#app/domain/certificate/text.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const NO_PRIZE_LEFT = '该校的奖项均已撤销';

/**
 * Certificates of schools that state other numbers of prizes than stand now, because one was revoked or given since they
 * were issued. `now` is what they should say; empty where no prize is left.
 */
export async function outdatedSchools(tx: Pick<Tx, 'award' | 'certificate'>, roundId: string) {
  const issued = await tx.certificate.findMany({
    where: { roundId, kind: 'SCHOOL', ...STANDING },
    orderBy: { number: 'asc' },
    select: REISSUED,
  });
  if (issued.length === 0) return [];
  const awards = await standingAwards(tx, roundId);
  return issued.flatMap((certificate) => {
    const { facts } = StoredTextSchema.parse(certificate.text);
    const { language } = DesignSchema.parse(certificate.template.design);
    const choice = { prize: 'none', tutor: false, school: true } as const;
    const lines = certificateLines(awardsIn(language, awards), choice);
    const line = lines.find(({ schoolId }) => schoolId === certificate.schoolId);
    const now = line?.facts.prizes ?? [];
    return sameCounts(facts.prizes, now) ? [] : [{ certificate, facts, was: facts.prizes, now }];
  });
}
export type SchoolCounts = CertificateFacts['prizes'];

const sameCounts = (one: SchoolCounts, other: SchoolCounts) =>
  one.length === other.length &&
  one.every(({ name, count }) => other.some((counted) => counted.name === name && counted.count === count));

/**
 * Issues anew every certificate of a school whose numbers of prizes no longer hold, and makes void one of a school that has
 * none left. Exactly those that were shown: otherwise nothing happens.
 */
export async function renewSchools(
  viewer: Viewer,
  { roundId, count }: z.output<typeof RenewSchoolsSchema>,
  context: Context,
): Promise<Result<{ renewed: number; voided: number }>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const outdated = await outdatedSchools(tx, roundId);
    if (outdated.length !== count) return refuse('changed-meanwhile');
    for (const { certificate, facts, now } of outdated) {
      if (now.length > 0) {
        const again = await issueAgain(tx, viewer, certificate, { ...facts, prizes: now }, context.now);
        if (!again.ok) return again;
        continue;
      }
      await tx.certificate.update({
        where: { id: certificate.id },
        data: { voidedAt: context.now, voidReason: NO_PRIZE_LEFT },
        select: { id: true },
      });
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: 'void-certificate',
        subject: { type: 'certificate', id: certificate.id },
        roundId,
      });
    }
    const voided = outdated.filter(({ now }) => now.length === 0).length;
    return ok({ renewed: outdated.length - voided, voided });
  });
}
