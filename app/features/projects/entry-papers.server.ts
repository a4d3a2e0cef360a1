import { createHash } from 'node:crypto';

import { readForChecklist } from './checklist-facts.server.ts';
import { formConfirmations } from './confirm-form-queries.server.ts';
import type { FormConfirmations } from './confirm-form-queries.server.ts';
import { gradeKey } from './grade-key.ts';
import { getProjectView } from './project-view.server.ts';
import { isWithAuthors } from '#app/domain/entry-status.ts';
import { askedFields, isAnswered, optionsOf, rowsOf, YES } from '#app/domain/form-field.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { paperWords } from '#app/features/shared/paper-words.server.ts';
import type { Paper, PaperWords } from '#app/features/shared/paper-words.server.ts';
import type { Locale } from '#app/i18n/types.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';
import { Pdf } from '#app/platform/pdf.server.ts';
import type { PdfTerm } from '#app/platform/pdf.server.ts';

/** An entry and its project as papers show it, for who may see the entry; null otherwise. */
async function readPaper(viewer: Viewer, entryId: string) {
  const read = await readForChecklist(db, entryId);
  const project = await getProjectView(entryId, { blind: false });
  if (!read || !project) return null;
  const { entry } = read;
  const facts = await db.entry.findUniqueOrThrow({
    where: { id: entryId },
    select: { round: { select: { unit: { select: { path: true } } } } },
  });
  const allowed = can(viewer, 'see-entry', {
    schoolId: entry.schoolId,
    authorStudentIds: entry.project.authors.map((author) => author.studentId),
    round: { id: entry.roundId, unitPath: facts.round.unit.path },
  });
  return allowed ? { entry, project, code: read.form.code } : null;
}
type Read = NonNullable<Awaited<ReturnType<typeof readPaper>>>;

function projectTerms({ entry, project }: Read, { t, name }: PaperWords): PdfTerm[] {
  const authors = (project.authors ?? []).map((author) =>
    t('projects.authorWithGrade', { name: author.name, grade: t(gradeKey(author.grade)) }),
  );
  const tutors = (project.tutors ?? []).map((tutor) =>
    [tutor.name, tutor.organisation].filter(Boolean).join(' · '),
  );
  return [
    { term: t('projects.title'), detail: project.title },
    { term: t('projects.category'), detail: name(project.category) },
    { term: t('projects.group'), detail: name(project.group) },
    { term: t('projects.discipline'), detail: name(project.discipline) },
    { term: t('projects.school'), detail: project.school?.name ?? '' },
    { term: t('projects.authors'), detail: authors.join('\n') },
    { term: t('projects.tutors'), detail: tutors.join('\n') },
    ...(entry.number ? [{ term: t('public.number'), detail: entry.number }] : []),
  ];
}

function writeAnswers(pdf: Pdf, { project }: Read, { t, name }: PaperWords): void {
  const { fields, answers } = project.form;
  const asked = askedFields(fields, answers).filter((field) => isAnswered(field, answers[field.code] ?? ''));
  for (const section of new Set(asked.map((field) => field.section))) {
    const own = asked.filter((field) => field.section === section);
    pdf.heading(section || t('projects.pageForm'));
    const said = (field: (typeof asked)[number]) => {
      const answer = answers[field.code] ?? '';
      if (field.kind === 'YES_NO') return t(answer === YES ? 'common.yes' : 'common.no');
      return field.kind === 'DECLARATION' ? t('projects.agreed') : answer;
    };
    const plain = own.filter((field) => field.kind !== 'ROWS');
    pdf.terms(
      plain.map((field) => ({ term: name(field), detail: said(field) })),
      190,
    );
    for (const field of own.filter((one) => one.kind === 'ROWS')) {
      const columns = optionsOf(field);
      pdf.paragraph(name(field));
      pdf.table(
        [columns, ...rowsOf(answers[field.code] ?? '').map((row) => columns.map((_, i) => row[i] ?? ''))],
        columns.map(() => 483 / columns.length),
        { head: true },
      );
    }
  }
}

/** Boxes to sign and seal in; where somebody has confirmed this version electronically, that in place of the box. */
function writeSignatures(
  pdf: Pdf,
  confirmations: FormConfirmations | null,
  { entry, code }: Read,
  { t, formats }: PaperWords,
): void {
  const when = (at: Date) => formats.dateTimeSeconds(at, entry.round.timeZone);
  for (const { id, name, status } of entry.project.authors) {
    if (status !== 'ACCEPTED') continue;
    const guardian = confirmations?.guardians.find((one) => one.id === id);
    const said = guardian?.state === 'current' ? guardian.said : null;
    const box = said
      ? t('confirm.signedGuardian', { author: name, name: said.guardianName, at: when(said.at), code })
      : t('papers.signGuardian', { name });
    pdf.boxes([t('papers.signAuthor', { name }), box], 78);
  }
  const school = confirmations?.proof.school === 'current' ? confirmations.school : null;
  const seal = school
    ? t('confirm.signedSchool', { school: school.schoolName, at: when(school.at), code })
    : t('papers.sealSchool');
  pdf.boxes([t('papers.signTutor'), seal], 104);
}

