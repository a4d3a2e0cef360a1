import type { OutcomeKind } from '#app/domain/feedback.ts';
import type { Stage } from '#app/domain/rubric.ts';
import type { Position } from './read-feedback.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import type { Translate } from '#app/i18n/translate.ts';

type Named = { name: string; nameEn: string | null };
export type OutcomeFacts = {
  kind: OutcomeKind;
  prize: Named | null;
  next?: Named | null;
  /** Who goes on, where students are promoted. */
  students?: readonly string[];
};
type NameOf = (thing: Named) => string;

/** An outcome in a word or two: for tables, badges and spreadsheets. */
export function outcomeWord(t: Translate, name: NameOf, { kind, prize }: OutcomeFacts): string {
  return kind === 'prize'
    ? t('feedback.kind-prize', { prize: prize ? name(prize) : '' })
    : t(`feedback.kind-${kind}`);
}

/** An outcome as a sentence to those it is about. */
export function outcomeSentence(
  t: Translate,
  name: NameOf,
  { kind, prize, next, students = [] }: OutcomeFacts,
): string {
  if (kind === 'prize') return t('feedback.say-prize', { prize: prize ? name(prize) : '' });
  if (next && students.length > 0 && (kind === 'selected' || kind === 'moved-up'))
    return t('feedback.say-studentsNext', { round: name(next), names: students.join(t('common.listComma')) });
  if (next && (kind === 'selected' || kind === 'moved-up'))
    return t(`feedback.say-${kind}Next`, { round: name(next) });
  return t(`feedback.say-${kind}`);
}

/** Where an entry stood, in words; null where the round is too small to say. */
export function placeWord(t: Translate, { rank, of, tied, quarter }: Position): string | null {
  if (rank !== null) return t(tied ? 'feedback.rankTied' : 'feedback.rank', { rank, of });
  return quarter ? t(`feedback.quarter${quarter}`) : null;
}

/** Names criteria; where both stages have some, each with its stage. */
export function criterionWord(
  t: Translate,
  name: NameOf,
  criteria: readonly { stage: Stage }[],
): (criterion: Named & { stage: Stage }) => string {
  const staged = new Set(criteria.map(({ stage }) => stage)).size > 1;
  return (criterion) =>
    staged
      ? t('feedback.criterionAt', {
          criterion: name(criterion),
          stage: t(`stages.short-${criterion.stage}`),
        })
      : name(criterion);
}

/** Both, in the reader's language. */
export function useOutcomeWords() {
  const t = useT();
  const name = useName();
  return {
    word: (outcome: OutcomeFacts) => outcomeWord(t, name, outcome),
    sentence: (outcome: OutcomeFacts) => outcomeSentence(t, name, outcome),
  };
}
