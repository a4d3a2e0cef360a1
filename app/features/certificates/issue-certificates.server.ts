import { randomBytes } from 'node:crypto';
import type { z } from 'zod';

import { roundFacts } from './award-facts.server.ts';
import { planIssue } from './issue-plan.server.ts';
import type { PlannedLine } from './issue-plan.server.ts';
import type { IssueSchema } from './schemas.ts';
import { roundForCertificates } from './templates.server.ts';
import type { CertificateRound, Template } from './templates.server.ts';
import { certificateCode, numberInSeries } from '#app/domain/certificate/number.ts';
import { certificateText } from '#app/domain/certificate/text.ts';
import type {
  CertificateDesign,
  CertificateFacts,
  CertificateLanguage,
  CertificateText,
} from '#app/domain/certificate/text.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { createFormats } from '#app/i18n/formats.ts';
import type { Formats } from '#app/i18n/formats.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Rows that go into the database with one command. */
const AT_ONCE = 200;

/** A new code that nobody can guess. */
export function newCertificateCode(): string {
  return certificateCode(randomBytes(10));
}

/** Made once: five thousand certificates need them. */
const FORMATS: Record<CertificateLanguage, Formats> = { zh: createFormats('zh'), en: createFormats('en') };

/** A certificate's words, filled in; the date is the template's, or the day of issue where the round is. */
export function writtenText(
  design: CertificateDesign,
  facts: CertificateFacts,
  number: string,
  { now, timeZone }: { now: Date; timeZone: string },
): CertificateText {
  const formats = FORMATS[design.language];
  const date = design.date ? formats.date(`${design.date}T00:00:00Z`, 'UTC') : formats.date(now, timeZone);
  return certificateText(design, facts, { number, date });
}

/**
 * Issues what the preview has shown: a number and a code for each, and its words frozen. Numbers of a series only go up.
 * Refused when the awards have changed since, so that nobody confirms what they have not seen.
 */
export async function issueCertificates(
  viewer: Viewer,
  input: z.output<typeof IssueSchema>,
  context: Context,
): Promise<Result<{ issued: number }>> {
  return inTransaction(context, async (tx) => {
    const round = await roundForCertificates(tx, viewer, input.roundId);
    if (!round) return refuse('not-found');
    const plan = await planIssue(tx, round, input);
    if (!plan.ok) return plan;
    const { lines, series, last } = plan.value;
    if (lines.length === 0) return refuse('certificate-nothing-to-issue');
    if (lines.length !== input.count) return refuse('certificate-lines-changed', { count: lines.length });
    const numbers = lines.map((_, index) => numberInSeries(series, last + index + 1));
    for (let from = 0; from < numbers.length; from += AT_ONCE) {
      const taken = await tx.certificate.findFirst({
        where: { number: { in: numbers.slice(from, from + AT_ONCE) } },
        select: { number: true },
      });
      if (taken) return refuse('certificate-number-taken', { number: taken.number }, 'pattern');
    }
    const templateIds = await keepReady(tx, round.id, lines, context.now);
    const rows = lines.map((line, index) =>
      rowOf(line, round, { viewer, number: numbers[index] ?? '', templateIds, now: context.now }),
    );
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      await tx.certificate.createMany({ data: rows.slice(from, from + AT_ONCE) });
      // Pages are read meanwhile: the database answers at once, and without this nobody else would get a turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await tx.certificateSeries.upsert({
      where: { series },
      create: { series, last: last + lines.length },
      update: { last: last + lines.length },
    });
    await tx.round.update({ where: { id: round.id }, data: { certificatePattern: input.pattern } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'issue-certificates',
      subject: { type: 'round', id: round.id },
      roundId: round.id,
      data: { issued: rows.length, from: numbers[0] ?? '', to: numbers.at(-1) ?? '' },
    });
    return ok({ issued: rows.length });
  });
}

function rowOf(
  { template, facts, ...line }: PlannedLine,
  round: CertificateRound,
  {
    viewer,
    number,
    templateIds,
    now,
  }: { viewer: Viewer; number: string; templateIds: Map<string, string>; now: Date },
) {
  const { design } = template;
  const all: CertificateFacts = { ...facts, ...roundFacts(round, design.language) };
  const text = writtenText(design, all, number, { now, timeZone: round.timeZone });
  return {
    ...line,
    roundId: round.id,
    templateId: templateIds.get(template.ref) ?? template.ref,
    name: facts.recipients.join('、'),
    number,
    code: newCertificateCode(),
    text: { text, facts: all },
    issuedAt: now,
    issuedById: viewer.personId,
  };
}

/** What came with the portal becomes the round's own the first time that something is issued with it. */
async function keepReady(
  tx: Tx,
  roundId: string,
  lines: readonly PlannedLine[],
  now: Date,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const ready = new Map<string, Template>();
  for (const { template } of lines) if (template.version === 0) ready.set(template.ref, template);
  for (const { ref, kind, design } of ready.values()) {
    const { id } = await tx.certificateTemplate.create({
      data: { roundId, kind, name: design.title, design, createdAt: now },
      select: { id: true },
    });
    ids.set(ref, id);
  }
  return ids;
}
