import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listSchoolDefences } from '#app/features/defence/schedule-queries.server.ts';
import { SlotBadge } from '#app/features/defence/slot-badge.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await listSchoolDefences(viewer, params.schoolId ?? '', now())) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: t('defence.schoolTitle'),
    school: { id: found.school.id, name: found.school.name },
    appointments: found.appointments,
  };
}

export const meta = pageMeta;

export default function SchoolDefence() {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { school, appointments } = useLoaderData<typeof loader>();
  const rounds = [
    ...new Map(appointments.map(({ round, bring }) => [round.id, { ...round, bring }])).values(),
  ];
  return (
    <>
      <PageHeader
        title={t('defence.schoolTitle')}
        meta={school.name}
        above={<BackLink href={`/school/${school.id}`}>{t('common.deskSchool')}</BackLink>}
        actions={appointments.length > 0 ? <PrintButton /> : null}
      />
      {rounds.length === 0 ? (
        <EmptyState title={t('defence.schoolEmpty')}>{t('defence.schoolEmptyText')}</EmptyState>
      ) : null}
      {rounds.map((round) => (
        <Section
          key={round.id}
          title={name(round)}
          description={round.bring ? t('defence.ownBring', { bring: round.bring }) : undefined}
        >
          <DataTable
            caption={name(round)}
            rows={appointments.filter((one) => one.round.id === round.id)}
            rowKey={(one) => one.entryId}
            columns={[
              {
                key: 'when',
                head: t('defence.when'),
                cell: (one) =>
                  t('defence.onDay', {
                    day: formats.day(one.startsAt, round.timeZone),
                    time: formats.time(one.startsAt, round.timeZone),
                  }),
              },
              { key: 'room', head: t('defence.room'), cell: (one) => one.room },
              { key: 'position', head: t('defence.position'), numeric: true, cell: (one) => one.position },
              {
                key: 'title',
                head: t('checks.project'),
                rowHead: true,
                cell: (one) => `${one.number} ${one.title}`,
              },
              { key: 'authors', head: t('defence.authors'), cell: (one) => one.authors.join('、') },
              {
                key: 'status',
                head: t('defence.status'),
                cell: (one) => <SlotBadge status={one.status} />,
              },
            ]}
          />
        </Section>
      ))}
    </>
  );
}
