import { poolRows } from './pool-queries.server.ts';
import type { PoolFilter } from './pool-queries.server.ts';
import { expertiseText, JUDGE_COLUMNS } from '#app/domain/judge-table.ts';
import type { JudgeColumn } from '#app/domain/judge-table.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { writeXlsx } from '#app/platform/xlsx.server.ts';

const WIDTHS: Partial<Record<JudgeColumn, number>> = { organisation: 28, disciplines: 32, keywords: 28 };

function columns(t: Translate) {
  return JUDGE_COLUMNS.map((column) => ({
    heading: t(`judgePool.column-${column}`),
    width: WIDTHS[column] ?? 14,
    numeric: column === 'maxLoad',
  }));
}

/** An empty table to fill in, with the headings that the import knows. */
export function judgeTemplate(t: Translate): Promise<Buffer> {
  return writeXlsx({ name: t('judgePool.title'), columns: columns(t), rows: [] });
}

/** The filtered pool as a workbook that the import reads again; null for who administers nothing. */
export async function exportJudges(viewer: Viewer, filter: PoolFilter, t: Translate): Promise<Buffer | null> {
  const judges = await poolRows(viewer, filter);
  if (!judges) return null;
  return writeXlsx({
    name: t('judgePool.title'),
    columns: columns(t),
    rows: judges.map((judge) => [
      judge.name,
      judge.organisation,
      expertiseText(judge.expertise),
      judge.keywords,
      judge.languages,
      judge.usualMaxLoad,
      judge.remark,
      judge.username,
    ]),
  });
}
