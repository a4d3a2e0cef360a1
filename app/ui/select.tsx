import { ChevronDown } from 'lucide-react';
import { forwardRef } from 'react';
import type { ReactNode, SelectHTMLAttributes } from 'react';

import { cx } from './cx.ts';
import { useFieldWiring } from './field.tsx';
import { INPUT_WIDTH } from './text-input.tsx';
import type { InputWidth } from './text-input.tsx';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface OptionGroup {
  group: string;
  options: readonly Option[];
}

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  /** Either this or <option> children. */
  options?: readonly (Option | OptionGroup)[];
  /** A first line with an empty value, e.g. 请选择. */
  placeholder?: string;
  fit?: InputWidth;
  children?: ReactNode;
}

function OptionLine({ value, label, disabled }: Option) {
  return (
    <option value={value} disabled={disabled}>
      {label}
    </option>
  );
}

/** The platform's own select with our look. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, placeholder, fit = 'full', className, children, ...rest },
  ref,
) {
  const wiring = useFieldWiring();
  return (
    <span className={cx('relative block', INPUT_WIDTH[fit])}>
      <select ref={ref} {...rest} {...wiring} className={cx('ui-control', className)}>
        {placeholder !== undefined ? <option value="">{placeholder}</option> : null}
        {options?.map((option) =>
          'group' in option ? (
            <optgroup key={option.group} label={option.group}>
              {option.options.map((inner) => (
                <OptionLine key={inner.value} {...inner} />
              ))}
            </optgroup>
          ) : (
            <OptionLine key={option.value} {...option} />
          ),
        )}
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 text-ink-muted"
      />
    </span>
  );
});
