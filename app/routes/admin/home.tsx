import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { daysWaiting } from '#app/domain/checks.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { countUnitCertificates } from '#app/features/certificates/own-certificates.server.ts';
import { getDesk } from '#app/features/rounds/desk.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { ActionList } from '#app/ui/action-list.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Checklist } from '#app/ui/checklist.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const at = now();
  const [desk, certificates] = await Promise.all([getDesk(viewer, at), countUnitCertificates(viewer, at)]);
  return { title: t('common.deskAdmin'), name: viewer.name, at, desk, certificates };
}

export const meta = pageMeta;

export default function AdminHome() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { desk, certificates, at, name: me } = useLoaderData<typeof loader>();
  const steps = [
    { key: 'units', count: desk.units, href: '/admin/units', label: t('home.stepUnits') },
    { key: 'schools', count: desk.schools, href: '/admin/schools', label: t('home.stepSchools') },
    {
      key: 'teachers',
      count: desk.teachers,
      href: '/admin/invitations/new?role=TEACHER',
      label: t('home.stepTeachers'),
    },
    { key: 'editions', count: desk.editions, href: '/admin/editions', label: t('home.stepEdition') },
  ];
  const waiting = desk.rounds.filter(
    (round) => round.toCheck > 0 || round.objections || round.takenOffBelow > 0,
  );
  return (
    <>
      <PageHeader title={t('home.hello', { name: me })} />
      {desk.administers && steps.some((step) => step.count === 0) ? (
        <Section title={t('home.setUp')} description={t('home.setUpLead')}>
          <Checklist
            items={steps.map((step) => ({
              key: step.key,
              label: step.label,
              state: step.count > 0 ? ('done' as const) : ('missing' as const),
              stateLabel: step.count > 0 ? t('home.stepDone', { count: step.count }) : t('home.stepOpen'),
              href: step.href,
            }))}
          />
        </Section>
      ) : null}
      {waiting.length > 0 ? (
        <Section title={t('home.waiting')}>
          <ActionList
            items={waiting.flatMap(({ id, toCheck, turns, objections, takenOffBelow, ...round }) => {
              const base = `/admin/rounds/${id}/entries`;
              const note = name(round);
              const item = (key: string, query: string, title: string) => ({
                key: `${id} ${key}`,
                href: `${base}?${query}`,
                title,
                note,
              });
              const days = turns?.oldest ? daysWaiting(turns.oldest, at) : 0;
              return [
                ...(objections
                  ? [
                      {
                        key: `${id} objections`,
                        href: `/admin/rounds/${id}/objections`,
                        title: t(objections.late > 0 ? 'objections.toAnswerLate' : 'objections.toAnswer', {
                          count: objections.open,
                          late: objections.late,
                        }),
                        note,
                      },
                    ]
                  : []),
                ...(takenOffBelow > 0
                  ? [
                      {
                        key: `${id} below`,
                        href: `/admin/rounds/${id}/objections`,
                        title: t('objections.belowWaiting', { count: takenOffBelow }),
                        note,
                      },
                    ]
                  : []),
                ...(turns && turns.mine > 0
                  ? [item('mine', 'turn=mine', t('home.myTurn', { count: turns.mine, days }))]
                  : []),
                ...(turns && turns.nobody > 0
                  ? [item('nobody', 'turn=nobody', t('home.nobodysTurn', { count: turns.nobody }))]
                  : []),
                ...(toCheck > 0
                  ? [item('all', 'status=HANDED_IN', t('home.toCheck', { count: toCheck }))]
                  : []),
              ];
            })}
          />
        </Section>
      ) : null}
      {certificates.length > 0 ? (
        <Section title={t('certificates.unitAwards')}>
          <ActionList
            items={certificates.map((unit) => ({
              key: unit.id,
              href: `/admin/units/${unit.id}/certificates`,
              title: t('certificates.unitCount', { unit: unit.name, count: unit.count }),
              note: t('certificates.schoolNote'),
            }))}
          />
        </Section>
      ) : null}
      <Section title={t('home.rounds')}>
        <DataTable
          caption={t('home.rounds')}
          rows={desk.rounds}
          rowKey={(round) => round.id}
          columns={[
            {
              key: 'name',
              head: t('rounds.round'),
              cell: (round) => <Link to={`/admin/rounds/${round.id}`}>{name(round)}</Link>,
            },
            { key: 'unit', head: t('rounds.unit'), cell: (round) => round.unit.name, hideOnPhone: true },
            {
              key: 'now',
              head: t('rounds.now'),
              cell: (round) =>
                round.open.length === 0 ? null : (
                  <ul className="grid gap-1">
                    {round.open.map(({ kind, closesAt }) => (
                      <li key={kind} className="flex flex-wrap items-center gap-2">
                        <Badge tone="info">{t(`rounds.window${kind}`)}</Badge>
                        <span className="text-sm text-ink-muted">
                          {t('home.until', { at: formats.dateTime(closesAt, round.timeZone) })}
                        </span>
                      </li>
                    ))}
                  </ul>
                ),
            },
            {
              key: 'entries',
              head: t('rounds.entries'),
              numeric: true,
              cell: (round) => formats.number(round.entries),
            },
            {
              key: 'check',
              head: t('rounds.toCheck'),
              numeric: true,
              cell: (round) => formats.number(round.toCheck),
            },
          ]}
          empty={<EmptyState title={t('home.noRounds')}>{t('home.noRoundsText')}</EmptyState>}
        />
        {desk.more > 0 ? (
          <p className="pt-4">
            <Link to="/admin/editions">{t('home.moreRounds', { count: desk.more })}</Link>
          </p>
        ) : null}
      </Section>
    </>
  );
}
