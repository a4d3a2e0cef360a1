import { planIssue } from './issue-plan.server.ts';
import type { PlannedLine } from './issue-plan.server.ts';
import { STANDING } from './page-order.server.ts';
import { outdatedSchools } from './school-counts.server.ts';
import { DesignSchema, StoredTextSchema } from './schemas.ts';
import type { IssueChoice } from './schemas.ts';
import { countAwards, specialChoice } from './special-facts.server.ts';
import { shownDrawing } from './shown-drawing.server.ts';
import { readyTemplates, roundForCertificates, templatesOf } from './templates.server.ts';
import { numberInSeries } from '#app/domain/certificate/number.ts';
import { countRenewals } from '#app/domain/certificate/school-renewals.ts';
import { certificateStatus } from '#app/domain/certificate/status.ts';
import type { CertificateKind } from '#app/domain/certificate/text.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { prefixOf } from '#app/features/schools/user-prefix.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { missingSigns } from '#app/platform/fonts.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const PAGE_SIZE = 100;
const MOST_NAMED = 20;

export const ROW = {
  id: true,
  kind: true,
  name: true,
  number: true,
  code: true,
  issuedAt: true,
  recipient: true,
  voidedAt: true,
  supersededBy: { select: { id: true, number: true, name: true, recipient: true } },
  award: {
    select: {
      revokedAt: true,
      prizeRule: { select: { name: true, nameEn: true } },
      entry: { select: { id: true, project: { select: { title: true } } } },
    },
  },
  specialLine: {
    select: {
      special: { select: { name: true, nameEn: true } },
      entry: { select: { id: true, project: { select: { title: true } } } },
    },
  },
  school: { select: { name: true } },
  unit: { select: { name: true } },
} as const satisfies Prisma.CertificateSelect;

type Stored = Prisma.CertificateGetPayload<{ select: typeof ROW }>;

/** A certificate as lists show it. */
export function rowOf({ award, specialLine, recipient, voidedAt, school, unit, ...rest }: Stored) {
  const entry = award?.entry ?? specialLine?.entry;
  return {
    ...rest,
    ...certificateStatus({ recipient, voidedAt, supersededBy: rest.supersededBy, award }),
    /** The school, or the unit, that it is with. */
    holder: school?.name ?? unit?.name ?? '',
    prize: award?.prizeRule ?? specialLine?.special ?? null,
    title: entry?.project.title ?? '',
    entryId: entry?.id ?? null,
  };
}
export type CertificateRow = ReturnType<typeof rowOf>;

export type CertificateFilter = {
  search: string;
  kind: CertificateKind | '';
  status: 'valid' | 'gone' | '';
  page: number;
};

