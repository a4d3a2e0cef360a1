import { WORDS_MAX } from './schemas.ts';
import { commentField, markField } from '#app/domain/score-sheet.ts';
import { commentEnd, hasComment } from '#app/domain/rubric.ts';
import type { CommentRule, Scale } from '#app/domain/rubric.ts';
import { useDraftField, useDraftValues } from '#app/features/shared/draft-form.tsx';
import { useLanguage, useName, useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { LevelInput } from '#app/ui/level-input.tsx';
import { ScoreInput } from '#app/ui/score-input.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

export type SheetLevel = {
  label: string;
  labelEn: string | null;
  description: string | null;
  pointsX100: number;
};

export type SheetCriterion = CommentRule & {
  id: string;
  name: string;
  nameEn: string | null;
  guidance: string | null;
  scale: Scale;
  maxX100: number;
  stepX100: number;
  weight: number;
  levels: readonly SheetLevel[];
};

/** The control of a field of the sheet, for links that lead to it. */
export function sheetFieldId(field: string): string {
  return field.startsWith('marks.') ? `mark-${field.slice('marks.'.length)}` : `draft-${field}`;
}

/** Puts the cursor into a field of the sheet: of radios on the one that is chosen, as the keyboard would. */
export function focusField(field: string): void {
  const first = document.getElementById(sheetFieldId(field));
  const chosen =
    first instanceof HTMLInputElement && first.type === 'radio'
      ? document.querySelector<HTMLInputElement>(`input[name="${CSS.escape(first.name)}"]:checked`)
      : null;
  const control = chosen ?? first;
  control?.focus();
  // What is typed next takes the place of the mark that stands there.
  if (first instanceof HTMLInputElement && first.type === 'number') first.select();
  control?.scrollIntoView({ block: 'nearest' });
}

/** What marks there are, said before one is given: from nothing to the most, and by what step where it is not one. */
function rangeOf({ maxX100, stepX100 }: SheetCriterion, t: ReturnType<typeof useT>): string {
  const max = maxX100 / 100;
  return stepX100 === 100 ? t('rubric.range', { max }) : t('rubric.rangeStep', { max, step: stepX100 / 100 });
}

/** A criterion as judges mark it, by points, levels or letters, with its words where an end of its scale asks for them. */
export function CriterionMark({
  criterion,
  share,
  disabled,
}: {
  criterion: SheetCriterion;
  /** Of the total, in percent. */
  share: number;
  disabled: boolean;
}) {
  const t = useT();
  const nameOf = useName();
  const { locale } = useLanguage();
  const field = markField(criterion.id);
  const now = useDraftValues()[field];
  const { name, defaultValue, errors } = useDraftField(field);
  const common = {
    id: sheetFieldId(field),
    name,
    label: nameOf(criterion),
    hint: (
      <>
        <span className="me-2 whitespace-nowrap tabular-nums">
          {criterion.scale === 'POINTS' ? `${rangeOf(criterion, t)} · ` : null}
          {t('rubric.share', { share })}
        </span>
        {criterion.guidance}
      </>
    ),
    notScoredLabel: t('judging.notScored'),
    defaultValue,
    errors,
    disabled,
  };
  return (
    <div className="grid gap-2">
      {criterion.scale === 'POINTS' ? (
        <ScoreInput
          {...common}
          min={0}
          max={criterion.maxX100 / 100}
          step={criterion.stepX100 / 100}
          value={now}
          outOf={`/ ${criterion.maxX100 / 100}`}
        />
      ) : (
        <LevelInput
          {...common}
          value={now ?? defaultValue}
          inline={criterion.scale === 'LETTERS' && criterion.levels.every((level) => !level.description)}
          levels={criterion.levels.map(({ label, labelEn, description, pointsX100 }) => ({
            value: String(pointsX100 / 100),
            label: locale === 'zh' ? label : labelEn || label,
            // Levels that are called 1 to 5 say it already.
            worth: label === String(pointsX100 / 100) ? '' : t('rubric.worth', { points: pointsX100 / 100 }),
            description,
          }))}
        />
      )}
      {hasComment(criterion) ? <Comment criterion={criterion} disabled={disabled} /> : null}
    </div>
  );
}

/** Always there for the form to keep; in sight where words are due or stand already. */
function Comment({ criterion, disabled }: { criterion: SheetCriterion; disabled: boolean }) {
  const t = useT();
  const values = useDraftValues();
  const { id, name, defaultValue, errors } = useDraftField(commentField(criterion.id));
  const mark = useDraftField(markField(criterion.id));
  const typed = values[markField(criterion.id)] || mark.defaultValue;
  const points = typed === '' ? Number.NaN : Math.round(Number(typed) * 100);
  const end = Number.isNaN(points) ? null : commentEnd(criterion, points);
  const stands = (values[name] || defaultValue) !== '';
  return (
    <div hidden={end === null && !stands && !errors} className="ps-4">
      <Field
        id={id}
        label={t('rubric.comment')}
        hint={t(end === 'high' ? 'rubric.commentHighHint' : 'rubric.commentLowHint')}
        optional={end === null ? t('form.optional') : undefined}
        errors={errors}
      >
        <TextArea
          name={name}
          rows={2}
          maxLength={WORDS_MAX}
          defaultValue={defaultValue}
          disabled={disabled}
        />
      </Field>
    </div>
  );
}
