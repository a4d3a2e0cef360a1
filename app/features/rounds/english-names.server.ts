import type { Locale } from '#app/i18n/types.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * English names of what a round calls in Chinese: what was published keeps the words it was published with, and its readers
 * in English are given theirs beside them. Empty in Chinese.
 */
export async function englishNames(roundId: string, locale: Locale): Promise<Record<string, string>> {
  if (locale === 'zh') return {};
  const named = { where: { roundId }, select: { name: true, nameEn: true } } as const;
  const lists = await Promise.all([
    db.prizeRule.findMany(named),
    db.category.findMany(named),
    db.group.findMany(named),
    db.discipline.findMany(named),
  ]);
  return Object.fromEntries(lists.flat().flatMap(({ name, nameEn }) => (nameEn ? [[name, nameEn]] : [])));
}
