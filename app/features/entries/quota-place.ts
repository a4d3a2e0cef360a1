import type { HandInPlace } from '#app/domain/hand-in-quota.ts';

/** Names of units, groups, categories and disciplines by `dimension code`. */
export type QuotaNames = Record<string, { name: string; nameEn: string | null }>;

/** What one place of the quota is for: "小学组 · 发明"; empty for everything together. */
export function quotaPlace(
  names: QuotaNames,
  { team: _, ...what }: HandInPlace,
  name: (named: { name: string; nameEn: string | null }) => string,
): string {
  return Object.entries(what)
    .flatMap(([dimension, code]) => {
      const named = names[`${dimension} ${code}`];
      if (named) return [name(named)];
      return dimension === 'tutor' || dimension === 'tier' ? [code] : [];
    })
    .join(' · ');
}
