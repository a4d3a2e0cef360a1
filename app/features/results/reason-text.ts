import type { LineReason } from './stored.ts';
import type { Translate } from '#app/i18n/translate.ts';
import type { MessageKey } from '#app/i18n/types.ts';

/**
 * Why a line stands where it stands, in a sentence; pages and tables word it alike. `nameOf` puts what the line keeps of
 * names into the reader's language.
 */
export function reasonText(
  t: Translate,
  { code, params }: LineReason,
  nameOf: (kept: string) => string = (kept) => kept,
): string {
  const named = (value: unknown) =>
    typeof value === 'string' && value !== '' ? nameOf(value) : t('results.capTotal');
  const values = {
    ...params,
    where: named(params.where),
    floor: named(params.floor),
    ...(typeof params.prize === 'string' ? { prize: nameOf(params.prize) } : {}),
  };
  // A reason that is stored without its floor, or its prize, keeps its older sentence.
  const key =
    code === 'kept-for-floor' && params.floor
      ? 'kept-for-floor-of'
      : code === 'prize-tied' && params.prize
        ? 'prize-tied-for'
        : code;
  const more = [
    ...(params.filledBy === undefined ? [] : [t('results.why-filled-by', values)]),
    ...(params.behind === undefined || code === 'no-prize-left' ? [] : [t('results.why-behind', values)]),
  ];
  return [t(`results.why-${key}` as MessageKey, values), ...more].join(t('results.why-join'));
}
