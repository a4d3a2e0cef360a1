import { Link } from '@remix-run/react';

import { ActForm } from './act-form.tsx';
import type { LineFilter, SpecialLineView, SpecialPage } from './queries.server.ts';
import { useSpecialWords } from './words.ts';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import type { Tone } from '#app/ui/tone.ts';

const TONES: Record<SpecialLineView['decision'], Tone> = {
  SELECTED: 'done',
  UNDECIDED: 'signal',
  NOT_SELECTED: 'neutral',
  RESERVE: 'neutral',
  REVOKED: 'danger',
};

/** The lines of a drafted or confirmed award, each with its sum and what people decided beside what was computed. */
export function SpecialLines({ page, filter }: { page: SpecialPage; filter: LineFilter }) {
  const t = useT();
  const { whyText } = useSpecialWords();
  const { special, prizes } = page;
  const isDraft = special.status === 'DRAFT';
  const hasPoints = page.lines.some(({ points }) => points !== null);
  const hasRanks = page.lines.some(({ rank }) => rank !== null);
  return (
    <>
      <FilterBar
        search={{
          name: 'q',
          label: t('common.search'),
          value: filter.search,
          placeholder: t('special.searchHint'),
        }}
        hidden={filter.all ? { show: 'all' } : {}}
        submitLabel={t('common.search')}
        count={t('common.rows', { count: page.matching })}
        clear={
          filter.search
            ? { href: filter.all ? '?show=all' : '?', label: t('common.clearFilters') }
            : undefined
        }
        actions={
          !filter.all && page.matching === page.all ? undefined : filter.all ? (
            <Link to="?">{t('special.showNear')}</Link>
          ) : (
            <Link to="?show=all">{t('special.showAll', { count: page.all })}</Link>
          )
        }
      />
      <DataTable
        caption={t('special.result')}
        rows={page.lines}
        rowKey={(line) => line.id}
        empty={<EmptyState title={t('special.noLines')} />}
        columns={[
          {
            key: 'line',
            head: t(`special.head-${special.forWhom}`),
            rowHead: true,
            cell: (line) => (
              <>
                {line.entryId ? (
                  <Link to={`/admin/rounds/${special.roundId}/entries/${line.entryId}`}>{line.label}</Link>
                ) : (
                  line.label
                )}
                <span className="block text-sm font-normal text-ink-muted">
                  {[line.number, line.school, line.unit].filter(Boolean).join(' · ')}
                </span>
              </>
            ),
          },
          ...(hasRanks
            ? [
                {
                  key: 'rank',
                  head: t('special.rank'),
                  numeric: true,
                  cell: (line: SpecialLineView) => line.rank,
                },
              ]
            : []),
          ...(hasPoints
            ? [
                {
                  key: 'points',
                  head: t('special.score'),
                  numeric: true,
                  cell: (line: SpecialLineView) => line.points,
                },
              ]
            : []),
          {
            key: 'decision',
            head: t('special.decision'),
            cell: (line) => (
              <>
                <Badge tone={TONES[line.decision]}>{t(`special.decision-${line.decision}`)}</Badge>
                {line.decision !== line.computed && line.why.code !== 'hand' ? (
                  <span className="block text-sm text-ink-muted">
                    {t('special.byHandWas', { was: t(`special.decision-${line.computed}`) })}
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: 'why',
            head: t('special.why'),
            cell: (line) => (
              <span className="grid gap-0.5 text-sm">
                {whyText(line, prizes).map((text) => (
                  <span key={text}>{text}</span>
                ))}
              </span>
            ),
          },
          ...(isDraft
            ? [
                {
                  key: 'change',
                  head: t('common.actions'),
                  quietHead: true,
                  className: 'whitespace-nowrap',
                  cell: (line: SpecialLineView) => <ChangeLine line={line} />,
                },
              ]
            : []),
        ]}
      />
      <ListPages page={filter.page} pageCount={page.pageCount} total={page.matching} />
    </>
  );
}

/** Decides one line by hand; the reason is asked and stays. */
function ChangeLine({ line }: { line: SpecialLineView }) {
  const t = useT();
  const choices =
    line.decision === 'UNDECIDED'
      ? (['SELECTED', 'NOT_SELECTED'] as const)
      : line.decision === 'SELECTED'
        ? (['NOT_SELECTED'] as const)
        : (['SELECTED'] as const);
  return (
    <span className="flex flex-wrap gap-2">
      {choices.map((to) => (
        <ActForm
          key={to}
          intent="change"
          label={t(to === 'SELECTED' ? 'special.give' : 'special.giveNot')}
          title={t('special.changeTitle', { name: line.label })}
          variant="quiet"
          small
          fields={{ lineId: line.id, to }}
          reason={{ label: t('special.reason'), hint: t('special.reasonHint') }}
        />
      ))}
    </span>
  );
}
