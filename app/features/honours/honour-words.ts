import type { HonourLevel, SentencePart } from '#app/domain/honours.ts';
import { useLanguage, useName, useT } from '#app/i18n/context.tsx';

/** Words for honours in the reader's language. */
export function useHonourWords() {
  const t = useT();
  const name = useName();
  const { locale } = useLanguage();
  const prizeName = (prize: { prize: string; prizeEn: string | null }) =>
    name({ name: prize.prize, nameEn: prize.prizeEn });
  const level = (one: HonourLevel) => t(`honours.level-${one}`);
  return {
    prizeName,
    /** For heads and badges: a capital where the language has them. */
    levelHead: (one: HonourLevel) => {
      const word = level(one);
      return locale === 'en' ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    },
    parts: (parts: readonly SentencePart[]) =>
      parts
        .map(({ level: one, prize, count }) =>
          prize
            ? t('honours.part-prize', { level: level(one), prize: prizeName(prize), count })
            : t('honours.part-level', { level: level(one), count }),
        )
        .join(t('common.listComma')),
  };
}
