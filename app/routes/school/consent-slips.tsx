import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { SlipSheets } from '#app/features/accounts/slip-sheets.tsx';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { gradeKey } from '#app/features/projects/grade-key.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { consentSlips } from '#app/features/students/consent-queries.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const ids = new URL(request.url).searchParams.getAll('id');
  const found = (await consentSlips(viewer, params.schoolId ?? '', ids)) ?? notFound();
  const t = translator(await localeOf(request));
  const isForm = new URL(request.url).searchParams.get('for') === 'form';
  return { title: t(isForm ? 'confirm.slipsPage' : 'students.consentSlips'), isForm, ...found };
}

export const meta = pageMeta;

export default function ConsentSlips() {
  const t = useT();
  const { title, isForm, school, edition, slips } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={title}
          meta={t(isForm ? 'confirm.slipsLead' : 'students.consentSlipsLead', { count: slips.length })}
          above={
            <BackLink href={`/school/${school.id}/${isForm ? 'entries' : 'students'}`}>
              {t(isForm ? 'common.navEntries' : 'students.title')}
            </BackLink>
          }
          actions={slips.length > 0 ? <PrintButton /> : null}
        />
      </div>
      {slips.length === 0 ? (
        <EmptyState title={t('students.noConsentSlips')}>{t('students.noConsentSlipsText')}</EmptyState>
      ) : (
        <SlipSheets
          heading={t(isForm ? 'confirm.slipHeading' : 'students.consentSheetHeading', {
            school: school.name,
            edition: edition?.name ?? '',
          })}
          slips={slips.map((slip) => ({
            key: slip.id,
            title: `${slip.name}　${t(gradeKey(slip.grade))} ${slip.className}`,
            qr: slip.qr,
            lines: [
              {
                term: t(isForm ? 'confirm.slipCode' : 'students.consentCode'),
                value: slip.code,
                strong: true,
              },
            ],
            note: t(isForm ? 'confirm.slipNote' : 'students.consentSlipNote', { link: slip.link }),
          }))}
        />
      )}
    </>
  );
}
