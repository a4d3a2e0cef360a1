import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { FeedbackSheet } from '#app/features/feedback/feedback-sheet.tsx';
import { getSchoolFeedback } from '#app/features/feedback/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

/** One sheet of paper for each project of the school, to hand out. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await getSchoolFeedback(viewer, params.schoolId ?? '', params.roundId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('feedback.printTitle')} · ${found.round.name}`, ...found };
}

export const meta = pageMeta;

export default function SchoolFeedbackPrint() {
  const t = useT();
  const name = useName();
  const { school, round, entries } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('feedback.printTitle')}
          meta={name(round)}
          above={
            <BackLink href={`/school/${school.id}/feedback/${round.id}`}>
              {t('feedback.schoolTitle')}
            </BackLink>
          }
          actions={<PrintButton />}
        />
      </div>
      {entries.map((entry) => (
        <article key={entry.id} className="print-page">
          <p className="text-sm text-ink-muted">
            {name(round)} · {t('feedback.printTitle')}
          </p>
          <p className="pt-2 text-xl font-semibold">{entry.project.title}</p>
          <p>
            {[
              entry.number,
              entry.project.authors.map((author) => author.name).join('、'),
              entry.school.name,
              entry.group && name(entry.group),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <FeedbackSheet feedback={entry.feedback} round={round} />
          <p className="pt-4 text-sm text-ink-muted">{t('feedback.printFoot')}</p>
        </article>
      ))}
    </>
  );
}
