import { getPlanRecord } from './plan-record.server.ts';
import type { PlanRecord } from './plan-record.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { paperWords } from '#app/features/shared/paper-words.server.ts';
import type { Paper } from '#app/features/shared/paper-words.server.ts';
import type { Locale } from '#app/i18n/types.ts';
import { Pdf } from '#app/platform/pdf.server.ts';

const WITNESSES = 2;

/** How a judge stands in a record: J003 王老师, with a star when the task stood before. */
function recordJudges(judges: PlanRecord['entries'][number]['judges']): string {
  return judges.map(({ label, name, isNew }) => `${label} ${name}${isNew ? '' : '*'}`).join('、');
}

/** 抽签记录: the draw on paper, with lines for the witnesses. Null when there is no such draw to see. */
export async function planRecordPaper(
  viewer: Viewer,
  runId: string,
  { locale, now }: { locale: Locale; now: Date },
): Promise<Paper | null> {
  const record = await getPlanRecord(viewer, runId);
  if (!record) return null;
  const { t, name, formats } = paperWords(locale);
  const pdf = new Pdf(t('plans.record'), now);
  pdf.title(t('plans.record'), name(record.round)).terms([
    { term: t('rounds.unit'), detail: record.round.unit.name },
    { term: t('plans.recordTime'), detail: formats.dateTimeSeconds(record.at, record.round.timeZone) },
    { term: t('plans.recordSeedWords'), detail: record.seedWords ?? t('plans.recordClock') },
    { term: t('plans.recordSeed'), detail: t('plans.recordSeedHow', { seed: String(record.seed) }) },
    { term: t('plans.recordBy'), detail: record.by },
    { term: t('plans.recordVersion'), detail: record.version },
  ]);
  if (record.changed.added + record.changed.removed > 0)
    pdf.paragraph(t('plans.recordChanged', record.changed));
  pdf.heading(t('plans.recordPairs'));
  pdf.table(
    [
      [t('plans.recordPlace'), t('checks.number'), t('checks.project'), t('plans.judge')],
      ...record.entries.map((entry, index) => [
        String(index + 1),
        entry.label,
        entry.title,
        recordJudges(entry.judges),
      ]),
    ],
    [38, 74, 170, 201],
    { head: true, size: 9 },
  );
  if (record.hasPrevious) pdf.paragraph(t('plans.recordPrevious'), true);
  pdf.heading(t('plans.recordJudges'));
  pdf.table(
    [
      [t('plans.recordPlace'), t('plans.judgeCode'), t('plans.judge'), t('judging.organisation')],
      ...record.judges.map((judge, index) => [
        String(index + 1),
        judge.label,
        judge.name,
        judge.organisation,
      ]),
    ],
    [38, 74, 120, 251],
    { head: true, size: 9 },
  );
  pdf.heading(t('plans.recordRepeat'));
  pdf.paragraph(t('plans.recordLead'));
  pdf.paragraph(record.command, true);
  pdf.boxes([
    t('plans.recordOrganiser'),
    ...Array.from({ length: WITNESSES }, () => t('plans.recordWitness')),
  ]);
  const bytes = await pdf.finish(
    `${name(record.round)} · ${formats.dateTimeSeconds(record.at, record.round.timeZone)}`,
    (page, pages) => t('papers.page', { page, pages }),
  );
  return { fileName: `${t('plans.record')}-${record.round.name}.pdf`, bytes };
}
