import { useT } from '#app/i18n/context.tsx';
import type { MessageParams } from '#app/i18n/format-message.ts';
import type { MessageKey } from '#app/i18n/types.ts';
import type { Translate } from '#app/i18n/translate.ts';

/** The sentence of an encoded message ("form.tooLong|{"max":30}"), as `readForm` makes them. */
export function errorText(t: Translate, encoded: string): string {
  const bar = encoded.indexOf('|');
  if (bar < 0) return t(encoded as MessageKey);
  return t(encoded.slice(0, bar) as MessageKey, JSON.parse(encoded.slice(bar + 1)) as MessageParams);
}

/** `errorText` for lists of errors in the language of the page. */
export function useErrorTexts(): (errors: readonly string[] | undefined) => string[] {
  const t = useT();
  return (errors) => (errors ?? []).map((error) => errorText(t, error));
}
