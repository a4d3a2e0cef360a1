import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getDeliberation } from '#app/features/deliberation/page.server.ts';
import { RecordPaper } from '#app/features/deliberation/record-paper.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const page =
    (await getDeliberation(viewer, params.listId ?? '', params.deliberationId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('deliberation.recordTitle'), page };
}

export const meta = pageMeta;

export default function DeliberationRecord() {
  const t = useT();
  const { page } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('deliberation.recordTitle')}
          above={
            <BackLink href={`/admin/rounds/${page.round.id}/lists/${page.list.id}/deliberation/${page.id}`}>
              {t('deliberation.title')}
            </BackLink>
          }
          actions={<PrintButton />}
        />
      </div>
      <RecordPaper page={page} onPaper />
    </>
  );
}
