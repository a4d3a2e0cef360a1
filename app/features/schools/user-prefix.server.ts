import { pinyin } from 'pinyin-pro';

import type { Tx } from '#app/platform/db/transaction.server.ts';

/** The letters that a school's user names begin with: initials of its name in pinyin, two to six of them. */
export function prefixOf(name: string): string {
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 6);
  return initials.length >= 2 ? initials : 'sch';
}

/** Gives every name a prefix that no school has yet, with a running number where initials coincide. */
export async function freePrefixes(tx: Pick<Tx, 'school'>, names: readonly string[]): Promise<string[]> {
  const taken = new Set(
    (await tx.school.findMany({ select: { userPrefix: true } })).map((one) => one.userPrefix),
  );
  return names.map((name) => {
    const base = prefixOf(name);
    let prefix = base;
    for (let index = 2; taken.has(prefix); index += 1) prefix = `${base}${letters(index)}`;
    taken.add(prefix);
    return prefix;
  });
}

/** 2 → "b", 27 → "aa": letters, because digits follow the prefix in a user name. */
function letters(index: number): string {
  let rest = index;
  let text = '';
  while (rest > 0) {
    rest -= 1;
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  }
  return text;
}
