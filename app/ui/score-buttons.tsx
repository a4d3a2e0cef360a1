import { cx } from './cx.ts';
import { useTypedChoice } from './use-typed-choice.ts';

interface ScoreButtonsProps {
  id: string;
  name: string;
  choices: readonly string[];
  value: string;
  notScoredLabel: string;
  onChoose: (value: string) => void;
}

/** The marks to touch: radios underneath, the last of them "not scored". Typed digits choose. The first carries `id`. */
export function ScoreButtons({ id, name, choices, value, notScoredLabel, onChoose }: ScoreButtonsProps) {
  const typing = useTypedChoice(choices);
  return (
    <div {...typing} role="presentation" className="mt-1 flex flex-wrap gap-1">
      {[...choices, ''].map((choice, index) => (
        <label key={choice} className={cx('ui-score', choice === '' && 'ui-score-none')}>
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${choice || 'none'}`}
            name={name}
            value={choice}
            defaultChecked={choice === value}
            onChange={() => onChoose(choice)}
            className="sr-only"
          />
          {choice === '' ? notScoredLabel : choice}
        </label>
      ))}
    </div>
  );
}
