import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getDefence } from '#app/features/defence/queries.server.ts';
import { SessionPaper, SHEETS } from '#app/features/defence/session-paper.tsx';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const { sessions, timeZone } = (await getDefence(viewer, roundId, now())) ?? notFound();
  const round = (await getRoundHead(viewer, roundId)) ?? notFound();
  const t = translator(await localeOf(request));
  const asked = new URL(request.url).searchParams.get('sheet');
  return {
    title: t('defence.printTitle'),
    round: { id: roundId, name: round.name, nameEn: round.nameEn },
    sheet: SHEETS.find((one) => one === asked) ?? 'schedule',
    sessions: sessions.filter(({ slots }) => slots.length > 0),
    timeZone,
  };
}

export const meta = pageMeta;

export default function RoundDefencePrint() {
  const t = useT();
  const name = useName();
  const { round, sheet, sessions, timeZone } = useLoaderData<typeof loader>();
  const base = `/admin/rounds/${round.id}/defence`;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('defence.printTitle')}
          above={<BackLink href={base}>{t('defence.title')}</BackLink>}
          actions={<PrintButton />}
        />
        <Tabs
          label={t('defence.printTitle')}
          tabs={SHEETS.map((one) => ({
            href: `${base}/print?sheet=${one}`,
            label: t(`defence.sheet-${one}`),
            current: one === sheet,
          }))}
        />
      </div>
      {sessions.map((session) => (
        <SessionPaper
          key={session.id}
          session={session}
          sheet={sheet}
          roundName={name(round)}
          timeZone={timeZone}
        />
      ))}
    </>
  );
}
