import { getSchoolFeedback } from './queries.server.ts';
import { criterionWord, outcomeWord, placeWord } from './outcome-words.ts';
import { shows } from '#app/domain/feedback.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { paperWords } from '#app/features/shared/paper-words.server.ts';
import type { Paper } from '#app/features/shared/paper-words.server.ts';
import type { Locale } from '#app/i18n/types.ts';
import { writeXlsx } from '#app/platform/xlsx.server.ts';
import type { XlsxColumn } from '#app/platform/xlsx.server.ts';

/** A school's feedback of a round as a workbook, a row per entry; null where the page would not be seen. */
export async function exportSchoolFeedback(
  viewer: Viewer,
  schoolId: string,
  roundId: string,
  locale: Locale,
): Promise<Paper | null> {
  const found = await getSchoolFeedback(viewer, schoolId, roundId);
  if (!found) return null;
  const { t, name } = paperWords(locale);
  const { entries, level, round, school } = found;
  const comments = Math.max(0, ...entries.map(({ feedback }) => feedback.comments?.length ?? 0));
  const criteria = [
    ...new Map(
      entries
        .flatMap(({ feedback }) => feedback.criteria ?? [])
        .map((one) => [`${one.stage} ${one.code}`, one]),
    ).values(),
  ];
  const word = criterionWord(t, name, criteria);
  const withPlace = level !== null && shows(level, 'BAND');
  const columns: XlsxColumn[] = [
    { heading: t('feedback.number'), width: 12 },
    { heading: t('feedback.project'), width: 40 },
    { heading: t('feedback.authors'), width: 24 },
    { heading: t('feedback.tutors'), width: 16 },
    { heading: t('feedback.outcome'), width: 24 },
    ...Array.from({ length: comments }, (_, index) => ({
      heading: t('feedback.commentOf', { number: index + 1 }),
      width: 48,
    })),
    ...criteria.map((criterion) => ({
      heading: t('feedback.meanOf', { mean: word(criterion), max: criterion.maxX100 / 100 }),
      width: 12,
      numeric: true,
    })),
    ...(withPlace
      ? [
          { heading: t('feedback.score'), width: 10, numeric: true },
          { heading: t('feedback.place'), width: 22 },
        ]
      : []),
  ];
  const rows = entries.map(({ number, project, feedback }) => {
    const { position } = feedback;
    return [
      number,
      project.title,
      project.authors.map((author) => author.name).join('、'),
      project.tutors.map((tutor) => tutor.name).join('、'),
      feedback.outcomes.map((outcome) => outcomeWord(t, name, outcome)).join('、'),
      ...Array.from({ length: comments }, (_, index) => feedback.comments?.[index] ?? null),
      ...criteria.map(({ code, stage }) => {
        const own = feedback.criteria?.find((one) => one.code === code && one.stage === stage);
        return own ? own.meanX100 / 100 : null;
      }),
      ...(withPlace
        ? [position ? position.value / 10 ** position.decimals : null, position && placeWord(t, position)]
        : []),
    ];
  });
  const title = `${name(round)} ${t('feedback.schoolTitle')}`;
  const bytes = await writeXlsx({
    name: t('feedback.schoolTitle'),
    title: `${title} · ${school.name}`,
    columns,
    rows,
  });
  return { fileName: `${title} ${school.name}.xlsx`, bytes };
}
