import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { SlipSheets } from '#app/features/accounts/slip-sheets.tsx';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { gradeKey } from '#app/features/projects/grade-key.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { studentSlips } from '#app/features/students/queries.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const ids = new URL(request.url).searchParams.getAll('id');
  const found = (await studentSlips(viewer, params.schoolId ?? '', ids)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('students.slipsTitle'), ...found };
}

export const meta = pageMeta;

export default function Slips() {
  const t = useT();
  const { school, slips, qr, link } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('students.slipsTitle')}
          meta={t('students.slipsLead', { count: slips.length })}
          above={<BackLink href={`/school/${school.id}/students`}>{t('students.title')}</BackLink>}
          actions={slips.length > 0 ? <PrintButton /> : null}
        />
      </div>
      {slips.length === 0 ? (
        <EmptyState title={t('students.noSlips')}>{t('students.noSlipsText')}</EmptyState>
      ) : (
        <SlipSheets
          heading={t('students.sheetHeading', { school: school.name })}
          slips={slips.map((slip) => ({
            key: slip.id,
            title: `${slip.name}　${t(gradeKey(slip.grade))} ${slip.className}`,
            qr,
            lines: [
              { term: t('auth.username'), value: slip.username, strong: true },
              { term: t('auth.oneTimePassword'), value: slip.password, strong: true },
            ],
            note: t('students.slipNote', { link }),
          }))}
        />
      )}
    </>
  );
}
