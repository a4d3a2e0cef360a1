import type { QuotaUse } from '#app/domain/quota.ts';

/** Names of groups, categories and disciplines by `dimension code`. */
export type QuotaNames = Record<string, { name: string; nameEn: string | null }>;

/** What one place of the quota is for: "小学组 · 发明"; empty for everything together. */
export function quotaPlace(
  names: QuotaNames,
  where: QuotaUse['where'],
  name: (named: { name: string; nameEn: string | null }) => string,
): string {
  return Object.entries(where)
    .flatMap(([dimension, code]) => {
      const named = names[`${dimension} ${code}`];
      if (named) return [name(named)];
      return dimension === 'tutor' ? [code] : [];
    })
    .join(' · ');
}
