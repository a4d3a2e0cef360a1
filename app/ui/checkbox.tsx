import { forwardRef, useId } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';

import { cx } from './cx.ts';
import { FieldErrors, hasErrors } from './field.tsx';

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  label: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | string | null;
}

/** One thing to agree to or switch on, with its own label. Not inside a Field. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, hint, errors, id, className, ...rest },
  ref,
) {
  const made = useId();
  const boxId = id ?? made;
  const invalid = hasErrors(errors);
  const describedBy = cx(hint !== undefined && `${boxId}-hint`, invalid && `${boxId}-error`) || undefined;
  return (
    <div className={cx('grid max-w-xl gap-1', invalid && 'border-s-4 border-danger ps-3', className)}>
      <FieldErrors id={`${boxId}-error`} errors={errors} />
      <div className="flex gap-3">
        <input
          ref={ref}
          type="checkbox"
          {...rest}
          id={boxId}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          className="ui-tick"
        />
        <div>
          <label htmlFor={boxId}>{label}</label>
          {hint !== undefined ? (
            <div id={`${boxId}-hint`} className="text-sm text-ink-muted">
              {hint}
            </div>
          ) : null}
        </div>
      </div>
    </div>
  );
});
