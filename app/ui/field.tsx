import { CircleAlert } from 'lucide-react';
import { createContext, useContext, useId } from 'react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { IconText } from './icon-text.tsx';

export interface FieldWiring {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

const FieldContext = createContext<FieldWiring>({});

/** What a control inside a Field must spread on its element: id, aria-describedby, aria-invalid. Empty outside a Field. */
export function useFieldWiring(): FieldWiring {
  return useContext(FieldContext);
}

/** The messages of one field; nothing when there are none. */
export function FieldErrors({ id, errors }: { id?: string; errors?: readonly string[] | string | null }) {
  const list = typeof errors === 'string' ? [errors] : (errors ?? []);
  if (list.length === 0) return null;
  return (
    <div id={id} className="text-sm font-medium text-danger">
      {list.map((message) => (
        <p key={message}>
          <IconText icon={CircleAlert}>{message}</IconText>
        </p>
      ))}
    </div>
  );
}

export function hasErrors(errors?: readonly string[] | string | null): boolean {
  return Boolean(errors && errors.length > 0);
}

export interface FieldProps {
  label: ReactNode;
  /** Said before typing: limits, form, an example. */
  hint?: ReactNode;
  errors?: readonly string[] | string | null;
  /** The word that marks what may be left out; required fields carry no mark. */
  optional?: ReactNode;
  /** Must equal the control's id when the control sets its own (conform); made up otherwise. */
  id?: string;
  children: ReactNode;
  className?: string;
}

/** Label above, hint under the label, error between hint and control. Wires the control inside through context. */
export function Field({ label, hint, errors, optional, id, children, className }: FieldProps) {
  const made = useId();
  const fieldId = id ?? made;
  const invalid = hasErrors(errors);
  const describedBy = cx(hint !== undefined && `${fieldId}-hint`, invalid && `${fieldId}-error`) || undefined;
  return (
    <div className={cx('grid max-w-xl gap-1', invalid && 'border-s-4 border-danger ps-3', className)}>
      <label htmlFor={fieldId} className="font-semibold">
        {label}
        {optional ? <span className="ms-2 text-sm font-normal text-ink-muted">{optional}</span> : null}
      </label>
      {hint !== undefined ? (
        <div id={`${fieldId}-hint`} className="text-sm text-ink-muted">
          {hint}
        </div>
      ) : null}
      <FieldErrors id={`${fieldId}-error`} errors={errors} />
      <FieldContext.Provider
        value={{ id: fieldId, 'aria-describedby': describedBy, 'aria-invalid': invalid || undefined }}
      >
        {children}
      </FieldContext.Provider>
    </div>
  );
}