/**
 * 申报书: the application form to print, sign, seal and scan back. The code at the foot of every page tells the version:
 * it changes with every word of what the paper says. Null for who may not see the entry.
 */
export async function applicationForm(
  viewer: Viewer,
  entryId: string,
  { locale, now }: { locale: Locale; now: Date },
): Promise<Paper | null> {
  const read = await readPaper(viewer, entryId);
  if (!read) return null;
  const words = paperWords(locale);
  const { t, name } = words;
  const { entry, project, code } = read;
  const pdf = new Pdf(t('papers.formTitle'), now);
  pdf.title(t('papers.formTitle'), name(entry.round)).terms(projectTerms(read, words));
  pdf.heading(t('projects.abstract')).paragraph(project.abstract);
  writeAnswers(pdf, read, words);
  if (project.statements.some(({ text }) => text !== '')) {
    pdf.heading(t('projects.ownWork'));
    pdf.terms(project.statements.map(({ author, text }) => ({ term: author ?? '', detail: text })));
  }
  pdf.heading(t('papers.signatures')).paragraph(t('papers.signaturesLead'), true);
  writeSignatures(pdf, await formConfirmations(entryId), read, words);
  pdf.code(code, t('papers.codeText', { code }));
  const bytes = await pdf.finish(t('papers.formFoot', { code }), (page, pages) =>
    t('papers.page', { page, pages }),
  );
  return { fileName: `${t('papers.formTitle')}-${project.title || entryId}.pdf`, bytes };
}

/** The receipt's number: the day of submission and a part of a hash over entry and second. */
export function receiptNumber(entryId: string, submittedAt: Date): string {
  const hash = createHash('sha256').update(`${entryId}|${submittedAt.toISOString()}`).digest('hex');
  const day = submittedAt.toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}-${hash.slice(0, 8).toUpperCase()}`;
}

/** 回执: what was received, to the second, with the hash of every file. Null when it is not submitted, or not visible. */
export async function submissionReceipt(
  viewer: Viewer,
  entryId: string,
  { locale, now }: { locale: Locale; now: Date },
): Promise<Paper | null> {
  const read = await readPaper(viewer, entryId);
  if (!read?.entry.submittedAt || isWithAuthors(read.entry.status)) return null;
  const words = paperWords(locale);
  const { t, name, formats } = words;
  const { entry, project, code } = read;
  const submittedAt = read.entry.submittedAt;
  const files = await db.materialVersion.findMany({
    where: { material: { removedAt: null, projectId: entry.projectId }, uploadedAt: { lte: submittedAt } },
    orderBy: [{ material: { slotCode: 'asc' } }, { version: 'desc' }],
    distinct: ['materialId'],
    select: { fileName: true, bytes: true, sha256: true, uploadedAt: true, version: true },
  });
  const { timeZone } = entry.round;
  const pdf = new Pdf(t('papers.receiptTitle'), now);
  pdf.title(t('papers.receiptTitle'), name(entry.round)).terms([
    { term: t('papers.receiptNumber'), detail: receiptNumber(entryId, submittedAt) },
    {
      term: t('papers.receivedAt'),
      detail: `${formats.dateTimeSeconds(submittedAt, timeZone)} (${timeZone})`,
    },
    { term: t('papers.formCode'), detail: code },
    ...projectTerms(read, words),
  ]);
  pdf.heading(t('papers.files', { count: files.length }));
  pdf.table(
    [
      [t('papers.fileName'), t('papers.fileSize'), 'SHA-256'],
      ...files.map((file) => [
        file.version > 1
          ? `${file.fileName} (${t('projects.versionNumber', { version: file.version })})`
          : file.fileName,
        formats.bytes(file.bytes),
        file.sha256,
      ]),
    ],
    [190, 60, 233],
    { head: true, size: 8.5 },
  );
  pdf.paragraph(t('papers.receiptText'), true).paragraph(env().origin, true);
  const bytes = await pdf.finish(receiptNumber(entryId, submittedAt), (page, pages) =>
    t('papers.page', { page, pages }),
  );
  return { fileName: `${t('papers.receiptTitle')}-${project.title || entryId}.pdf`, bytes };
}
