import { STATIC_SEARCH, STATIC_STYLE } from './static-style.ts';
import type { NoticeLine, Snapshot } from '#app/features/results/snapshot.ts';
import { padName } from '#app/domain/list-template.ts';
import { createFormats } from '#app/i18n/formats.ts';
import { createTranslate } from '#app/i18n/translate.ts';
import type { MessageKey, Messages } from '#app/i18n/types.ts';

const LINES_PER_PAGE = 200;

export type StaticNotice = {
  title: string;
  body: string;
  unit: string;
  round: string;
  timeZone: string;
  publishedAt: Date;
  closesAt: Date;
  version: number;
  snapshotHash: string;
  /** Where the notice stands: what it says there counts. */
  url: string;
  /** Said on every page of an edition that is a sample. */
  sampleNote: string | null;
  snapshot: Snapshot;
};

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
/** JSON that no browser takes for the end of the script around it. */
const inlineJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

type Key = 'seq' | 'prize' | 'projectTitle' | 'unit' | 'group' | 'authors' | 'school' | 'tutors' | 'number';

const CELLS: Record<Key, (line: NoticeLine) => string> = {
  seq: (line) => String(line.seq),
  prize: (line) => line.prize,
  projectTitle: (line) => line.title,
  unit: (line) => line.unit,
  group: (line) => line.group,
  authors: (line) => line.authors.map(padName).join('、'),
  school: (line) => line.school,
  tutors: (line) => line.tutors.map(padName).join('、'),
  number: (line) => line.number,
};

/** Where no line should break. */
const SHORT = new Set<Key>(['seq', 'prize', 'unit', 'group', 'number']);

/** The columns of a list of students: the student before the project; no school where names are masked. */
function studentsFirst(keys: readonly Key[], lines: readonly NoticeLine[]): Key[] {
  const shown = keys.filter(
    (key) => key !== 'authors' && (key !== 'school' || lines.some(({ school }) => school)),
  );
  return shown.flatMap((key): Key[] => (key === 'projectTitle' ? ['authors', key] : [key]));
}

const pageName = (page: number) => `list-${String(page).padStart(3, '0')}.html`;

/**
 * A notice as files that need nothing but a browser, from a disk or any web server: a first page with a search over the
 * whole list, then the list in pages. The same notice makes the same files. Chinese, with English headings.
 */
