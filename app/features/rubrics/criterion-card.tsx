import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';

import type { EditorCriterion, EditorLevel } from './editor-rows.ts';
import { SCALES } from '#app/domain/rubric.ts';
import type { Scale } from '#app/domain/rubric.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field, FieldErrors } from '#app/ui/field.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

type Props = {
  index: number;
  criterion: EditorCriterion;
  errors?: Record<string, string[] | null>;
  disabled: boolean;
};

/** One criterion: its words and weight, its scale with steps or levels, and where its ends ask for words. */
export function CriterionCard({ index, criterion, errors, disabled }: Props) {
  const t = useT();
  const texts = useErrorTexts();
  const hydrated = useHydrated();
  const [scale, setScale] = useState<Scale>(criterion.scale);
  const name = (field: string) => `criteria[${index}].${field}`;
  const wrong = (field: string) => texts(errors?.[name(field)] ?? undefined);
  const field = (key: string, label: string, control: ReactNode, className?: string) => (
    <Field id={`criterion-${index}-${key}`} label={label} errors={wrong(key)} className={className}>
      {control}
    </Field>
  );
  return (
    <fieldset disabled={disabled} className="grid gap-4 rounded border border-line p-4">
      <legend className="px-2 font-semibold">
        {criterion.name ? `${index + 1} ${criterion.name}` : t('rubric.newCriterion', { number: index + 1 })}
      </legend>
      {criterion.id ? <input type="hidden" name={name('id')} value={criterion.id} /> : null}
      <div className="grid gap-4 sm:grid-cols-[6rem_1fr_1fr]">
        {field(
          'code',
          t('rounds.code'),
          <TextInput name={name('code')} maxLength={20} defaultValue={criterion.code} />,
        )}
        {field(
          'name',
          t('rounds.name'),
          <TextInput name={name('name')} maxLength={60} defaultValue={criterion.name} />,
        )}
        {field(
          'nameEn',
          t('rounds.nameEn'),
          <TextInput name={name('nameEn')} maxLength={80} defaultValue={criterion.nameEn} />,
        )}
      </div>
      {field(
        'guidance',
        t('rounds.guidance'),
        <TextArea name={name('guidance')} rows={2} maxLength={500} defaultValue={criterion.guidance} />,
        'max-w-none',
      )}
      <div className="grid gap-4 sm:grid-cols-4">
        {field(
          'weight',
          t('rounds.weight'),
          <NumberInput name={name('weight')} min={1} max={1000} defaultValue={criterion.weight} />,
        )}
        {field(
          'scale',
          t('rubric.scale'),
          <Select
            name={name('scale')}
            defaultValue={criterion.scale}
            options={SCALES.map((value) => ({ value, label: t(`rubric.scale-${value}`) }))}
            onChange={(event) =>
              setScale(SCALES.find((one) => one === event.currentTarget.value) ?? 'POINTS')
            }
          />,
        )}
        {hydrated && scale !== 'POINTS' ? (
          <>
            <input type="hidden" name={name('max')} value={criterion.max} />
            <input type="hidden" name={name('step')} value={criterion.step} />
          </>
        ) : (
          <>
            {field(
              'max',
              t('rounds.max'),
              <NumberInput
                name={name('max')}
                min={0.5}
                max={1000}
                step={0.01}
                defaultValue={criterion.max}
              />,
            )}
            {field(
              'step',
              t('rounds.step'),
              <NumberInput
                name={name('step')}
                min={0.01}
                max={100}
                step={0.01}
                defaultValue={criterion.step}
              />,
            )}
          </>
        )}
      </div>
      {hydrated && scale === 'POINTS' ? null : (
        <Levels levels={criterion.levels} name={name} wrong={wrong} disabled={disabled} />
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <span className="font-semibold">{t('rubric.commentAt')}</span>
        {(['commentLow', 'commentHigh'] as const).map((end) => (
          <label key={end} className="flex min-h-11 items-center gap-2">
            <input type="checkbox" name={name(end)} defaultChecked={criterion[end]} className="ui-tick" />
            {t(`rubric.${end}`)}
          </label>
        ))}
        <label className="flex min-h-11 items-center gap-2">
          {t('rubric.commentBand')}
          <input
            type="number"
            name={name('commentBand')}
            min={0}
            max={50}
            defaultValue={criterion.commentBand}
            className="ui-control w-20 text-end"
          />
          %
        </label>
        <FieldErrors errors={wrong('commentBand')} />
        {criterion.id && !disabled ? (
          <label className="ms-auto flex min-h-11 items-center gap-2 text-danger-strong">
            <input type="checkbox" name={name('remove')} className="ui-tick" />
            {t('common.remove')}
          </label>
        ) : null}
      </div>
    </fieldset>
  );
}

const CONTROL = 'ui-control min-h-10 w-full';

/** The levels or letters in the order in which judges read them; blank lines are ignored. */
function Levels({
  levels,
  name,
  wrong,
  disabled,
}: {
  levels: readonly EditorLevel[];
  name: (field: string) => string;
  wrong: (field: string) => string[];
  disabled: boolean;
}) {
  const t = useT();
  const hydrated = useHydrated();
  const [blanks, setBlanks] = useState(levels.length === 0 ? 4 : 1);
  const blank: EditorLevel = { label: '', labelEn: '', points: '', description: '' };
  const all = disabled ? levels : [...levels, ...Array.from({ length: blanks }, () => blank)];
  const heads = {
    label: 'w-24 min-w-20',
    labelEn: 'w-24 min-w-20',
    points: 'w-24 min-w-20',
    description: 'min-w-56',
  } as const;
  const fields = ['label', 'labelEn', 'points', 'description'] as const;
  return (
    <div className="grid gap-2">
      <p className="text-sm text-ink-muted">{t('rubric.levelsLead')}</p>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('rubric.levels')}>
        <table className="w-full">
          <thead>
            <tr className="text-sm">
              {fields.map((field) => (
                <th key={field} scope="col" className={`px-1 text-start font-semibold ${heads[field]}`}>
                  {t(`rubric.level-${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((level, index) => (
              // Lines have no identity of their own: their place is what is sent.
              <tr key={index} className="align-top">
                {fields.map((field) => {
                  const errors = wrong(`levels[${index}].${field}`);
                  return (
                    <td key={field} className="px-1 py-1">
                      <input
                        type={field === 'points' ? 'number' : 'text'}
                        min={field === 'points' ? 0 : undefined}
                        step={field === 'points' ? 0.01 : undefined}
                        name={name(`levels[${index}].${field}`)}
                        defaultValue={level[field]}
                        maxLength={field === 'description' ? 300 : 30}
                        aria-label={`${t(`rubric.level-${field}`)} ${index + 1}`}
                        aria-invalid={errors.length > 0 || undefined}
                        className={CONTROL}
                      />
                      <FieldErrors errors={errors} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hydrated && !disabled ? (
        <div>
          <Button type="button" size="small" icon={Plus} onClick={() => setBlanks(blanks + 1)}>
            {t('rubric.moreLevels')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
