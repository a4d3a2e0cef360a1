import type { MetaDescriptor, MetaFunction } from '@remix-run/node';

/** How a page looks where its address is shared, and the feed that tells of news on it. Addresses are whole. */
export type Share = {
  description: string;
  url: string;
  image: string | null;
  feed: { url: string; title: string };
};

/** `meta` of every page: the loader's `title`, then the portal's name; with the loader's `share` also a card. */
export const pageMeta: MetaFunction = ({ data, matches }) => {
  const root = matches.find((match) => match.id === 'root')?.data;
  const product = textOf(root, 'product');
  const title = textOf(data, 'title');
  const full = title && product ? `${title} · ${product}` : title || product || '';
  const share = shareOf(data);
  return [{ title: full }, ...(share ? cardMeta(share, title || product, product) : [])];
};

function cardMeta(share: Share, title: string, siteName: string): MetaDescriptor[] {
  const picture: MetaDescriptor[] = share.image
    ? [
        { property: 'og:image', content: share.image },
        { property: 'og:image:type', content: 'image/png' },
        { property: 'og:image:width', content: '1200' },
        { property: 'og:image:height', content: '630' },
        { property: 'og:image:alt', content: title },
      ]
    : [];
  return [
    { name: 'description', content: share.description },
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: siteName },
    { property: 'og:title', content: title },
    { property: 'og:description', content: share.description },
    { property: 'og:url', content: share.url },
    ...picture,
    { name: 'twitter:card', content: share.image ? 'summary_large_image' : 'summary' },
    { tagName: 'link', rel: 'canonical', href: share.url },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/atom+xml',
      title: share.feed.title,
      href: share.feed.url,
    },
  ];
}

function shareOf(data: unknown): Share | null {
  if (typeof data !== 'object' || data === null) return null;
  // Only loaders that call it so have it, and they type it.
  return (Reflect.get(data, 'share') as Share | undefined) ?? null;
}

function textOf(data: unknown, key: string): string {
  if (typeof data !== 'object' || data === null) return '';
  const value: unknown = Reflect.get(data, key);
  return typeof value === 'string' ? value : '';
}
