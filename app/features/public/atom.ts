export type AtomEntry = {
  id: string;
  title: string;
  url: string;
  author: string;
  published: Date;
  updated: Date;
  text: string;
};
export type AtomFeed = { id: string; title: string; url: string; page: string; language: string };

// XML 1.0 has no place for other control characters, escaped or not, nor for half a surrogate pair.
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in an XML document, between tags or in an attribute. */
export const xml = (text: string): string =>
  text.replaceAll(UNWRITABLE, '').replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/** An Atom feed (RFC 4287), entries in the order given. An empty one is as old as can be. */
export function atomFeed(feed: AtomFeed, entries: readonly AtomEntry[]): string {
  const newest = new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">`,
    `  <id>${xml(feed.id)}</id>`,
    `  <title>${xml(feed.title)}</title>`,
    `  <updated>${newest.toISOString()}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(feed.url)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(feed.page)}"/>`,
    ...entries.flatMap((entry) => [
      '  <entry>',
      `    <id>${xml(entry.id)}</id>`,
      `    <title>${xml(entry.title)}</title>`,
      `    <link rel="alternate" type="text/html" href="${xml(entry.url)}"/>`,
      `    <author><name>${xml(entry.author)}</name></author>`,
      `    <published>${entry.published.toISOString()}</published>`,
      `    <updated>${entry.updated.toISOString()}</updated>`,
      `    <summary>${xml(entry.text)}</summary>`,
      '  </entry>',
    ]),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}
