import type { Viewer } from '#app/domain/viewer.ts';
import { paperWords } from '#app/features/shared/paper-words.server.ts';
import type { Paper } from '#app/features/shared/paper-words.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { Pdf } from '#app/platform/pdf.server.ts';

/** Whether a judge has done all that they were given, and how much that was. */
export function isServed(assignments: readonly { submitted: boolean }[]): boolean {
  return assignments.length > 0 && assignments.every((one) => one.submitted);
}

/**
 * 评委服务证明: who judged how many projects of which round, issued by its unit. For the judge alone, once every sheet of
 * theirs has been submitted; null before that and for others.
 */
export async function serviceCertificate(
  viewer: Viewer,
  roundId: string,
  { locale, now }: { locale: 'zh' | 'en'; now: Date },
): Promise<Paper | null> {
  const judge = await db.roundJudge.findFirst({
    where: { roundId, personId: viewer.personId, leftAt: null },
    select: {
      person: { select: { name: true } },
      round: {
        select: {
          name: true,
          nameEn: true,
          timeZone: true,
          unit: { select: { name: true } },
          edition: { select: { name: true } },
        },
      },
      assignments: { where: { status: 'ASSIGNED' }, select: { sheet: { select: { status: true } } } },
    },
  });
  const sheets = judge?.assignments.map(({ sheet }) => ({ submitted: sheet?.status === 'SUBMITTED' })) ?? [];
  if (!judge || !isServed(sheets)) return null;
  const { t, name, formats } = paperWords(locale);
  const { round, person } = judge;
  const title = t('rubric.certificate');
  const day = formats.date(now, round.timeZone);
  const bytes = await new Pdf(title, now)
    .title(title, name(round))
    .paragraph(t('rubric.certificateText', { name: person.name, round: name(round), count: sheets.length }))
    .terms([
      { term: t('rubric.certificateJudge'), detail: person.name },
      { term: t('rubric.certificateRound'), detail: `${round.edition.name} · ${name(round)}` },
      { term: t('rubric.certificateCount'), detail: formats.number(sheets.length) },
      { term: t('rubric.certificateUnit'), detail: round.unit.name },
      { term: t('rubric.certificateDay'), detail: day },
    ])
    .boxes([t('rubric.certificateSeal', { unit: round.unit.name })], 120)
    .finish(`${round.unit.name} · ${day}`, (page, pages) => t('papers.page', { page, pages }));
  return { fileName: `${title}-${person.name}.pdf`, bytes };
}
