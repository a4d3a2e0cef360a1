import type { HonourLevel, SentencePart } from '#app/domain/honours.ts';
import { useLanguage, useName, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';

/** Names of prizes that are the same everywhere. */
const USUAL: Readonly<Record<string, MessageKey>> = {
  特等奖: 'honours.prizeSpecial',
  一等奖: 'honours.prizeFirst',
  二等奖: 'honours.prizeSecond',
  三等奖: 'honours.prizeThird',
};

/** Words for honours in the reader's language. */
export function useHonourWords() {
  const t = useT();
  const name = useName();
  const { locale } = useLanguage();
  const prizeName = ({ prize, prizeEn }: { prize: string; prizeEn: string | null }) => {
    // Tables of earlier prizes have one language only.
    const usual = USUAL[prize];
    return name({ name: prize, nameEn: prizeEn ?? (usual ? t(usual) : null) });
  };
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
            ? t(USUAL[prize.prize] ? 'honours.part-usual' : 'honours.part-prize', {
                level: level(one),
                prize: USUAL[prize.prize] ? prizeName(prize).toLowerCase() : prizeName(prize),
                count,
              })
            : t('honours.part-level', { level: level(one), count }),
        )
        .join(t('common.listComma')),
  };
}
