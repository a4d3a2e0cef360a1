import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

export interface SummaryError {
  /** The id of the control; left out for what belongs to the whole form. */
  fieldId?: string;
  text: ReactNode;
}

export interface ErrorSummaryProps {
  title: ReactNode;
  errors: readonly SummaryError[];
  /** Puts a field's label before a text that several fields share; the text alone when not given. */
  named?: (label: string, text: string) => string;
  /** False: nobody has pressed a button, so that somebody may be typing elsewhere. */
  takesFocus?: boolean;
}

/** What stands above a control, or above the set it is the first of; without the mark of what may be left out. */
function labelOf(fieldId: string): string {
  const control = document.getElementById(fieldId);
  const label =
    control instanceof HTMLInputElement && control.type === 'radio'
      ? control.closest('fieldset')?.querySelector('legend')
      : document.querySelector(`label[for="${CSS.escape(fieldId)}"]`);
  return [...(label?.childNodes ?? [])]
    .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(({ textContent }) => textContent)
    .join('')
    .trim();
}

/** All refusals of a form, each leading to its field. Takes the focus when they appear or change; nothing when empty. */
export function ErrorSummary({ title, errors, named, takesFocus = true }: ErrorSummaryProps) {
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  const said = errors.map(({ fieldId, text }) => `${fieldId} ${String(text)}`).join('\n');
  useEffect(() => {
    if (said !== '' && takesFocus) box.current?.focus();
  }, [said, takesFocus]);
  const ids = errors.map(({ fieldId }) => fieldId ?? '').join(' ');
  useEffect(() => {
    setLabels(Object.fromEntries(ids.split(' ').flatMap((id) => (id ? [[id, labelOf(id)]] : []))));
  }, [ids]);
  if (!shown) return null;
  const wordsOf = ({ fieldId, text }: SummaryError) => {
    const label = labels[fieldId ?? ''];
    const isShared = errors.filter((other) => other.text === text).length > 1;
    return label && named && isShared && typeof text === 'string' ? named(label, text) : text;
  };
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
                {wordsOf(error)}
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
