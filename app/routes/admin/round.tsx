import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { ENTRY_STATUSES } from '#app/domain/entry-status.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { RoundSpace } from '#app/features/materials/round-space.tsx';
import { getRoundSpace } from '#app/features/materials/round-space.server.ts';
import { OwnShareView } from '#app/features/results/own-share.tsx';
import { ownShare } from '#app/features/results/own-share.server.ts';
import { getRoundOverview } from '#app/features/rounds/queries.server.ts';
import { RoundCalendar } from '#app/features/rounds/round-calendar.tsx';
import { useLeadsTo } from '#app/features/rounds/use-leads-to.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const at = now();
  const round = (await getRoundOverview(viewer, params.roundId ?? '', at)) ?? notFound();
  if (!round.manages) throw redirect(`/admin/rounds/${round.id}/entries`);
  const space = (await getRoundSpace(viewer, round.id, at)) ?? notFound();
  const part = (await ownShare(viewer, round.id)) ?? notFound();
  return { title: round.name, round, space, part, at };
}

export const meta = pageMeta;

export default function Round() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { round, space, part, at } = useLoaderData<typeof loader>();
  const base = `/admin/rounds/${round.id}`;
  const count = (status: string) => round.entries[status] ?? 0;
  const leadsTo = useLeadsTo();
  const all = ENTRY_STATUSES.reduce((sum, status) => sum + count(status), 0);
  return (
    <>
      <PageHeader title={name(round)} meta={round.unit.name} />
      <StatRow
        stats={[
          {
            key: 'all',
            label: t('rounds.entries'),
            value: formats.number(all),
            href: `${base}/entries`,
          },
          {
            key: 'check',
            label: t('rounds.toCheck'),
            value: formats.number(count('HANDED_IN')),
            href: `${base}/entries?status=HANDED_IN`,
            tone: count('HANDED_IN') > 0 ? 'signal' : undefined,
          },
          { key: 'eligible', label: t('rounds.judgeable'), value: formats.number(count('ELIGIBLE')) },
          {
            key: 'judges',
            label: t('rounds.judges'),
            value: formats.number(round._count.judges),
            href: `${base}/judges`,
          },
          {
            key: 'sheets',
            label: t('rounds.sheets'),
            value: `${formats.number(round.submitted)} / ${formats.number(round.assigned)}`,
            href: `${base}/assignment`,
          },
          {
            key: 'flags',
            label: t('rubric.openFlags'),
            value: formats.number(round.openFlags),
            href: `${base}/flags`,
            tone: round.openFlags > 0 ? 'signal' : undefined,
          },
          {
            key: 'objections',
            label: t('objections.openCount'),
            value: formats.number(round.openObjections),
            href: `${base}/objections`,
            tone: round.openObjections > 0 ? 'signal' : undefined,
          },
        ]}
      />
      <Section
        title={t('rounds.calendar')}
        description={t('rounds.calendarZone', {
          zone: round.timeZone,
          now: formats.dateTime(at, round.timeZone),
        })}
        actions={<LinkButton href={`${base}/settings/windows`}>{t('rounds.changeWindows')}</LinkButton>}
      >
        {round.windows.length > 0 ? (
          <RoundCalendar windows={round.windows} timeZone={round.timeZone} now={at} />
        ) : (
          <NoticeBox tone="signal" title={t('rounds.noWindows')}>
            {t('rounds.noWindowsText')}
          </NoticeBox>
        )}
      </Section>
      <Section title={t('rounds.path')}>
        <DescriptionList
          items={[
            { key: 'source', term: t('rounds.source'), detail: t(`rounds.source${round.source}`) },
            ...(round.promotedBy.length > 0
              ? [
                  {
                    key: 'from',
                    term: t('rounds.comesFrom'),
                    detail: round.promotedBy.map((edge, index) => (
                      <span key={edge.fromRound.id}>
                        {index > 0 ? '、' : ''}
                        <Link to={`/admin/rounds/${edge.fromRound.id}`}>{name(edge.fromRound)}</Link>
                      </span>
                    )),
                  },
                ]
              : []),
            {
              key: 'to',
              term: t('rounds.leadsTo'),
              detail: round.promotesTo.map(leadsTo).join('、') || t('rounds.leadsNowhere'),
            },
            {
              key: 'divisions',
              term: t('rounds.divisions'),
              detail: t('rounds.divisionCounts', {
                categories: round._count.categories,
                groups: round._count.groups,
                disciplines: round._count.disciplines,
              }),
            },
            { key: 'per', term: t('rounds.judgesPerEntry'), detail: String(round.judgesPerEntry) },
          ]}
        />
      </Section>
      <OwnShareView share={part} />
      <RoundSpace space={space} base={base} />
    </>
  );
}