export function staticPages(
  notice: StaticNotice,
  words: Record<'zh' | 'en', Messages>,
): Record<string, string> {
  const zh = createTranslate('zh', words.zh);
  const en = createTranslate('en', words.en);
  const formats = createFormats('zh');
  const { lines, template } = notice.snapshot;
  const ofStudents = notice.snapshot.promotes !== undefined;
  const usual = (Object.keys(CELLS) as Key[]).filter((key) => key !== 'prize' || template === 'C');
  const keys = ofStudents ? studentsFirst(usual, lines) : usual;
  const nameKey: Key = ofStudents ? 'authors' : 'projectTitle';
  const headOf = (key: Key) =>
    (ofStudents && key === 'authors' ? 'promotion.student' : `public.${key}`) as MessageKey;
  const date = (at: Date | string) => formats.date(at, notice.timeZone);
  const pages = Math.max(1, Math.ceil(lines.length / LINES_PER_PAGE));
  const pageOf = (index: number) => pageName(Math.floor(index / LINES_PER_PAGE) + 1);

  const head = `<thead><tr>${keys
    .map((key) => `<th scope="col">${zh(headOf(key))}<small lang="en">${en(headOf(key))}</small></th>`)
    .join('')}</tr></thead>`;
  const links = (current: number) =>
    `<ul class="pages">${[
      current === 0
        ? ''
        : `<li><a href="index.html">${zh('public.siteIndex')} <span lang="en">${en('public.siteIndex')}</span></a></li>`,
      ...Array.from({ length: pages }, (_, index) => {
        const from = index * LINES_PER_PAGE + 1;
        const text = `${from}–${Math.max(from, Math.min(lines.length, from + LINES_PER_PAGE - 1))}`;
        return `<li>${current === index + 1 ? `<strong aria-current="page">${text}</strong>` : `<a href="${pageName(index + 1)}">${text}</a>`}</li>`;
      }),
    ].join('')}</ul>`;
  // The landmark stands once on a page; under a list are the same links again.
  const navigation = (current: number) =>
    `<nav aria-label="${zh('public.siteListPages')}">${links(current)}</nav>`;
  const top = [
    `<h1>${html(notice.title)}</h1>`,
    `<p class="muted">${html(notice.unit)} · ${html(notice.round)}<br>${zh('public.noticeWindow', {
      from: date(notice.publishedAt),
      to: formats.dateTime(notice.closesAt, notice.timeZone),
    })}<br>${zh('public.siteSource')} <a href="${html(notice.url)}">${html(notice.url)}</a></p>`,
    notice.sampleNote === null ? '' : `<p><strong>${html(notice.sampleNote)}</strong></p>`,
  ].join('\n');
  const document = (title: string, content: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>${STATIC_STYLE}</style>
</head>
<body>
${content}
</body>
</html>
`;
  const change = (word: string, { at, reason }: { at: string; reason: string }) =>
    `<span class="change">${word} ${html(zh('objections.changedOn', { date: date(at), reason }))}</span>`;
  const row = (line: NoticeLine) => {
    const struck = (text: string) => (line.revoked ? `<s>${html(text)}</s>` : html(text));
    const cells = keys.map((key) => {
      const text = CELLS[key](line);
      const kind = SHORT.has(key) ? ' class="short"' : '';
      if (key === 'prize' || (ofStudents && key === 'projectTitle')) return `<td${kind}>${struck(text)}</td>`;
      if (key !== nameKey) return `<td${kind}>${html(text)}</td>`;
      const revoked = line.revoked
        ? change(zh(template === 'C' ? 'objections.revokedPrize' : 'objections.revokedPlace'), line.revoked)
        : '';
      const added = line.added ? change(zh('objections.added'), line.added) : '';
      return `<th scope="row">${struck(text)}${revoked}${added}</th>`;
    });
    return `<tr id="line-${line.seq}">${cells.join('')}</tr>`;
  };

  const found = lines.map((line, index) => ({
    cells: keys.map((key) => CELLS[key](line)),
    page: pageOf(index),
    revoked: line.revoked !== undefined,
  }));
  const foot = `<p class="muted">${zh('public.hash', { hash: notice.snapshotHash })} · ${zh('objections.versionNumber', { version: notice.version })}<br>${zh('public.disclaimer')}</p>`;
  const files: Record<string, string> = {
    'index.html': document(
      notice.title,
      `<header>${top}</header>
<main>
${notice.body ? `<p class="body">${html(notice.body)}</p>` : ''}
<div id="search" hidden>
<div class="find"><label for="find">${zh('public.searchLabel')} <span lang="en">${en('public.searchLabel')}</span></label>
<input id="find" type="search" autocomplete="off" placeholder="${zh('public.searchHint')}"></div>
<p id="count" class="muted" role="status"></p>
<div id="found" class="region" hidden><table>${head}<tbody></tbody></table></div>
</div>
<h2>${zh('public.siteList', { count: lines.length })} <span lang="en">${en('public.siteList', { count: lines.length })}</span></h2>
${navigation(0)}
</main>
<footer>${foot}</footer>
<script type="application/json" id="lines">${inlineJson(found)}</script>
<script>${STATIC_SEARCH}</script>`,
    ),
  };
  for (let page = 1; page <= pages; page += 1) {
    const part = lines.slice((page - 1) * LINES_PER_PAGE, page * LINES_PER_PAGE);
    files[pageName(page)] = document(
      `${notice.title} ${page} / ${pages}`,
      `<header>${top}</header>
<main>
${navigation(page)}
<div class="region"><table>${head}
<tbody>
${part.map(row).join('\n')}
</tbody></table></div>
${links(page)}
</main>
<footer>${foot}</footer>`,
    );
  }
  return files;
}
