import { useId } from 'react';
import type { ReactNode } from 'react';

import { ChoiceSet } from './choice-set.tsx';

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  legend: ReactNode;
  name: string;
  options: readonly Choice[];
  defaultValue?: string | null;
  hint?: ReactNode;
  errors?: readonly string[] | string | null;
  optional?: ReactNode;
  required?: boolean;
  /** Side by side where there is room; for two or three short words. */
  inline?: boolean;
  id?: string;
  className?: string;
  onChange?: (value: string) => void;
}

/** One of a few. The first radio carries `id`, so that an error summary can lead there. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, options, defaultValue, required, onChange, id, ...set } = props;
  const made = useId();
  const groupId = id ?? made;
  return (
    <ChoiceSet id={groupId} {...set}>
      {options.map((option, index) => {
        const optionId = index === 0 ? groupId : `${groupId}-${option.value}`;
        return (
          <div key={option.value} className="flex gap-3">
            <input
              type="radio"
              className="ui-tick"
              id={optionId}
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              defaultChecked={option.value === defaultValue}
              aria-describedby={option.hint !== undefined ? `${optionId}-note` : undefined}
              onChange={onChange ? () => onChange(option.value) : undefined}
            />
            <div>
              <label htmlFor={optionId}>{option.label}</label>
              {option.hint !== undefined ? (
                <div id={`${optionId}-note`} className="text-sm text-ink-muted">
                  {option.hint}
                </div>
              ) : null}
            </div>
          </div>
        );
      })}
    </ChoiceSet>
  );
}
