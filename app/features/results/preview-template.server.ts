import { selectedLines } from './list-lines.server.ts';
import { ofStudents, printLines } from '#app/domain/list-template.ts';
import type { ListLine, ListTemplate } from '#app/domain/list-template.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { db } from '#app/platform/db/client.server.ts';

const SHOWN = 4;

/**
 * The first lines of a round's newest list in a template, for an organiser who changes it; made-up ones while there is no
 * list. Call only for a round that is managed.
 */
export async function previewTemplate(roundId: string, template: ListTemplate, t: Translate) {
  const kind = template.code === 'A' || template.code === 'C' ? 'AWARD' : 'ENTRY';
  const list = await db.entryList.findFirst({
    where: { roundId, kind, status: { not: 'SUPERSEDED' } },
    orderBy: { draftedAt: 'desc' },
    select: {
      id: true,
      title: true,
      promotes: true,
      authors: true,
      edge: { select: { toRoundId: true } },
    },
  });
  const found = list ? await selectedLines(db, list) : [];
  const lines = found.length > 0 ? found : madeUp(t);
  const shown = list && list.promotes === 'STUDENT' ? ofStudents(template) : template;
  const sections = printLines(shown, lines, {
    individual: t('results.individual'),
    team: t('results.team'),
  });
  return {
    title: list?.title ?? t(`printing.name-${template.code}`),
    isMadeUp: found.length === 0,
    rows: sections
      .flatMap(({ rows }) => rows)
      .slice(0, SHOWN)
      .map((cells, at) => ({ key: `${at}`, cells })),
  };
}

function madeUp(t: Translate): ListLine[] {
  return [1, 2, 3].map((number) => ({
    entryId: `${number}`,
    number: `A00${number}`,
    title: t('printing.sampleTitle', { number }),
    authors: [t('printing.col-author1'), t('printing.col-author2')],
    grades: [t('students.grade')],
    tutors: [t('printing.col-tutor')],
    schoolName: t('printing.col-school'),
    unitName: t('printing.col-unit'),
    categoryName: t('printing.col-category'),
    categoryOrder: 1,
    groupName: t('printing.col-group'),
    groupOrder: 1,
    disciplineName: t('printing.col-discipline'),
    isTeam: true,
    prizeName: t('printing.col-prize'),
    prizeOrder: 1,
    rank: number,
  }));
}
