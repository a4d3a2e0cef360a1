import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { OutcomeBadges } from '#app/features/feedback/outcome-notices.tsx';
import { placeWord } from '#app/features/feedback/outcome-words.ts';
import { getSchoolFeedback } from '#app/features/feedback/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** A school's projects of one round with what lists and judges said of them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await getSchoolFeedback(viewer, params.schoolId ?? '', params.roundId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('feedback.schoolTitle')} · ${found.round.name}`, ...found };
}

export const meta = pageMeta;

export default function SchoolFeedbackPage() {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { school, round, level, entries } = useLoaderData<typeof loader>();
  const base = `/school/${school.id}/feedback/${round.id}`;
  const withPlace = level === 'BAND' || level === 'RANK';
  type Row = (typeof entries)[number];
  return (
    <>
      <PageHeader
        title={t('feedback.schoolTitle')}
        meta={`${name(round)} · ${school.name}`}
        above={<BackLink href={`/school/${school.id}`}>{t('common.deskSchool')}</BackLink>}
        actions={
          entries.length > 0 ? (
            <>
              <LinkButton href={`${base}/print`}>{t('feedback.print')}</LinkButton>
              <LinkButton href={`${base}.xlsx`} download>
                {t('feedback.download')}
              </LinkButton>
            </>
          ) : null
        }
      />
      <SampleNotice edition={round.edition} />
      {level === null && entries.length > 0 && round.feedbackLevel !== 'NOTHING' ? (
        <NoticeBox className="mb-6">{t('feedback.schoolNotReleased')}</NoticeBox>
      ) : null}
      <DataTable
        caption={t('feedback.schoolLead')}
        rows={entries}
        rowKey={(entry) => entry.id}
        columns={[
          { key: 'number', head: t('feedback.number'), cell: (entry) => entry.number },
          {
            key: 'title',
            head: t('feedback.project'),
            rowHead: true,
            cell: (entry) => (
              <Link to={`/school/${school.id}/entries/${entry.id}`}>{entry.project.title}</Link>
            ),
          },
          {
            key: 'authors',
            head: t('feedback.authors'),
            cell: (entry) => entry.project.authors.map((author) => author.name).join('、'),
          },
          { key: 'group', head: t('feedback.group'), cell: (entry) => entry.group && name(entry.group) },
          {
            key: 'outcome',
            head: t('feedback.outcome'),
            cell: (entry) => <OutcomeBadges outcomes={entry.feedback.outcomes} />,
          },
          ...(entries.some(({ feedback }) => feedback.comments)
            ? [
                {
                  key: 'comments',
                  head: t('feedback.commentCount'),
                  numeric: true,
                  cell: ({ feedback }: Row) => feedback.comments && formats.number(feedback.comments.length),
                },
              ]
            : []),
          ...(withPlace
            ? [
                {
                  key: 'score',
                  head: t('feedback.score'),
                  numeric: true,
                  cell: ({ feedback: { position } }: Row) =>
                    position && formats.scaled(position.value, position.decimals),
                },
                {
                  key: 'place',
                  head: t('feedback.place'),
                  cell: ({ feedback: { position } }: Row) => position && placeWord(t, position),
                },
              ]
            : []),
        ]}
        empty={<EmptyState title={t('feedback.schoolEmpty')}>{t('feedback.schoolEmptyText')}</EmptyState>}
      />
    </>
  );
}
