import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listOwnCertificates } from '#app/features/certificates/own-certificates.server.ts';
import { OwnCertificateList } from '#app/features/certificates/own-list.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  return { title: t('certificates.mine'), rows: await listOwnCertificates(viewer) };
}

export const meta = pageMeta;

/** Everything that a person has been given, as an author or as a tutor. */
export default function AccountCertificates() {
  const t = useT();
  const { title, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader above={<BackLink href="/account">{t('common.account')}</BackLink>} title={title} />
      {rows.length > 0 ? (
        <OwnCertificateList rows={rows} caption={title} withRound />
      ) : (
        <EmptyState title={t('certificates.noneYet')}>{t('certificates.noneYetText')}</EmptyState>
      )}
    </>
  );
}
