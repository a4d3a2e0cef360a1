export type MessageParams = Record<string, string | number>;

/**
 * Fills a message: `{name}`, `{count, number}` and `{count, plural, one {# file} other {# files}}` (the part of ICU
 * MessageFormat that translators here need; the library for all of it costs 12 kB on every page).
 * Unknown names stay visible, so that a mistake is seen.
 */
export function formatMessage(message: string, params: MessageParams, locale: string): string {
  let out = '';
  let index = 0;
  while (index < message.length) {
    const open = message.indexOf('{', index);
    if (open < 0) return out + message.slice(index);
    const close = closingBrace(message, open);
    out += message.slice(index, open) + fill(message.slice(open + 1, close), params, locale);
    index = close + 1;
  }
  return out;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function fill(inside: string, params: MessageParams, locale: string): string {
  const [name = '', kind = '', ...rest] = splitTop(inside);
  const value = params[name.trim()];
  if (value === undefined) return `{${inside}}`;
  if (kind.trim() === 'number') return new Intl.NumberFormat(locale).format(Number(value));
  if (kind.trim() !== 'plural') return String(value);
  const forms = new Map<string, string>();
  for (const [, form = '', text = ''] of rest.join(',').matchAll(/(=?\w+)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g))
    forms.set(form, text);
  const chosen =
    forms.get(`=${value}`) ??
    forms.get(new Intl.PluralRules(locale).select(Number(value))) ??
    forms.get('other') ??
    '';
  const number = new Intl.NumberFormat(locale).format(Number(value));
  return formatMessage(chosen.replaceAll('#', number), params, locale);
}

/** Splits at commas that are not inside braces. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (text[at] === ',' && depth === 0 && parts.length < 2) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
