import { forwardRef, useState } from 'react';
import type { ReactNode, TextareaHTMLAttributes } from 'react';

import { cx } from './cx.ts';
import { useFieldWiring } from './field.tsx';
import { useHydrated } from './use-hydrated.ts';

export interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  /** Counts characters and shows the text; before the script runs the count of what was loaded is shown. */
  counter?: { max: number; text: (used: number, max: number) => ReactNode };
}

/** Characters as a reader counts them: one emoji or rare Chinese character is one. */
export function countCharacters(text: string): number {
  return [...text].length;
}

/** Several lines of text. Going over the limit is shown, not cut: what was pasted stays whole. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { counter, className, rows = 5, onInput, ...rest },
  ref,
) {
  const wiring = useFieldWiring();
  const hydrated = useHydrated();
  const [used, setUsed] = useState(countCharacters(String(rest.value ?? rest.defaultValue ?? '')));
  return (
    <div className="grid gap-1">
      <textarea
        ref={ref}
        rows={rows}
        {...rest}
        {...wiring}
        onInput={(event) => {
          setUsed(countCharacters(event.currentTarget.value));
          onInput?.(event);
        }}
        className={cx('ui-control field-sizing-content max-h-[60vh] min-h-24', className)}
      />
      {counter ? (
        <output
          aria-live={hydrated ? 'polite' : 'off'}
          className={cx(
            'text-sm tabular-nums',
            used > counter.max ? 'font-medium text-danger' : 'text-ink-muted',
          )}
        >
          {counter.text(used, counter.max)}
        </output>
      ) : null}
    </div>
  );
});
