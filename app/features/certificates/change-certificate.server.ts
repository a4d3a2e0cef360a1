import type { z } from 'zod';

import { newCertificateCode, writtenText } from './issue-certificates.server.ts';
import { DesignSchema, StoredTextSchema } from './schemas.ts';
import type { ReissueSchema, VoidSchema } from './schemas.ts';
import { reissuedNumber } from '#app/domain/certificate/number.ts';
import { certificateStatus } from '#app/domain/certificate/status.ts';
import { isOfProject } from '#app/domain/certificate/text.ts';
import type { CertificateFacts } from '#app/domain/certificate/text.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** What a new issue takes over from the one before. */
export const REISSUED = {
  id: true,
  roundId: true,
  kind: true,
  awardId: true,
  specialLineId: true,
  authorId: true,
  tutorId: true,
  schoolId: true,
  unitId: true,
  templateId: true,
  recipient: true,
  issue: true,
  name: true,
  number: true,
  text: true,
  school: { select: { name: true } },
  voidedAt: true,
  supersededById: true,
  supersededBy: { select: { recipient: true } },
  award: { select: { revokedAt: true } },
  template: { select: { design: true } },
  round: { select: { timeZone: true } },
} as const;

async function managed(tx: Tx, viewer: Viewer, id: string) {
  const certificate = await tx.certificate.findUnique({ where: { id }, select: REISSUED });
  return certificate && (await managesRound(tx, viewer, certificate.roundId)) ? certificate : null;
}

/** Makes a certificate void, for a reason that stays inside; whoever checks its code reads since when. */
export async function voidCertificate(
  viewer: Viewer,
  { certificateId, reason }: z.output<typeof VoidSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const certificate = await managed(tx, viewer, certificateId);
    if (!certificate) return refuse('not-found');
    if (certificate.voidedAt || certificate.supersededById) return refuse('certificate-not-standing');
    await tx.certificate.update({
      where: { id: certificate.id },
      data: { voidedAt: context.now, voidReason: reason },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'void-certificate',
      subject: { type: 'certificate', id: certificate.id },
      roundId: certificate.roundId,
    });
    return ok(undefined);
  });
}

const linesOf = (text: string) =>
  text
    .split(/[\n、，,]/)
    .map((name) => name.replaceAll(/[\s\u3000]+/g, ' ').trim())
    .filter(Boolean);

/**
 * Issues a corrected certificate in place of one: a new code, the old number with what issue it is. The old one leads to it
 * when it is checked; one that was made void stays void. With a revoked award there is nothing to correct.
 */
export async function reissueCertificate(
  viewer: Viewer,
  { certificateId, ...input }: z.output<typeof ReissueSchema>,
  context: Context,
): Promise<Result<{ certificateId: string }>> {
  return inTransaction(context, async (tx) => {
    const old = await managed(tx, viewer, certificateId);
    if (!old) return refuse('not-found');
    if (old.supersededById) return refuse('certificate-not-standing');
    if (old.award?.revokedAt) return refuse('certificate-award-revoked');
    const recipients = linesOf(input.recipients);
    if (recipients.length === 0) return refuse('certificate-name-missing', undefined, 'recipients');
    const { facts } = StoredTextSchema.parse(old.text);
    const project = isOfProject(old.kind);
    const corrected: CertificateFacts = {
      ...facts,
      recipients,
      authors: project ? linesOf(input.authors) : [],
      tutors: project ? linesOf(input.tutors) : [],
      title: project ? input.title || facts.title : '',
      school: old.unitId ? '' : input.school || facts.school,
    };
    return issueAgain(tx, viewer, old, corrected, context.now);
  });
}

type Reissued = Prisma.CertificateGetPayload<{ select: typeof REISSUED }>;

/**
 * Puts a new issue with these facts in the place of a certificate, in the caller's transaction. It counts on from every issue
 * that its recipient, or its number, has had.
 */
export async function issueAgain(
  tx: Tx,
  viewer: Viewer,
  old: Reissued,
  facts: CertificateFacts,
  now: Date,
  recipient = old.recipient,
): Promise<Result<{ certificateId: string }>> {
  const design = DesignSchema.parse(old.template.design);
  const last = await tx.certificate.aggregate({
    where: { roundId: old.roundId, recipient },
    _max: { issue: true },
  });
  let issue = Math.max(old.issue, last._max.issue ?? 0) + 1;
  while (
    (await tx.certificate.count({ where: { number: reissuedNumber(old.number, old.issue, issue) } })) > 0
  )
    issue += 1;
  const number = reissuedNumber(old.number, old.issue, issue);
  const text = writtenText(design, facts, number, {
    now,
    timeZone: old.round.timeZone,
  });
  const { roundId, kind, awardId, specialLineId, authorId, tutorId, schoolId, unitId, templateId } = old;
  const made = await tx.certificate.create({
    data: {
      roundId,
      kind,
      awardId,
      specialLineId,
      authorId,
      tutorId,
      schoolId,
      unitId,
      templateId,
      recipient,
      issue,
      name: facts.recipients.join('、'),
      number,
      code: newCertificateCode(),
      text: { text, facts },
      issuedAt: now,
      issuedById: viewer.personId,
    },
    select: { id: true },
  });
  await tx.certificate.update({ where: { id: old.id }, data: { supersededById: made.id } });
  await audit(tx, {
    at: now,
    actorId: viewer.personId,
    verb: 'reissue-certificate',
    subject: { type: 'certificate', id: made.id },
    roundId,
    data: { supersedes: old.id, was: certificateStatus(old).status },
  });
  return ok({ certificateId: made.id });
}
