import type { EnglishNames } from './kept-names.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type Reader = Pick<Tx, 'group' | 'category' | 'discipline' | 'prizeRule'>;

/** The English names that a round gives its groups, categories, disciplines and prizes, by the Chinese ones. */
export async function englishNames(tx: Reader, roundId: string): Promise<EnglishNames> {
  const named = { where: { roundId, nameEn: { not: null } }, select: { name: true, nameEn: true } } as const;
  const rows = await Promise.all([
    tx.prizeRule.findMany(named),
    tx.discipline.findMany(named),
    tx.category.findMany(named),
    tx.group.findMany(named),
  ]);
  return Object.fromEntries(rows.flat().flatMap(({ name, nameEn }) => (nameEn ? [[name, nameEn]] : [])));
}
