import { forwardRef } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';

import { cx } from './cx.ts';
import { useFieldWiring } from './field.tsx';

export interface NumberInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** Stands behind the box: 分, %, MB. */
  unit?: ReactNode;
}

/** A number with its unit. The wheel does not change it while the page scrolls. */
export const NumberInput = forwardRef<HTMLInputElement, NumberInputProps>(function NumberInput(
  { unit, className, inputMode = 'decimal', ...rest },
  ref,
) {
  const wiring = useFieldWiring();
  return (
    <span className="flex items-center gap-2">
      <input
        ref={ref}
        type="number"
        inputMode={inputMode}
        onWheel={(event) => event.currentTarget.blur()}
        {...rest}
        {...wiring}
        className={cx('ui-control max-w-32 text-end tabular-nums', className)}
      />
      {unit ? <span className="text-ink-muted">{unit}</span> : null}
    </span>
  );
});
