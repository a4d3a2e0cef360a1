import { useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

import { keyOfLetter, typedChoice } from './typed-choice.ts';

/** Keys within this time are one number: 1 and 0 are ten, 4 and . and 5 are four and a half. */
const TYPING_MS = 800;

/**
 * Radios that are chosen by typing: digits of a value, or the letter of a face (`letters`: key to value). Spread what it
 * returns on the element around them.
 */
export function useTypedChoice(
  values: readonly string[],
  letters: Readonly<Record<string, string>> = {},
): { ref: RefObject<HTMLDivElement>; onKeyDown: (event: KeyboardEvent) => void } {
  const ref = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });

  const choose = (value: string) => {
    const wanted = ref.current?.querySelector<HTMLInputElement>(`input[value="${value}"]`);
    wanted?.focus();
    wanted?.click();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const letter = letters[keyOfLetter(event.key)];
    if (letter !== undefined) choose(letter);
    const key = event.key === ',' ? '.' : event.key;
    if (!/^[\d.]$/.test(key)) return;
    const recent = event.timeStamp - typed.current.at < TYPING_MS ? typed.current.text : '';
    const { text, value } = typedChoice(values, recent, key);
    typed.current = { text, at: event.timeStamp };
    if (value !== null) choose(value);
  };
  return { ref, onKeyDown };
}
