import { useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { FieldErrors, hasErrors } from './field.tsx';
import { scoreChoices } from './score-choices.ts';

export interface ScoreInputProps {
  id: string;
  name: string;
  /** The criterion. */
  label: ReactNode;
  /** What the marks mean; weight and range in words. */
  hint?: ReactNode;
  min: number;
  max: number;
  /** Smallest difference between two scores; 1 if left out. */
  step?: number;
  /** As text, so that 7.50 stays 7.50; null or '' is not scored. */
  defaultValue?: string | null;
  /** 未评分 */
  notScoredLabel: string;
  /** / 20 */
  outOf: ReactNode;
  errors?: readonly string[] | string | null;
  disabled?: boolean;
  onChange?: (value: string) => void;
  className?: string;
}

/**
 * One criterion. Up to eleven possible marks are buttons to touch (radios underneath; digits on the keyboard choose),
 * more are a number box. "Not scored" is a state of its own and is sent as an empty value.
 */
export function ScoreInput(props: ScoreInputProps) {
  const {
    id,
    name,
    label,
    hint,
    min,
    max,
    step = 1,
    notScoredLabel,
    outOf,
    errors,
    disabled,
    onChange,
  } = props;
  const [value, setValue] = useState(props.defaultValue ?? '');
  const group = useRef<HTMLFieldSetElement>(null);
  const choices = scoreChoices(min, max, step);
  const invalid = hasErrors(errors);
  const describedBy = cx(hint !== undefined && `${id}-hint`, invalid && `${id}-error`) || undefined;
  const scored = value !== '';

  const change = (next: string) => {
    setValue(next);
    onChange?.(next);
  };
  const typed = (key: string) => {
    const wanted = [...(group.current?.querySelectorAll<HTMLInputElement>('input') ?? [])].find(
      (box) => box.value === key,
    );
    if (!wanted) return;
    wanted.focus();
    wanted.click();
  };
  const state = (
    <span
      className={cx('shrink-0 text-sm tabular-nums', scored ? 'font-semibold text-accent' : 'text-signal')}
    >
      {scored ? (
        <>
          {value} {outOf}
        </>
      ) : (
        notScoredLabel
      )}
    </span>
  );
  const below = (
    <>
      {hint !== undefined ? (
        <div id={`${id}-hint`} className="text-sm text-ink-muted">
          {hint}
        </div>
      ) : null}
      <FieldErrors id={`${id}-error`} errors={errors} />
    </>
  );
  const frame = cx(
    'border-s-4 ps-3',
    invalid ? 'border-danger' : scored ? 'border-accent' : 'border-dashed border-line-strong',
    props.className,
  );

  if (choices === null) {
    return (
      <div className={cx('grid gap-1', frame)}>
        <div className="flex items-baseline justify-between gap-4">
          <label htmlFor={id} className="font-medium">
            {label}
          </label>
          {state}
        </div>
        {below}
        <span className="flex items-center gap-2">
          <input
            id={id}
            name={name}
            type="number"
            inputMode="decimal"
            min={min}
            max={max}
            step={step}
            disabled={disabled}
            defaultValue={value}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            onWheel={(event) => event.currentTarget.blur()}
            onChange={(event) => change(event.currentTarget.value)}
            className="ui-control max-w-28 text-end text-lg tabular-nums"
          />
          <span className="text-ink-muted">{outOf}</span>
        </span>
      </div>
    );
  }
  return (
    <fieldset
      ref={group}
      aria-describedby={describedBy}
      disabled={disabled}
      className={frame}
      onKeyDown={(event) => {
        if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) typed(event.key);
      }}
    >
      <legend className="float-start font-medium">{label}</legend>
      <div className="text-end">{state}</div>
      <div className="clear-both">{below}</div>
      <div className="mt-1 flex flex-wrap gap-1">
        {[...choices, ''].map((choice, index) => (
          <label key={choice} className={cx('ui-score', choice === '' && 'ui-score-none')}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${choice}`}
              name={name}
              value={choice}
              defaultChecked={choice === value}
              onChange={() => change(choice)}
              className="sr-only"
            />
            {choice === '' ? notScoredLabel : choice}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
