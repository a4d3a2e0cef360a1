import { quotaPlace } from './quota-place.ts';
import { getHandIn } from './school-queries.server.ts';
import { bucketUse } from '#app/domain/hand-in-quota.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { paperWords } from '#app/features/shared/paper-words.server.ts';
import type { Paper, PaperWords } from '#app/features/shared/paper-words.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { Pdf } from '#app/platform/pdf.server.ts';

type HandInView = NonNullable<Awaited<ReturnType<typeof getHandIn>>>;

/**
 * Rows of the quota as the paper shows it: what for, how many were handed in, how many may be. Of a line that all schools
 * use together, the name says how many are the school's own.
 */
function quotaRows({ quota }: HandInView, { t, name, formats }: PaperWords): string[][] {
  const handed = new Set(quota.handed);
  return quota.buckets.map((bucket) => {
    const { used, own } = bucketUse(bucket, handed);
    const place = quotaPlace(quota.names, bucket.what, name) || t('results.capTotal');
    return [
      bucket.shared ? t('papers.sealShared', { place, own }) : place,
      formats.number(used),
      formats.number(bucket.limit),
    ];
  });
}

/**
 * 报送汇总表: what a school has handed in to a round, with its use of the quota and the boxes for signature and seal.
 * Null for who may not see the school, and when nothing was handed in.
 */
export async function sealForm(
  viewer: Viewer,
  { schoolId, roundId }: { schoolId: string; roundId: string },
  { locale, now }: { locale: 'zh' | 'en'; now: Date },
): Promise<Paper | null> {
  const found = await getHandIn(viewer, schoolId, roundId, now);
  if (!found || found.handed.length === 0) return null;
  const read = await db.entry.findMany({
    where: { id: { in: found.handed.map(({ id }) => id) } },
    select: {
      id: true,
      project: { select: { tutors: { orderBy: { order: 'asc' }, select: { name: true } } } },
    },
  });
  const tutors = new Map(
    read.map(({ id, project }) => [id, project.tutors.map((one) => one.name).join('、')]),
  );
  const words = paperWords(locale);
  const { t, name, formats } = words;
  const { school, round, handed } = found;
  const pdf = new Pdf(t('papers.sealTitle'), now);
  pdf.title(t('papers.sealTitle'), name(round)).terms([
    { term: t('projects.school'), detail: school.name },
    { term: t('papers.sealUnit'), detail: school.unit.name },
    { term: t('papers.sealCount'), detail: formats.number(handed.length) },
  ]);
  const quota = quotaRows(found, words);
  if (quota.length > 0) {
    pdf.heading(t('school.quota'));
    pdf.table(
      [[t('results.quotaLine'), t('papers.sealUsed'), t('papers.sealLimit')], ...quota],
      [283, 100, 100],
      { head: true },
    );
  }
  pdf.heading(t('papers.sealList'));
  pdf.table(
    [
      [
        t('school.place'),
        t('checks.number'),
        t('checks.project'),
        t('projects.group'),
        t('projects.authors'),
        t('projects.tutors'),
      ],
      ...handed.map((entry, index) => [
        String(index + 1),
        entry.number ?? '',
        entry.project.title,
        [name(entry.group), name(entry.discipline), t(entry.isTeam ? 'school.teams' : 'school.singles')]
          .filter(Boolean)
          .join(' · '),
        entry.project.authors.map((author) => author.name).join('、'),
        tutors.get(entry.id) ?? '',
      ]),
    ],
    [38, 84, 151, 80, 68, 62],
    { head: true, size: 9 },
  );
  pdf.paragraph(t('papers.sealText'), true);
  pdf.boxes([t('papers.signPrincipal'), t('papers.sealSchoolOnly')], 104);
  const bytes = await pdf.finish(
    `${school.name} · ${formats.dateTimeSeconds(now, round.timeZone)}`,
    (page, pages) => t('papers.page', { page, pages }),
  );
  return { fileName: `${t('papers.sealTitle')}-${school.name}.pdf`, bytes };
}
