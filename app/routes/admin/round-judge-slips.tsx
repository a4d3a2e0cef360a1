import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';

import { SlipSheets } from '#app/features/accounts/slip-sheets.tsx';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { judgeSlips } from '#app/features/judging/judge-slips.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await judgeSlips(viewer, params.roundId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('students.slipsTitle'), ...found };
}

export const meta = pageMeta;

export default function JudgeSlips() {
  const t = useT();
  const { roundId } = useParams();
  const { slips, qr, link } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('students.slipsTitle')}
          meta={t('judging.slipsLead', { count: slips.length })}
          above={<BackLink href={`/admin/rounds/${roundId}/judges`}>{t('rounds.tabJudges')}</BackLink>}
          actions={slips.length > 0 ? <PrintButton /> : null}
        />
      </div>
      {slips.length === 0 ? (
        <EmptyState title={t('students.noSlips')}>{t('judging.noSlipsText')}</EmptyState>
      ) : (
        <SlipSheets
          heading={t('judging.sheetHeading')}
          slips={slips.map((slip) => ({
            key: slip.id,
            title: slip.name,
            qr,
            lines: [
              { term: t('auth.username'), value: slip.username, strong: true },
              { term: t('auth.oneTimePassword'), value: slip.password, strong: true },
            ],
            note: t('judging.slipNote', { link }),
          }))}
        />
      )}
    </>
  );
}
