import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';

import { GALLERY_FACETS } from '#app/features/gallery/gallery-facets.ts';
import { getGallery } from '#app/features/gallery/gallery.server.ts';
import { GalleryCard } from '#app/features/gallery/gallery-card.tsx';
import { getPublicRound } from '#app/features/public/round-page.server.ts';
import { nameIn, shareRound } from '#app/features/public/share.server.ts';
import { englishNames } from '#app/features/rounds/english-names.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const filter = {
    search: query.get('q') ?? '',
    unit: query.get('unit') ?? '',
    group: query.get('group') ?? '',
    discipline: query.get('discipline') ?? '',
    prize: query.get('prize') ?? '',
    page: Math.max(1, Number(query.get('page')) || 1),
  };
  const roundId = params.roundId ?? '';
  const round = (await getPublicRound(roundId)) ?? notFound();
  const gallery = (await getGallery(roundId, filter)) ?? notFound();
  const locale = await localeOf(request);
  const share = shareRound(locale, round);
  const english = await englishNames(roundId, locale);
  const title = translator(locale)('gallery.pageTitle', { round: nameIn(locale, round) });
  return { title, round, gallery, filter, english, share: { ...share, url: `${share.url}/gallery` } };
}

export const meta = pageMeta;

export default function Gallery() {
  const t = useT();
  const name = useName();
  const [params] = useSearchParams();
  const { round, gallery, filter, english } = useLoaderData<typeof loader>();
  const pages = Math.ceil(gallery.matching / gallery.pageSize);
  const withParam = (key: string, value: string) => {
    const next = new URLSearchParams(params);
    next.delete('page');
    if (value) next.set(key, value);
    else next.delete(key);
    return `?${next}`;
  };
  const chips = [['q', filter.search] as const, ...GALLERY_FACETS.map((key) => [key, filter[key]] as const)];
  return (
    <>
      <PageHeader
        title={t('gallery.title')}
        size="public"
        above={<BackLink href={`/rounds/${round.id}`}>{name(round)}</BackLink>}
        meta={t('gallery.lead')}
      />
      <SampleNotice edition={round.edition} />
      {gallery.total === 0 ? (
        <EmptyState title={t('gallery.empty')}>{t('gallery.emptyText')}</EmptyState>
      ) : (
        <FilterBar
          className="mb-4"
          search={{
            name: 'q',
            label: t('common.search'),
            value: filter.search,
            placeholder: t('gallery.searchHint'),
          }}
          selects={GALLERY_FACETS.filter((key) => gallery.facets[key].length > 0).map((key) => ({
            name: key,
            label: t(`public.${key}`),
            value: filter[key],
            allLabel: t('common.all'),
            options: gallery.facets[key].map((value) => ({
              value,
              label: english[value] ?? value,
            })),
          }))}
          foldLabel={t('common.filter')}
          submitLabel={t('common.search')}
          chips={chips
            .filter(([, value]) => value)
            .map(([key, value]) => ({
              key,
              label: english[value] ?? value,
              removeHref: withParam(key, ''),
              removeLabel: t('common.clearFilters'),
            }))}
          count={t('gallery.count', { matching: gallery.matching, total: gallery.total })}
        />
      )}
      {gallery.total > 0 && gallery.projects.length === 0 ? (
        <EmptyState title={t('gallery.noMatch')}>{t('gallery.noMatchText')}</EmptyState>
      ) : null}
      <ul className="grid gap-8 sm:grid-cols-2">
        {gallery.projects.map((project) => (
          <GalleryCard key={project.id} roundId={round.id} project={project} english={english} />
        ))}
      </ul>
      <Pagination
        page={filter.page}
        pageCount={pages}
        hrefFor={(to) => `${withParam('', '')}&page=${to}`}
        label={t('gallery.title')}
        previousLabel={t('common.previous')}
        nextLabel={t('common.next')}
        pageLabel={(to) => t('common.page', { page: to, pages })}
      />
    </>
  );
}
