import type { Translate } from '#app/i18n/translate.ts';
import type { MessageKey } from '#app/i18n/types.ts';

/** What lists keep of rules that name no group, category, discipline or unit, in Chinese like all that they keep. */
export const KEPT = {
  team: '集体项目',
  individual: '个人项目',
  once: '每名学生只晋级一次',
} as const;

const KEPT_KEYS: Record<string, MessageKey> = {
  [KEPT.team]: 'results.team',
  [KEPT.individual]: 'results.individual',
  [KEPT.once]: 'results.onceEach',
};

/** What stands between the names of one rule. */
export const KEPT_JOIN = ' · ';

/** English names of groups, categories, disciplines and prizes of a round by their Chinese ones. */
export type EnglishNames = Readonly<Record<string, string>>;

/**
 * Lists keep the names of groups, prizes ... as they were when they were drafted, so that a list never changes its words.
 * For readers in English this puts the English name in, where the round has one; every other name stays.
 */
export function keptNames(
  t: Translate,
  locale: 'zh' | 'en',
  english: EnglishNames,
): (kept: string) => string {
  if (locale === 'zh') return (kept) => kept;
  return (kept) =>
    kept
      .split(KEPT_JOIN)
      .map((name) => {
        const key = KEPT_KEYS[name];
        return key ? t(key) : english[name] || name;
      })
      .join(KEPT_JOIN);
}
