import { Minus, Plus } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';

import { useHydrated } from './use-hydrated.ts';

interface NumberStepperProps {
  min: number;
  max: number;
  step: number;
  /** The button that empties the box again. */
  notScoredLabel: string;
  disabled?: boolean;
  /** The number box. */
  children: ReactNode;
}

const SCALE = 1000;

/** One step from a text, within the range; from nothing the first step up is `min + step`, the first down is `max - step`. */
export function stepped(text: string, by: number, { min, max }: { min: number; max: number }): string {
  const from = text === '' ? (by > 0 ? min : max) : Number(text);
  if (Number.isNaN(from)) return text;
  const to = Math.round((from + by) * SCALE) / SCALE;
  return String(Math.min(max, Math.max(min, to)));
}

/** A number box with buttons wide enough for a finger, one of which makes it empty. Only the box without script. */
export function NumberStepper({ min, max, step, notScoredLabel, disabled, children }: NumberStepperProps) {
  const row = useRef<HTMLDivElement>(null);
  const hydrated = useHydrated();
  const change = (next: (text: string) => string) => {
    const box = row.current?.querySelector('input');
    if (!box) return;
    // By the browser's own setter, so that the form hears of it as of anything typed.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, next(box.value));
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const button = 'ui-score min-h-11 min-w-11';
  const active = hydrated && !disabled;
  const stepper = (by: number, sign: '+' | '-') => (
    <button
      type="button"
      // For fingers: on the keyboard the box itself steps by its arrows, and Tab leads from mark to mark.
      tabIndex={-1}
      className={button}
      aria-label={`${sign} ${step}`}
      onClick={() => change((text) => stepped(text, by, { min, max }))}
    >
      {sign === '+' ? <Plus aria-hidden className="size-5" /> : <Minus aria-hidden className="size-5" />}
    </button>
  );
  // The box keeps its place among its neighbours: made anew, it would forget what the page has put into it meanwhile.
  return (
    <div ref={row} className="flex flex-wrap items-center gap-2">
      {active ? stepper(-step, '-') : null}
      {children}
      {active ? stepper(step, '+') : null}
      {active ? (
        <button
          type="button"
          tabIndex={-1}
          className="ui-score ui-score-none min-h-11 px-3"
          onClick={() => change(() => '')}
        >
          {notScoredLabel}
        </button>
      ) : null}
    </div>
  );
}
