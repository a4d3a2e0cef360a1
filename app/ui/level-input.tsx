import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { FieldErrors, hasErrors } from './field.tsx';
import { keyOfLetter } from './typed-choice.ts';
import { useTypedChoice } from './use-typed-choice.ts';

export interface Level {
  /** What is sent. */
  value: string;
  label: string;
  /** What it is worth, in words. */
  worth: ReactNode;
  description?: ReactNode;
}

export interface LevelInputProps {
  id: string;
  name: string;
  /** The criterion. */
  label: ReactNode;
  hint?: ReactNode;
  levels: readonly Level[];
  defaultValue: string;
  /** What is chosen now; '' is not scored. */
  value: string;
  notScoredLabel: string;
  /** Letters stand side by side where none of them is described. */
  inline?: boolean;
  errors?: readonly string[] | string | null;
  disabled?: boolean;
}

/**
 * One criterion by described levels: rows to touch, chosen also by arrows, by the digits of their points and by their own
 * letter. "Not scored" is a row of its own with a dashed edge, apart from the levels. The first radio carries `id`.
 */
export function LevelInput(props: LevelInputProps) {
  const { id, name, label, hint, levels, defaultValue, value, notScoredLabel, inline, errors, disabled } =
    props;
  const letters = Object.fromEntries(
    levels
      .filter((level) => /^\p{L}$/u.test(level.label))
      .map((level) => [keyOfLetter(level.label), level.value]),
  );
  const typing = useTypedChoice(
    levels.map((level) => level.value),
    letters,
  );
  const invalid = hasErrors(errors);
  const chosen = levels.find((level) => level.value === value);
  const describedBy = cx(hint !== undefined && `${id}-hint`, invalid && `${id}-error`) || undefined;
  const choices: (Level | null)[] = [...levels, null];
  return (
    <fieldset
      aria-describedby={describedBy}
      disabled={disabled}
      className={cx(
        'border-s-4 ps-3',
        invalid ? 'border-danger' : chosen ? 'border-accent' : 'border-dashed border-line-strong',
      )}
    >
      <legend className="float-start font-semibold">{label}</legend>
      <div className={cx('text-end text-sm', chosen ? 'font-semibold text-accent' : 'text-signal')}>
        {chosen ? chosen.label : notScoredLabel}
      </div>
      <div className="clear-both">
        {hint !== undefined ? (
          <div id={`${id}-hint`} className="text-sm text-ink-muted">
            {hint}
          </div>
        ) : null}
        <FieldErrors id={`${id}-error`} errors={errors} />
      </div>
      <div
        {...typing}
        role="presentation"
        className={cx('mt-1', inline ? 'flex flex-wrap gap-1' : 'grid gap-1')}
      >
        {choices.map((level, index) => {
          const optionId = index === 0 ? id : `${id}-${level?.value ?? 'none'}`;
          return (
            <label
              key={level?.value ?? ''}
              className={cx(level ? 'ui-level' : 'ui-level ui-level-none', inline && 'ui-level-inline')}
            >
              <input
                type="radio"
                id={optionId}
                name={name}
                value={level?.value ?? ''}
                defaultChecked={(level?.value ?? '') === defaultValue}
                className="ui-tick mt-0.5 shrink-0"
              />
              {level ? (
                <span className="min-w-0">
                  <span className="font-semibold">{level.label}</span>
                  <span className="ms-2 text-sm text-ink-muted">{level.worth}</span>
                  {level.description ? <span className="block text-sm">{level.description}</span> : null}
                </span>
              ) : (
                <span className="text-sm">{notScoredLabel}</span>
              )}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
