import { Link } from '@remix-run/react';

import type { filingPage } from './public-queries.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { ActionList } from '#app/ui/action-list.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Section } from '#app/ui/section.tsx';

type Notice = NonNullable<Awaited<ReturnType<typeof filingPage>>>;

/** The first step of an objection: which line of the list it is about, found by a search, or the list as a whole. */
export function ChooseLine({ notice, search }: { notice: Notice; search: string }) {
  const t = useT();
  const shown = notice.lines.length;
  const counted =
    notice.matching > shown
      ? t('objections.foundMore', { count: notice.matching, shown })
      : t('objections.found', { count: notice.matching });
  return (
    <Section title={t('objections.chooseTitle')} description={t('objections.chooseLead')}>
      <FilterBar
        search={{
          name: 'q',
          label: t('objections.search'),
          value: search,
          placeholder: t('objections.searchHint'),
        }}
        submitLabel={t('common.search')}
        count={counted}
        clear={search ? { href: '?', label: t('common.clearFilters') } : undefined}
      />
      {shown === 0 ? (
        <p className="py-4 text-ink-muted">{t('objections.foundNone')}</p>
      ) : (
        <ActionList
          items={notice.lines.map((line) => ({
            key: String(line.seq),
            href: `?line=${line.seq}`,
            title: line.title,
            note: [line.number, line.prize, line.school].filter(Boolean).join(' · '),
          }))}
        />
      )}
      <div className="mt-6">
        <ActionList
          items={[
            {
              key: 'all',
              href: '?line=all',
              title: t('objections.aboutList'),
              note: t('objections.aboutListHint'),
            },
          ]}
        />
      </div>
      <p className="mt-6">
        <Link to={`/notices/${notice.id}`}>{t('objections.backToNotice')}</Link>
      </p>
    </Section>
  );
}
