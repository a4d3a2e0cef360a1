import type { SpecialForm, SpecialLineView, SpecialPage } from './queries.server.ts';
import type { Why } from './stored.ts';
import { useName, useT } from '#app/i18n/context.tsx';

type Prizes = SpecialPage['prizes'];
type Lists = Pick<SpecialForm, 'categories' | 'groups' | 'disciplines' | 'prizes'>;

/** The sentences that explain special awards, in the language of the page. */
export function useSpecialWords() {
  const t = useT();
  const name = useName();
  const prizeOf = (prizes: Prizes, code: string | null) => {
    const prize = prizes.find((one) => one.code === code);
    return prize ? name(prize) : (code ?? '');
  };
  const part = (prizes: Prizes, one: Why['parts'][number]) => {
    if (one.kind === 'prize')
      return t('special.partPrize', { count: one.count, each: one.each, prize: prizeOf(prizes, one.code) });
    return t(one.kind === 'advanced' ? 'special.partAdvanced' : 'special.partEntry', {
      count: one.count,
      each: one.each,
    });
  };

  /** "2 first prizes at 5 + 3 seconds at 3 = 19, no. 3 of 27": how one line came to what it is. */
  const whyText = (line: Pick<SpecialLineView, 'why' | 'rank' | 'points' | 'entryId'>, prizes: Prizes) => {
    const { why, rank, points } = line;
    const sum =
      points !== null && why.parts.length > 0
        ? t('special.sum', { parts: why.parts.map((one) => part(prizes, one)).join(' + '), points })
        : null;
    const place = rank === null ? null : t('special.outOf', { rank, of: why.of });
    const at = why.at
      .map((count, index) => (count > 0 ? t('special.atCount', { place: index + 1, count }) : null))
      .filter((text) => text !== null);
    const by = why.by === null ? null : t('special.by', { by: why.by, at: at.join(t('common.listComma')) });
    const last =
      why.code === 'hand' && line.entryId
        ? t('special.why-handProject')
        : t(`special.why-${why.code}`, { entries: why.entries ?? 0 });
    return [sum, by, place, last].filter((text) => text !== null);
  };

  /** Who may win, or how points are counted, in short. */
  const ruleParts = (
    {
      projectRule: project,
      pointRule: points,
      way,
    }: Pick<SpecialPage['special'], 'projectRule' | 'pointRule' | 'way'>,
    lists: Lists,
  ): string[] => {
    if (project) {
      const named = (['categories', 'groups', 'disciplines'] as const).flatMap((list) => {
        const chosen = lists[list].filter(({ code }) => project[list].includes(code));
        return chosen.length > 0 ? [chosen.map(name).join(t('common.listComma'))] : [];
      });
      const all = [
        ...named,
        ...(project.minimumPrize
          ? [t('special.ruleMinimum', { prize: prizeOf(lists.prizes, project.minimumPrize) })]
          : []),
        ...(project.finalistsOnly ? [t('special.ruleFinalists')] : []),
        ...(project.alsoWinners ? [] : [t('special.ruleNotWinners')]),
      ];
      return all.length > 0 ? all : [t('special.anybody')];
    }
    if (!points || way === 'HAND') return [];
    const { prizePoints, perAdvanced, perEntry, minimumEntries, perUnit, byUnit } = points;
    return [
      ...Object.entries(prizePoints).flatMap(([code, each]) =>
        each > 0 ? [t('special.ruleWorth', { what: prizeOf(lists.prizes, code), points: each })] : [],
      ),
      ...(perAdvanced > 0 ? [t('special.ruleAdvanced', { points: perAdvanced })] : []),
      ...(perEntry > 0 ? [t('special.ruleEntry', { points: perEntry })] : []),
      ...(minimumEntries > 0 ? [t('special.ruleMinEntries', { count: minimumEntries })] : []),
      ...(perUnit ? [t('special.rulePerUnit', { count: perUnit })] : []),
      ...(byUnit ? [t('special.ruleByUnit')] : []),
    ];
  };

  const placesText = (places: number, percent: boolean) =>
    percent ? t('special.placesPercent', { percent: places }) : t('special.placesNumber', { count: places });

  return { whyText, ruleParts, placesText };
}
