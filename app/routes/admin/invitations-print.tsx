import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { invitationSlips } from '#app/features/accounts/invitations.server.ts';
import { SlipSheets } from '#app/features/accounts/slip-sheets.tsx';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { env } from '#app/platform/env.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const ids = new URL(request.url).searchParams.getAll('id');
  return {
    title: t('people.printTitle'),
    slips: await invitationSlips(viewer, ids, now()),
    origin: env().origin,
  };
}

export const meta = pageMeta;

export default function InvitationsPrint() {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  const { slips, origin } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('people.printTitle')}
          meta={t('people.printLead', { count: slips.length })}
          above={<BackLink href="/admin/invitations">{t('people.invitations')}</BackLink>}
          actions={slips.length > 0 ? <PrintButton /> : null}
        />
      </div>
      {slips.length === 0 ? (
        <EmptyState title={t('people.noneOpen')}>{t('people.noneOpenText')}</EmptyState>
      ) : (
        <SlipSheets
          heading={t('people.sheetHeading')}
          slips={slips.map((slip) => ({
            key: slip.id,
            title: slip.name || t('people.unnamed'),
            qr: slip.qr,
            lines: [
              { term: t('people.role'), value: `${t(`people.role${slip.role}`)} · ${slip.place}` },
              { term: t('people.code'), value: slip.code, strong: true },
            ],
            note: t('people.slipNote', {
              address: `${origin}/invitations`,
              date: formats.date(slip.expiresAt, zone),
            }),
          }))}
        />
      )}
    </>
  );
}
