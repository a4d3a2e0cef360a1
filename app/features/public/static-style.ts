/** The look of the static pages: one file must do, also on paper and in the dark. */
export const STATIC_STYLE = `
:root { color-scheme: light dark; --paper: #f6f4ee; --ink: #1a232e; --muted: #535e6b; --line: #dcd7cb; --accent: #1c4a84; }
@media (prefers-color-scheme: dark) { :root { --paper: #12171e; --ink: #e8e6df; --muted: #a7b0ba; --line: #333c47; --accent: #8fb8ea; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.3; }
.muted { color: var(--muted); font-size: .875rem; overflow-wrap: anywhere; }
.body { white-space: pre-line; max-width: 48rem; }
a { color: var(--accent); }
.pages { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 1rem 0; padding: 0; list-style: none; }
.find { display: grid; gap: .25rem; max-width: 24rem; margin: 1rem 0; }
input { min-height: 2.75rem; padding: .25rem .75rem; border: 1px solid var(--muted); border-radius: .375rem; background: transparent; color: inherit; font: inherit; }
.region { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .4rem .5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { border-bottom: 2px solid var(--muted); font-size: .875rem; white-space: nowrap; }
thead small { display: block; color: var(--muted); font-weight: normal; }
tbody th { font-weight: 600; }
.short { white-space: nowrap; }
.change { display: block; color: var(--muted); font-size: .875rem; font-weight: normal; }
[hidden] { display: none; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  :root { --paper: #fff; --ink: #000; --muted: #333; --line: #999; --accent: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .pages, .find { display: none; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .region { overflow: visible; }
  a { text-decoration: none; }
}
`;

/** Finds lines as one types. Rows are made of text alone: nothing in a title is ever read as HTML. */
export const STATIC_SEARCH = `
(() => {
  const rows = JSON.parse(document.getElementById('lines').textContent);
  const box = document.getElementById('find');
  const count = document.getElementById('count');
  const region = document.getElementById('found');
  const body = region.querySelector('tbody');
  document.getElementById('search').hidden = false;
  box.addEventListener('input', () => {
    const wanted = box.value.trim().toLowerCase();
    const found = wanted ? rows.filter((row) => row.cells.some((cell) => cell.toLowerCase().includes(wanted))) : [];
    region.hidden = found.length === 0;
    count.textContent = wanted ? found.length + ' / ' + rows.length : '';
    body.replaceChildren(...found.slice(0, 200).map((row) => {
      const line = document.createElement('tr');
      row.cells.forEach((text, index) => {
        const cell = document.createElement('td');
        const inner = row.revoked ? document.createElement('s') : document.createElement('span');
        inner.textContent = text;
        cell.append(inner);
        if (index === 0) {
          const link = document.createElement('a');
          link.href = row.page + '#line-' + text;
          link.textContent = text;
          cell.replaceChildren(link);
        }
        line.append(cell);
      });
      return line;
    }));
  });
})();
`;
