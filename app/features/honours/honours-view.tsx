import { Link } from '@remix-run/react';

import { useHonourWords } from './honour-words.ts';
import type { Honours } from './queries.server.ts';
import { prizeKey } from '#app/domain/honours.ts';
import type { HonourGroup } from '#app/domain/honours.ts';
import { CopyText } from '#app/features/shared/copy-text.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Section } from '#app/ui/section.tsx';

type Props = {
  /** Without the rows themselves, which only the spreadsheet needs. */
  honours: Omit<Honours, 'shown'>;
  scope: { name: string };
  base: string;
  groups: readonly HonourGroup[];
  /** Units to look at, where there are several. */
  units?: readonly { value: string; label: string }[];
  unitId?: string;
  /** Where a line of the table leads. */
  hrefOf?: (key: string) => string | undefined;
  emptyText: string;
};

/** Prizes over the years: the sentence for a report, the trend, and who won how many. */
export function HonoursView({ honours, scope, base, groups, units, unitId, hrefOf, emptyText }: Props) {
  const t = useT();
  const { levelHead, parts } = useHonourWords();
  const { filter, by, years, levels, prizeNames, total, since, until } = honours;
  if (years.length === 0) return <EmptyState title={t('honours.empty')}>{emptyText}</EmptyState>;
  const filtered = filter.from !== null || filter.to !== null || filter.level !== null || filter.prize !== '';
  const yearOptions = years.map((year) => ({ value: String(year), label: String(year) }));
  const words = { since, until, name: scope.name, parts: parts(honours.parts) };
  const sentence =
    since === until
      ? t('honours.sentenceYear', words)
      : filter.to === null
        ? t('honours.sentenceSince', { ...words, since: filter.from ?? since })
        : t('honours.sentenceYears', { ...words, since: filter.from ?? since, until: filter.to });
  return (
    <>
      <FilterBar
        selects={[
          ...(units && units.length > 1
            ? [
                {
                  name: 'unit',
                  label: t('honours.unit'),
                  value: unitId,
                  options: units,
                  allLabel: t('common.all'),
                },
              ]
            : []),
          {
            name: 'from',
            label: t('honours.from'),
            value: filter.from === null ? '' : String(filter.from),
            options: yearOptions,
            allLabel: t('honours.allYears'),
          },
          {
            name: 'to',
            label: t('honours.to'),
            value: filter.to === null ? '' : String(filter.to),
            options: yearOptions,
            allLabel: t('honours.allYears'),
          },
          {
            name: 'level',
            label: t('honours.level'),
            value: filter.level,
            options: levels.map((value) => ({ value, label: levelHead(value) })),
            allLabel: t('common.all'),
          },
          {
            name: 'prize',
            label: t('honours.prize'),
            value: filter.prize,
            options: prizeNames.map((value) => ({ value, label: value })),
            allLabel: t('common.all'),
          },
          {
            name: 'by',
            label: t('honours.by'),
            value: by === groups[0] ? '' : by,
            options: groups.slice(1).map((value) => ({ value, label: t(`honours.by-${value}`) })),
            allLabel: t(`honours.by-${groups[0] ?? 'school'}`),
          },
        ]}
        submitLabel={t('honours.show')}
        clear={filtered ? { href: base, label: t('common.clearFilters') } : undefined}
        count={t('common.rows', { count: total })}
      />
      {total === 0 ? (
        <EmptyState title={t('honours.noneFound')}>{t('honours.noneFoundText')}</EmptyState>
      ) : (
        <>
          <Section title={t('honours.report')} description={t('honours.reportLead')}>
            <blockquote className="max-w-3xl border-s-4 border-line-strong ps-4">{sentence}</blockquote>
            <p className="pt-3">
              <CopyText text={sentence} label={t('honours.copy')} />
            </p>
          </Section>
          <Trend honours={honours} />
          <CountTable honours={honours} hrefOf={hrefOf} />
        </>
      )}
    </>
  );
}

function Trend({ honours }: Pick<Props, 'honours'>) {
  const t = useT();
  const formats = useFormats();
  const { levelHead, prizeName } = useHonourWords();
  const { byYear, prizes } = honours;
  return (
    <div className="mt-10 grid items-start gap-x-12 gap-y-10 lg:grid-cols-2">
      <Section title={t('honours.trend')}>
        <BarList
          caption={t('honours.trend')}
          heads={[t('honours.year'), t('honours.count')]}
          bars={byYear.map(({ year, total }) => ({
            key: String(year),
            label: year,
            value: total,
            text: formats.number(total),
          }))}
        />
      </Section>
      <Section title={t('honours.prizes')}>
        <BarList
          caption={t('honours.prizes')}
          heads={[t('honours.prize'), t('honours.count')]}
          bars={prizes.map((prize) => ({
            key: prizeKey(prize),
            label: `${levelHead(prize.level)} ${prizeName(prize)}`,
            value: prize.count,
            text: formats.number(prize.count),
          }))}
        />
      </Section>
    </div>
  );
}

/** Who won how many: by level, or by prize where one level is looked at. */
function CountTable({ honours, hrefOf }: Pick<Props, 'honours' | 'hrefOf'>) {
  const t = useT();
  const formats = useFormats();
  const { levelHead, prizeName } = useHonourWords();
  const { by, filter, lines, all, prizes, toUnits } = honours;
  type Line = (typeof lines)[number];
  const number = (count: number) => (count === 0 ? null : formats.number(count));
  const levels = [...new Set(prizes.map(({ level }) => level))];
  return (
    <Section title={t(`honours.by-${by}`)}>
      <DataTable
        caption={t(`honours.by-${by}`)}
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          {
            key: 'name',
            head: t(by === 'tutor' ? 'honours.tutor' : by === 'school' ? 'honours.school' : 'honours.unit'),
            rowHead: true,
            cell: ({ key, name }) => {
              const href = hrefOf?.(key);
              return href ? <Link to={href}>{name}</Link> : name;
            },
          },
          ...(by === 'tutor' ? [{ key: 'of', head: t('honours.school'), cell: ({ of }: Line) => of }] : []),
          ...(filter.level === null
            ? levels.map((level) => ({
                key: level,
                head: levelHead(level),
                numeric: true,
                cell: (line: Line) => number(line.levels[level]),
              }))
            : prizes.map((prize) => ({
                key: prizeKey(prize),
                head: prizeName(prize),
                numeric: true,
                cell: (line: Line) => number(line.prizes.find(([key]) => key === prizeKey(prize))?.[1] ?? 0),
              }))),
          {
            key: 'total',
            head: t('honours.total'),
            numeric: true,
            cell: ({ total }) => formats.number(total),
          },
          ...(by === 'unit' && toUnits > 0
            ? [
                {
                  key: 'units',
                  head: t('honours.toUnits'),
                  numeric: true,
                  cell: (line: Line) => number(line.toUnits),
                },
              ]
            : []),
        ]}
      />
      {by !== 'unit' && toUnits > 0 ? (
        <p className="pt-3 text-ink-muted">{t('honours.unitsElsewhere', { count: toUnits })}</p>
      ) : null}
      {all > lines.length ? (
        <p className="pt-3 text-ink-muted">{t('honours.tableCut', { shown: lines.length, all })}</p>
      ) : null}
    </Section>
  );
}
