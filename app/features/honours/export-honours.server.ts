import { getHonours, getSchoolHonours } from './queries.server.ts';
import type { Honours } from './queries.server.ts';
import { HONOUR_LEVELS, countHonours } from '#app/domain/honours.ts';
import type { HonourFilter, HonourGroup } from '#app/domain/honours.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { paperWords } from '#app/features/shared/paper-words.server.ts';
import type { Paper } from '#app/features/shared/paper-words.server.ts';
import type { Locale } from '#app/i18n/types.ts';
import { writeXlsxSheets } from '#app/platform/xlsx.server.ts';

/** Two sheets: the counts as the page groups them, whole, and every prize by itself. */
async function workbook(name: string, honours: Honours, locale: Locale): Promise<Paper> {
  const { t } = paperWords(locale);
  const { by, shown } = honours;
  const withUnits = by === 'unit' && honours.toUnits > 0;
  const levels = HONOUR_LEVELS.filter((level) => shown.some((one) => one.level === level));
  const title = `${name} ${t('honours.title')}`;
  const number = (heading: string) => ({ heading, width: 10, numeric: true });
  const bytes = await writeXlsxSheets([
    {
      name: t(`honours.by-${by}`),
      title,
      columns: [
        { heading: t('honours.name'), width: 28 },
        ...(by === 'tutor' ? [{ heading: t('honours.school'), width: 28 }] : []),
        ...levels.map((level) => number(t(`honours.level-${level}`))),
        number(t('honours.total')),
        ...(withUnits ? [number(t('honours.toUnits'))] : []),
      ],
      rows: countHonours(shown, by).map((line) => [
        line.name,
        ...(by === 'tutor' ? [line.of] : []),
        ...levels.map((level) => line.levels[level]),
        line.total,
        ...(withUnits ? [line.toUnits] : []),
      ]),
    },
    {
      name: t('honours.detail'),
      columns: [
        number(t('honours.year')),
        { heading: t('honours.level'), width: 10 },
        { heading: t('honours.prize'), width: 12 },
        { heading: t('honours.project'), width: 44 },
        { heading: t('honours.unit'), width: 16 },
        { heading: t(honours.toUnits > 0 ? 'honours.winner' : 'honours.school'), width: 28 },
        { heading: t('honours.tutor'), width: 18 },
      ],
      rows: shown
        .toSorted(
          (a, b) => b.year - a.year || HONOUR_LEVELS.indexOf(a.level) - HONOUR_LEVELS.indexOf(b.level),
        )
        .map((one) => [
          one.year,
          t(`honours.level-${one.level}`),
          one.prize,
          one.title,
          one.unit.name,
          one.school?.name ?? one.wonBy,
          one.tutors.join('、'),
        ]),
    },
  ]);
  return { fileName: `${title}.xlsx`, bytes };
}

type Asked = { unitId: string; filter: HonourFilter; by: HonourGroup };

/** What the page of a unit's honours shows, as a workbook; null where the page would not be seen. */
export async function exportHonours(
  viewer: Viewer,
  { unitId, filter, by }: Asked,
  locale: Locale,
): Promise<Paper | null> {
  const found = await getHonours(viewer, unitId, filter, by);
  return found && workbook(found.scope?.name ?? '', found, locale);
}

/** The same of a school. */
export async function exportSchoolHonours(
  viewer: Viewer,
  schoolId: string,
  { filter, by }: Omit<Asked, 'unitId'>,
  locale: Locale,
): Promise<Paper | null> {
  const found = await getSchoolHonours(viewer, schoolId, filter, by);
  return found && workbook(found.scope.name, found, locale);
}
