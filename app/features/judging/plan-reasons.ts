import type { NamedReason } from './plan-queries.server.ts';
import type { FitKind } from '#app/domain/assignment/match.ts';
import type { Translate } from '#app/i18n/translate.ts';

/** Why a judge does not, or should not, take an entry, as a sentence. */
export function reasonText(reason: NamedReason, t: Translate): string {
  const { kind, conflict, ...params } = reason;
  return conflict ? t(`plans.conflict-${conflict}`) : t(`plans.reason-${kind}`, params);
}

/** How a judge fits: 本学科 100% */
export function fitText({ kind, match }: { kind: FitKind; match: number }, t: Translate): string {
  return t(`plans.fit-${kind}`, { match });
}
