import type { MetaFunction } from '@remix-run/node';

/** `meta` of every page: the loader's `title`, then the portal's name. */
export const pageMeta: MetaFunction = ({ data, matches }) => {
  const root = matches.find((match) => match.id === 'root')?.data;
  const product = textOf(root, 'product');
  const title = textOf(data, 'title');
  return [{ title: title && product ? `${title} · ${product}` : title || product || '' }];
};

function textOf(data: unknown, key: string): string {
  if (typeof data !== 'object' || data === null) return '';
  const value: unknown = Reflect.get(data, key);
  return typeof value === 'string' ? value : '';
}
