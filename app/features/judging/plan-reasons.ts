import type { NamedReason } from './plan-queries.server.ts';
import type { FitKind } from '#app/domain/assignment/match.ts';
import type { Translate } from '#app/i18n/translate.ts';

/** Why a judge does not, or should not, take an entry, as a sentence. */
export function reasonText(reason: NamedReason, t: Translate): string {
  const { kind, conflict, ...params } = reason;
  return conflict ? t(`plans.conflict-${conflict}`) : t(`plans.reason-${kind}`, params);
}

type Fitting = { kind: FitKind; match: number; words?: readonly string[]; keywordPercent?: number };

/** How a judge fits: 本学科 100%（共同关键词：机器人） */
export function fitText({ kind, match, words = [], keywordPercent = 0 }: Fitting, t: Translate): string {
  const fit = t(`plans.fit-${kind}`, { match });
  if (words.length > 0) return t('plans.fitWords', { fit, words: words.join(t('common.listComma')) });
  return keywordPercent > 0 ? t('plans.fitNoWords', { fit }) : fit;
}
