import { forwardRef } from 'react';
import type { InputHTMLAttributes } from 'react';

import { cx } from './cx.ts';
import { useFieldWiring } from './field.tsx';

/** The platform's file chooser on a dashed ground that also takes a dropped file. Limits belong in the Field's hint. */
export const FileInput = forwardRef<HTMLInputElement, Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>>(
  function FileInput({ className, ...rest }, ref) {
    const wiring = useFieldWiring();
    return (
      <input
        ref={ref}
        type="file"
        {...rest}
        {...wiring}
        className={cx(
          'ui-file block w-full rounded border border-dashed border-line-strong bg-surface p-4 text-ink-muted',
          'hover:border-accent aria-invalid:border-danger',
          className,
        )}
      />
    );
  },
);
