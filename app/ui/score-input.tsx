import { useState } from 'react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { FieldErrors, hasErrors } from './field.tsx';
import { NumberStepper } from './number-stepper.tsx';
import { ScoreButtons } from './score-buttons.tsx';
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
  /** What the control says now, where the form knows better: a mark that came back from another visit. */
  value?: string;
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
 * One criterion. Up to eleven possible marks are buttons to touch, more are a number box. "Not scored" is a state of
 * its own, looks unlike zero and is sent as an empty value.
 */
export function ScoreInput(props: ScoreInputProps) {
  const { id, name, label, hint, min, max, step = 1, notScoredLabel, outOf, errors, disabled } = props;
  const [typed, setTyped] = useState(props.defaultValue ?? '');
  const value = props.value ?? typed;
  const choices = scoreChoices(min, max, step);
  const invalid = hasErrors(errors);
  const scored = value !== '';
  const describedBy = cx(hint !== undefined && `${id}-hint`, invalid && `${id}-error`) || undefined;
  const frame = cx(
    'border-s-4 ps-3',
    invalid ? 'border-danger' : scored ? 'border-accent' : 'border-dashed border-line-strong',
    props.className,
  );

  const change = (next: string) => {
    setTyped(next);
    props.onChange?.(next);
  };
  const state = (
    <span
      className={cx('shrink-0 text-sm tabular-nums', scored ? 'font-semibold text-accent' : 'text-signal')}
    >
      {scored ? value : notScoredLabel}
      {scored ? ' ' : null}
      {scored ? outOf : null}
    </span>
  );
  const said = (
    <>
      {hint !== undefined ? (
        <div id={`${id}-hint`} className="text-sm text-ink-muted">
          {hint}
        </div>
      ) : null}
      <FieldErrors id={`${id}-error`} errors={errors} />
    </>
  );

  if (choices !== null) {
    return (
      <fieldset aria-describedby={describedBy} disabled={disabled} className={frame}>
        <legend className="float-start font-semibold">{label}</legend>
        <div className="text-end">{state}</div>
        <div className="clear-both">{said}</div>
        <ScoreButtons
          id={id}
          name={name}
          choices={choices}
          value={value}
          notScoredLabel={notScoredLabel}
          onChoose={change}
        />
      </fieldset>
    );
  }
  return (
    <div className={cx('grid gap-1', frame)}>
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {state}
      </div>
      {said}
      <NumberStepper step={step} min={min} max={max} notScoredLabel={notScoredLabel} disabled={disabled}>
        <input
          id={id}
          name={name}
          type="number"
          inputMode="decimal"
          min={min}
          max={max}
          step={step}
          disabled={disabled}
          defaultValue={props.defaultValue ?? ''}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onWheel={(event) => event.currentTarget.blur()}
          onChange={(event) => change(event.currentTarget.value)}
          className="ui-control max-w-28 text-end text-lg tabular-nums"
        />
      </NumberStepper>
    </div>
  );
}
