import { awardsIn, standingAwards } from './award-facts.server.ts';
import { isSpecial, specialWinners } from './special-facts.server.ts';
import type { IssueChoice } from './schemas.ts';
import { findTemplate } from './templates.server.ts';
import type { CertificateRound, Template } from './templates.server.ts';
import {
  certificateLines,
  isGiven,
  schoolRecipient,
  sortCertificateLines,
} from '#app/domain/certificate/lines.ts';
import type { CertificateLine } from '#app/domain/certificate/lines.ts';
import { checkNumberPattern, numberSeries } from '#app/domain/certificate/number.ts';
import { specialCertificateLines } from '#app/domain/certificate/special-lines.ts';
import { CERTIFICATE_KINDS } from '#app/domain/certificate/text.ts';
import type { CertificateKind } from '#app/domain/certificate/text.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

export type PlannedLine = CertificateLine & { template: Template };
export type IssuePlan = {
  /** Who would be given one now. */
  lines: PlannedLine[];
  /** How many have theirs already. */
  given: number;
  series: string;
  /** The last running number of the series. */
  last: number;
};

/** The field of the choice that names the template of a kind. */
const TEMPLATE_FIELDS: Record<CertificateKind, keyof IssueChoice> = {
  PRIZE: 'prizeTemplate',
  TUTOR: 'tutorTemplate',
  SCHOOL: 'schoolTemplate',
  SPECIAL: 'specialTemplate',
  SCHOOL_AWARD: 'schoolAwardTemplate',
  TUTOR_AWARD: 'tutorAwardTemplate',
  UNIT_AWARD: 'unitAwardTemplate',
};

/**
 * Works out who would be given a certificate, in the order of their numbers. Who has theirs already is left out, so that
 * issuing twice gives nobody two; the order does not depend on that in which awards were stored.
 */
export async function planIssue(
  tx: Pick<
    Tx,
    | 'award'
    | 'certificate'
    | 'certificateTemplate'
    | 'certificateSeries'
    | 'specialLine'
    | 'entry'
    | 'school'
    | 'unit'
  >,
  round: CertificateRound,
  choice: IssueChoice,
): Promise<Result<IssuePlan>> {
  const pattern = checkNumberPattern(choice.pattern);
  if (!pattern.ok) return pattern;
  const wanted: Record<CertificateKind, string> = {
    PRIZE: choice.prize === 'none' ? '' : choice.prizeTemplate,
    TUTOR: choice.tutorTemplate,
    SCHOOL: choice.schoolTemplate,
    SPECIAL: choice.specialTemplate,
    SCHOOL_AWARD: choice.schoolAwardTemplate,
    TUTOR_AWARD: choice.tutorAwardTemplate,
    UNIT_AWARD: choice.unitAwardTemplate,
  };
  if (choice.prize !== 'none' && choice.prizeTemplate === '')
    return refuse('certificate-template-missing', undefined, 'prizeTemplate');
  const awards = await standingAwards(tx, round.id);
  const planned: PlannedLine[] = [];
  for (const kind of CERTIFICATE_KINDS) {
    if (wanted[kind] === '') continue;
    const template = await findTemplate(tx, round.id, wanted[kind]);
    if (template?.kind !== kind)
      return refuse('certificate-template-missing', undefined, TEMPLATE_FIELDS[kind]);
    if (isSpecial(kind)) {
      const winners = await specialWinners(tx, round.id, kind, template.design.language);
      planned.push(...specialCertificateLines(winners).map((line) => ({ ...line, template })));
      continue;
    }
    const lines = certificateLines(awardsIn(template.design.language, awards), {
      prize: kind === 'PRIZE' ? choice.prize : 'none',
      tutor: kind === 'TUTOR',
      school: kind === 'SCHOOL',
    });
    planned.push(...lines.map((line) => ({ ...line, template })));
  }
  const known = await givenSoFar(tx, round.id);
  const lines = sortCertificateLines(
    planned.filter((line) => !isGiven(line, known.recipients, known.prizeForms)),
  );
  const series = numberSeries(choice.pattern, {
    year: round.edition.year,
    code: round.unit.code ?? '',
  });
  const counter = await tx.certificateSeries.findUnique({ where: { series } });
  return ok({ lines, given: planned.length - lines.length, series, last: counter?.last ?? 0 });
}

async function givenSoFar(tx: Pick<Tx, 'certificate'>, roundId: string) {
  const rows = await tx.certificate.findMany({
    where: { roundId },
    select: {
      recipient: true,
      kind: true,
      awardId: true,
      schoolId: true,
      voidedAt: true,
      supersededById: true,
    },
  });
  const prizeForms = new Map<string, 'author' | 'project'>();
  for (const { kind, awardId, recipient } of rows)
    if (kind === 'PRIZE' && awardId)
      prizeForms.set(awardId, recipient.endsWith(':project') ? 'project' : 'author');
  // A school that took in another one has that one's, as long as it stands.
  const standing = rows.filter((row) => row.kind === 'SCHOOL' && !row.voidedAt && !row.supersededById);
  return {
    recipients: new Set([
      ...rows.map(({ recipient }) => recipient),
      ...standing.map(({ schoolId }) => schoolRecipient(schoolId ?? '')),
    ]),
    prizeForms,
  };
}
