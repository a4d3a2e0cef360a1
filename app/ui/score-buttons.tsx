import { useRef } from 'react';
import type { KeyboardEvent } from 'react';

import { cx } from './cx.ts';

/** Two digits within this time are one number: 1 and 0 are ten. */
const TYPING_MS = 800;

interface ScoreButtonsProps {
  id: string;
  name: string;
  choices: readonly string[];
  value: string;
  notScoredLabel: string;
  onChoose: (value: string) => void;
}

/** The marks to touch: radios underneath, the last of them "not scored". Typed digits choose. The first carries `id`. */
export function ScoreButtons({ id, name, choices, value, notScoredLabel, onChoose }: ScoreButtonsProps) {
  const row = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });

  const press = (event: KeyboardEvent) => {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const recent = event.timeStamp - typed.current.at < TYPING_MS ? typed.current.text : '';
    const text = choices.includes(recent + event.key) ? recent + event.key : event.key;
    typed.current = { text, at: event.timeStamp };
    const wanted = row.current?.querySelector<HTMLInputElement>(`input[value="${text}"]`);
    wanted?.focus();
    wanted?.click();
  };

  return (
    <div ref={row} role="presentation" onKeyDown={press} className="mt-1 flex flex-wrap gap-1">
      {[...choices, ''].map((choice, index) => (
        <label key={choice} className={cx('ui-score', choice === '' && 'ui-score-none')}>
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${choice || 'none'}`}
            name={name}
            value={choice}
            defaultChecked={choice === value}
            onChange={() => onChoose(choice)}
            className="sr-only"
          />
          {choice === '' ? notScoredLabel : choice}
        </label>
      ))}
    </div>
  );
}
