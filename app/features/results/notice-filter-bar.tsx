import { FACETS } from './notice-facets.ts';
import type { Facet } from './notice-facets.ts';
import { useT } from '#app/i18n/context.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';

type Props = {
  filter: { search: string; version?: number } & Record<Facet, string>;
  facets: Record<Facet, readonly string[]>;
  english?: Readonly<Record<string, string>>;
  matching: number;
  total: number;
  /** The address with one parameter set or, with '', taken out. */
  withParam: (key: string, value: string) => string;
};

/** Search, and a choice for everything by which the lines of this list differ. */
export function NoticeFilterBar({ filter, facets, english = {}, matching, total, withParam }: Props) {
  const t = useT();
  const shown = FACETS.filter((facet) => facets[facet].length > 0 || filter[facet]);
  const chips = [['q', filter.search] as const, ...FACETS.map((facet) => [facet, filter[facet]] as const)];
  return (
    <FilterBar
      className="mb-4"
      hidden={filter.version ? { version: String(filter.version) } : undefined}
      search={{
        name: 'q',
        label: t('public.searchLabel'),
        value: filter.search,
        placeholder: t('public.searchHint'),
      }}
      selects={shown.map((facet) => ({
        name: facet,
        label: t(`public.${facet}`),
        value: filter[facet],
        allLabel: t('common.all'),
        options: facets[facet].map((value) => ({ value, label: english[value] ?? value })),
      }))}
      foldLabel={shown.length > 2 ? t('common.filter') : undefined}
      submitLabel={t('common.search')}
      chips={chips
        .filter(([, value]) => value)
        .map(([key, value]) => ({
          key,
          label: english[value] ?? value,
          removeHref: withParam(key, ''),
          removeLabel: t('common.clearFilters'),
        }))}
      count={t('public.count', { matching, total })}
    />
  );
}
