import { formatMessage } from './format-message.ts';
import type { MessageParams } from './format-message.ts';
import { LANGUAGE_TAGS } from './types.ts';
import type { Locale, MessageKey, Messages } from './types.ts';

/** Gives the text of a message in one language. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** Binds a catalogue to its language. */
export function createTranslate(locale: Locale, messages: Messages): Translate {
  return (key, params = {}) => {
    const dot = key.indexOf('.');
    const area = messages[key.slice(0, dot) as keyof Messages] as Record<string, string>;
    return formatMessage(area[key.slice(dot + 1)] ?? key, params, LANGUAGE_TAGS[locale]);
  };
}
