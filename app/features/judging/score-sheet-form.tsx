import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import { SaveState, useAutosave } from './save-state.tsx';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { ScoreInput } from '#app/ui/score-input.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Criterion = {
  id: string;
  name: string;
  nameEn: string | null;
  guidance: string | null;
  maxX100: number;
  stepX100: number;
};
type Sheet = {
  status: 'DRAFT' | 'SUBMITTED';
  revision: number;
  feedback: string;
  remark: string;
  marks: { criterionId: string; pointsX100: number }[];
} | null;

/** The sheet beside the project: every criterion, words for the authors, words for the organiser; saves itself. */
export function ScoreSheetForm({
  assignmentId,
  criteria,
  sheet,
  open,
  timeZone,
  lastResult,
}: {
  assignmentId: string;
  criteria: readonly Criterion[];
  sheet: Sheet;
  open: boolean;
  timeZone: string;
  lastResult?: SubmissionResult<string[]>;
}) {
  const t = useT();
  const name = useName();
  const texts = useErrorTexts();
  const autosave = useAutosave(sheet?.revision ?? 0);
  const closed = !open || sheet?.status === 'SUBMITTED';
  const typed = lastResult?.initialValue;
  const typedMark = (id: string): string | undefined => {
    const marks: unknown = typed?.marks;
    const value: unknown = typeof marks === 'object' && marks ? Reflect.get(marks, id) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const typedText = (key: 'feedback' | 'remark') => {
    const value: unknown = typed?.[key];
    return typeof value === 'string' ? value : (sheet?.[key] ?? '');
  };
  const points = (id: string) => {
    const mark = sheet?.marks.find((one) => one.criterionId === id);
    return mark ? String(mark.pointsX100 / 100) : '';
  };
  return (
    <Form method="post" onInput={autosave.onInput} className="grid gap-6">
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="revision" value={autosave.revision} />
      <RefusalBox
        result={lastResult?.error?.[''] ? { ...lastResult, error: { '': lastResult.error[''] } } : null}
      />
      {criteria.map((criterion) => (
        <ScoreInput
          key={criterion.id}
          id={`mark-${criterion.id}`}
          name={`marks.${criterion.id}`}
          label={name(criterion)}
          hint={criterion.guidance}
          min={0}
          max={criterion.maxX100 / 100}
          step={criterion.stepX100 / 100}
          defaultValue={typedMark(criterion.id) ?? points(criterion.id)}
          notScoredLabel={t('judging.notScored')}
          outOf={`/ ${criterion.maxX100 / 100}`}
          errors={texts(lastResult?.error?.[`marks.${criterion.id}`] ?? undefined)}
          disabled={closed}
        />
      ))}
      <Field id="feedback" label={t('judging.feedback')} hint={t('judging.feedbackHint')}>
        <TextArea
          name="feedback"
          rows={4}
          maxLength={2000}
          defaultValue={typedText('feedback')}
          disabled={closed}
        />
      </Field>
      <Field id="remark" label={t('judging.remark')} hint={t('judging.remarkHint')}>
        <TextArea
          name="remark"
          rows={2}
          maxLength={2000}
          defaultValue={typedText('remark')}
          disabled={closed}
        />
      </Field>
      {closed ? null : (
        <>
          <SaveState {...autosave} timeZone={timeZone} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="secondary" name="intent" value="save">
              {t('judging.saveDraft')}
            </SubmitButton>
            <ConfirmButton
              label={t('judging.submit')}
              title={t('judging.submitTitle')}
              confirmLabel={t('judging.submit')}
              cancelLabel={t('common.cancel')}
              variant="primary"
              confirmVariant="primary"
              name="intent"
              value="submit"
            >
              {t('judging.submitText')}
            </ConfirmButton>
          </div>
        </>
      )}
    </Form>
  );
}
