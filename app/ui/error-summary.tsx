import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export interface SummaryError {
  /** The id of the control; left out for what belongs to the whole form. */
  fieldId?: string;
  text: ReactNode;
}

export interface ErrorSummaryProps {
  title: ReactNode;
  errors: readonly SummaryError[];
}

/** All refusals of a form, each leading to its field. Takes the focus when they appear or change; nothing when empty. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  const said = errors.map(({ fieldId, text }) => `${fieldId} ${String(text)}`).join('\n');
  useEffect(() => {
    if (said !== '') box.current?.focus();
  }, [said]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="max-w-xl rounded border-2 border-danger bg-surface p-4"
    >
      <h2 className="text-lg font-semibold">{title}</h2>
      <ul className="mt-2 grid gap-1">
        {errors.map((error, index) => (
          <li key={`${error.fieldId ?? 'form'}-${index}`}>
            {error.fieldId ? (
              <a href={`#${error.fieldId}`} className="font-medium text-danger hover:text-danger-strong">
                {error.text}
              </a>
            ) : (
              <span className="font-medium text-danger">{error.text}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
