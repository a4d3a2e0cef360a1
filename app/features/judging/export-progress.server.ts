import { givenTotal, readTasks, stagesOf } from './round-tasks.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { paperWords } from '#app/features/shared/paper-words.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { writeXlsx } from '#app/platform/xlsx.server.ts';

/** Every task of a round as a row of a workbook: entry, judge, how far the sheet is, its total; null when not managed. */
export async function exportProgress(
  viewer: Viewer,
  roundId: string,
  locale: 'zh' | 'en',
): Promise<{ fileName: string; bytes: Buffer } | null> {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const round = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { name: true, nameEn: true, timeZone: true, decimals: true },
  });
  const { t, name, formats } = paperWords(locale);
  const title = `${name(round)} · ${t('progress.title')}`;
  const tasks = await readTasks(roundId);
  const both = stagesOf(tasks).length > 1;
  const bytes = await writeXlsx({
    name: t('progress.title'),
    title,
    columns: [
      { heading: t('checks.number') },
      { heading: t('checks.project'), width: 40 },
      { heading: t('projects.discipline'), width: 18 },
      ...(both ? [{ heading: t('rubric.stage'), width: 10 }] : []),
      { heading: t('progress.judge') },
      { heading: t('judging.organisation'), width: 24 },
      { heading: t('checks.status') },
      { heading: t('progress.total'), numeric: true },
      { heading: t('progress.lastSaved'), width: 22 },
    ],
    rows: tasks.map((task) => {
      const { entry, roundJudge, sheet } = task;
      const [given] = givenTotal(task);
      return [
        entry.number,
        entry.project.title,
        entry.discipline && name(entry.discipline),
        ...(both ? [t(`stages.short-${task.stage}`)] : []),
        roundJudge.person.name,
        roundJudge.person.judgeProfile?.organisation ?? '',
        t(sheet ? `judging.sheet${sheet.status}` : 'judging.sheetNone'),
        given ? Number(given.total.toFixed(round.decimals)) : null,
        sheet ? formats.dateTime(sheet.submittedAt ?? sheet.updatedAt, round.timeZone) : null,
      ];
    }),
  });
  return { fileName: `${title}.xlsx`, bytes };
}