/** The certificates of a round, with what is open: awards without one, the public notice, the batch. Null when not managed. */
export async function certificatesOfRound(viewer: Viewer, roundId: string, filter: CertificateFilter) {
  const round = await roundForCertificates(db, viewer, roundId);
  if (!round) return null;
  const { search, kind, status } = filter;
  const where: Prisma.CertificateWhereInput = {
    roundId,
    ...(kind ? { kind } : {}),
    AND: [
      ...(status === 'valid' ? [STANDING] : status === 'gone' ? [{ NOT: STANDING }] : []),
      ...(search
        ? [
            {
              OR: [
                { name: { contains: search } },
                { number: { contains: search } },
                { school: { name: { contains: search } } },
                { unit: { name: { contains: search } } },
                { award: { entry: { project: { title: { contains: search } } } } },
                { specialLine: { entry: { project: { title: { contains: search } } } } },
              ],
            },
          ]
        : []),
    ],
  };
  const [total, rows, all, standing, awards, outdated] = await Promise.all([
    db.certificate.count({ where }),
    db.certificate.findMany({
      where,
      orderBy: [{ number: 'asc' }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: ROW,
    }),
    db.certificate.count({ where: { roundId } }),
    db.certificate.count({ where: { roundId, ...STANDING } }),
    countAwards(roundId),
    outdatedSchools(db, roundId),
  ]);
  return {
    round,
    /** Certificates of schools whose numbers of prizes, or whose school, are not what they were. */
    outdated: {
      count: countRenewals(outdated),
      renewals: outdated.map(({ certificate: { row, school, prizes, supersededBy }, act, now, merged }) => ({
        act,
        number: row.number,
        school,
        was: prizes,
        now,
        /** The merge that took it out has been undone. */
        apart: supersededBy !== null,
        merged: merged.map((one) => ({ number: one.row.number, name: one.row.name })),
      })),
    },
    total,
    all,
    standing,
    awards,
    pageCount: Math.ceil(total / PAGE_SIZE),
    rows: rows.map(rowOf),
  };
}

/** A pattern to begin with: the initials of the unit, the year, four digits. */
export function usualPattern(unit: { shortName: string }): string {
  const letters = prefixOf(unit.shortName.replace(/[省市县区]$/, '')).toUpperCase();
  return `${letters}{year}-{seq:4}`;
}

/** Names and titles with signs that the typeface of the PDF lacks: nobody shall find that out on paper. */
function rareNames(lines: readonly PlannedLine[]): { signs: string; names: string[] } | null {
  const words = ({ facts }: PlannedLine) => [
    ...facts.recipients,
    ...facts.authors,
    ...facts.tutors,
    facts.school || facts.unit,
    facts.title,
  ];
  const signs = missingSigns([...new Set(lines.flatMap(words))].join(''));
  if (signs.length === 0) return null;
  const names = new Set(lines.flatMap(words).filter((word) => signs.some((sign) => word.includes(sign))));
  return { signs: signs.join(' '), names: [...names].slice(0, MOST_NAMED) };
}

/** What the page of issuing offers, and who would be given what; null when the round is not managed. */
export async function issuePage(
  viewer: Viewer,
  roundId: string,
  choice: Partial<IssueChoice>,
  { page, now }: { page: number; now: Date },
) {
  const round = await roundForCertificates(db, viewer, roundId);
  if (!round) return null;
  const templates = [...(await templatesOf(db, roundId)), ...readyTemplates];
  const first = (kind: CertificateKind) => templates.find((one) => one.kind === kind)?.ref ?? '';
  const asked: IssueChoice = {
    prize: choice.prize ?? 'author',
    prizeTemplate: choice.prizeTemplate || first('PRIZE'),
    tutorTemplate: choice.tutorTemplate ?? first('TUTOR'),
    schoolTemplate: choice.schoolTemplate ?? '',
    // Special awards: offered as soon as there are any.
    ...(await specialChoice(roundId, choice, first)),
    pattern: choice.pattern || round.certificatePattern || usualPattern(round.unit),
  };
  const [plan, notice, awards] = await Promise.all([
    planIssue(db, round, asked),
    db.notice.findFirst({
      where: { roundId, withdrawnAt: null, list: { kind: 'AWARD' } },
      orderBy: { publishedAt: 'desc' },
      select: { closesAt: true },
    }),
    countAwards(roundId),
  ]);
  const head = {
    round,
    templates: templates.map(({ ref, kind, name }) => ({ ref, kind, name })),
    asked,
    awards,
    notice: notice ? (notice.closesAt > now ? ('open' as const) : ('closed' as const)) : ('none' as const),
    closesAt: notice?.closesAt ?? null,
  };
  if (!plan.ok) return { ...head, refusals: plan.refusals, plan: null };
  const { lines, given, series, last } = plan.value;
  const from = (page - 1) * PAGE_SIZE;
  return {
    ...head,
    refusals: [],
    plan: {
      count: lines.length,
      given,
      schools: new Set(lines.flatMap(({ schoolId }) => schoolId ?? [])).size,
      units: new Set(lines.flatMap(({ unitId }) => unitId ?? [])).size,
      pageCount: Math.ceil(lines.length / PAGE_SIZE),
      rare: rareNames(lines),
      first: numberInSeries(series, last + 1),
      last: numberInSeries(series, last + lines.length),
      rows: lines.slice(from, from + PAGE_SIZE).map(({ recipient, kind, facts }, index) => ({
        recipient,
        kind,
        number: numberInSeries(series, last + from + index + 1),
        names: facts.recipients,
        school: facts.school,
        unit: facts.unit,
        title: facts.title,
        prize: facts.prize || facts.prizes.map(({ name, count }) => `${name} ${count}`).join('、'),
      })),
    },
  };
}

/** One certificate for who manages its round: as it is printed, and what can be done with it. */
export async function getCertificate(viewer: Viewer, roundId: string, certificateId: string) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const PICTURE = { select: { id: true, width: true, height: true } } as const;
  const found = await db.certificate.findFirst({
    where: { id: certificateId, roundId },
    select: {
      ...ROW,
      issue: true,
      text: true,
      voidReason: true,
      round: { select: { id: true, timeZone: true } },
      supersedes: { select: { id: true, number: true } },
      template: { select: { name: true, version: true, design: true, background: PICTURE, seal: PICTURE } },
    },
  });
  if (!found) return null;
  const { text: stored, template, voidReason, round, supersedes, issue, ...row } = found;
  const { text, facts } = StoredTextSchema.parse(stored);
  const { design, background, seal, ...used } = template;
  const { number, code } = found;
  return {
    ...rowOf(row),
    voidReason,
    round,
    supersedes,
    issue,
    facts,
    template: used,
    revoked: found.award?.revokedAt != null,
    drawing: shownDrawing(DesignSchema.parse(design), text, { number, code }, { background, seal }),
  };
}
