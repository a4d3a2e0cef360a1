import type { LineReason } from './stored.ts';
import type { Translate } from '#app/i18n/translate.ts';
import type { MessageKey } from '#app/i18n/types.ts';

/** Why a line stands where it stands, in a sentence; pages and tables word it alike. */
export function reasonText(t: Translate, { code, params }: LineReason): string {
  const named = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value : t('results.capTotal');
  const values = { ...params, where: named(params.where), floor: named(params.floor) };
  // A reason that is stored without its floor keeps its older sentence.
  const key = code === 'kept-for-floor' && params.floor ? 'kept-for-floor-of' : code;
  const more = [
    ...(params.filledBy === undefined ? [] : [t('results.why-filled-by', values)]),
    ...(params.behind === undefined || code === 'no-prize-left' ? [] : [t('results.why-behind', values)]),
  ];
  return [t(`results.why-${key}` as MessageKey, values), ...more].join(t('results.why-join'));
}
