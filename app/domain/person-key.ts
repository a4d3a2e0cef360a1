/** A name or organisation as it is compared: full-width as half-width, without spaces and case. */
export function plainName(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}

/** Who somebody is by name and organisation; null where the organisation is not known, for a name alone is nobody. */
export function personKey(name: string, organisation: string): string | null {
  const [who, where] = [plainName(name), plainName(organisation)];
  return who && where ? `${who} ${where}` : null;
}

const DOUBLE =
  '欧阳 上官 司马 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 端木 百里 东郭 澹台 呼延 闻人 申屠 公羊 淳于 单于 太叔 钟离 濮阳 赫连 拓跋 完颜'.split(
    ' ',
  );

/** The surname: the first character of a Chinese name (two for the double ones), else the last word, or what stands before a comma. */
export function surnameOf(name: string): string {
  const clean = name.normalize('NFKC').trim();
  if (/^[\p{Script=Han}\s·]+$/u.test(clean)) {
    const [first = '', ...rest] = clean.replaceAll(/\s/gu, '');
    const double = `${first}${rest[0] ?? ''}`;
    return rest.length > 1 && DOUBLE.includes(double) ? double : first;
  }
  const [before = '', after] = clean.split(',');
  return ((after === undefined ? before.split(/\s+/).at(-1) : before.trim()) ?? '').toLowerCase();
}
