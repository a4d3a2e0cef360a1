import { useId } from 'react';
import type { ReactNode } from 'react';

import { ChoiceSet } from './choice-set.tsx';
import type { Choice } from './radio-group.tsx';

export interface CheckboxGroupProps {
  legend: ReactNode;
  name: string;
  options: readonly Choice[];
  defaultValues?: readonly string[];
  hint?: ReactNode;
  errors?: readonly string[] | string | null;
  optional?: ReactNode;
  inline?: boolean;
  id?: string;
  className?: string;
}

/** Several of a few, sent under one name. */
export function CheckboxGroup({ name, options, defaultValues = [], id, ...set }: CheckboxGroupProps) {
  const made = useId();
  const groupId = id ?? made;
  return (
    <ChoiceSet id={groupId} {...set}>
      {options.map((option, index) => (
        <label key={option.value} className="flex gap-3">
          <input
            type="checkbox"
            className="ui-tick"
            id={index === 0 ? groupId : `${groupId}-${option.value}`}
            name={name}
            value={option.value}
            disabled={option.disabled}
            defaultChecked={defaultValues.includes(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined ? (
              <span className="block text-sm text-ink-muted">{option.hint}</span>
            ) : null}
          </span>
        </label>
      ))}
    </ChoiceSet>
  );
}
