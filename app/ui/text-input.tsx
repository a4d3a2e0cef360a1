import { forwardRef } from 'react';
import type { InputHTMLAttributes } from 'react';

import { cx } from './cx.ts';
import { useFieldWiring } from './field.tsx';

export type InputWidth = 'full' | 'medium' | 'short';

/** How long an answer is expected to be, shown by the width of the box. */
export const INPUT_WIDTH: Record<InputWidth, string> = { full: '', medium: 'max-w-72', short: 'max-w-32' };

export interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  fit?: InputWidth;
}

/** One line of text, a password, a date: any `type` that is a box to type in. */
export const TextInput = forwardRef<HTMLInputElement, TextInputProps>(function TextInput(
  { fit = 'full', className, type = 'text', ...rest },
  ref,
) {
  const wiring = useFieldWiring();
  return (
    <input
      ref={ref}
      type={type}
      {...rest}
      {...wiring}
      className={cx('ui-control', INPUT_WIDTH[fit], className)}
    />
  );
});
