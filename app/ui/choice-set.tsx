import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { FieldErrors, hasErrors } from './field.tsx';

export interface ChoiceSetProps {
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | string | null;
  optional?: ReactNode;
  inline?: boolean;
  className?: string;
  children: ReactNode;
}

/** Legend, hint and errors around radios, checkboxes or a few boxes that belong together. */
export function ChoiceSet({
  id,
  legend,
  hint,
  errors,
  optional,
  inline,
  className,
  children,
}: ChoiceSetProps) {
  const invalid = hasErrors(errors);
  const describedBy = cx(hint !== undefined && `${id}-hint`, invalid && `${id}-error`) || undefined;
  return (
    <fieldset
      aria-describedby={describedBy}
      className={cx('max-w-xl', invalid && 'border-s-4 border-danger ps-3', className)}
    >
      <legend className="font-semibold">
        {legend}
        {optional ? <span className="ms-2 text-sm font-normal text-ink-muted">{optional}</span> : null}
      </legend>
      {hint !== undefined ? (
        <div id={`${id}-hint`} className="text-sm text-ink-muted">
          {hint}
        </div>
      ) : null}
      <FieldErrors id={`${id}-error`} errors={errors} />
      <div className={cx('mt-2', inline ? 'flex flex-wrap gap-x-6 gap-y-2' : 'grid gap-2')}>{children}</div>
    </fieldset>
  );
}
