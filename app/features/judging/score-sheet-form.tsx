import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

import { OwnScale } from './own-scale.tsx';
import { refreshKept } from '#app/features/shared/offline-store.ts';
import { WORDS_MAX } from './schemas.ts';
import type { Draft } from '#app/domain/draft.ts';
import { markField, plainDraft, readMarks } from '#app/domain/score-sheet.ts';
import { DraftForm, DraftReading, useDraftField, useDraftValues } from '#app/features/shared/draft-form.tsx';
import type { DraftFormReply } from '#app/features/shared/draft-form.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { dropLocalDraft, readLocalDraft } from '#app/features/shared/local-drafts.ts';
import type { DraftSource } from '#app/features/shared/use-draft.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { ScoreInput } from '#app/ui/score-input.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

export type SheetCriterion = {
  id: string;
  name: string;
  nameEn: string | null;
  guidance: string | null;
  maxX100: number;
  stepX100: number;
  weight: number;
};

type Props = {
  draft: DraftSource;
  criteria: readonly SheetCriterion[];
  /** Submitted, or outside the judging window: to read only. */
  closed: boolean;
  submitted: boolean;
  /** What the judge's other complete sheets come to, in percent. */
  ownTotals: readonly number[];
  timeZone: string;
  reply: DraftFormReply | undefined;
};

/** The sheet beside the project: every criterion, words for the authors, words for the organiser; saves itself. */
export function ScoreSheetForm(props: Props) {
  const { draft, criteria, closed, submitted, ownTotals, timeZone, reply } = props;
  const t = useT();
  const name = useName();
  const labels: Record<string, string> = {
    feedback: t('judging.feedback'),
    remark: t('judging.remark'),
    ...Object.fromEntries(criteria.map((criterion) => [markField(criterion.id), name(criterion)])),
  };
  const label = (field: string) => labels[field] ?? field;
  const fields = <SheetFields criteria={criteria} ownTotals={ownTotals} closed={closed} />;
  if (closed)
    return (
      <ClosedSheet draft={draft} label={label} submitted={submitted}>
        {fields}
      </ClosedSheet>
    );
  return (
    <DraftForm
      draft={draft}
      reply={reply}
      timeZone={timeZone}
      voice="judging"
      label={label}
      check={(values) => {
        const marks = readMarks(plainDraft(values), criteria, true);
        return marks.ok ? [] : marks.refusals;
      }}
      onSubmitted={(next) => {
        // A kept page must not offer a submitted sheet for marking.
        void refreshKept(window.location.pathname).finally(() => window.location.assign(next));
      }}
      buttons={
        <>
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
          <SubmitButton variant="secondary" name="intent" value="save">
            {t('judging.saveDraft')}
          </SubmitButton>
        </>
      }
    >
      {fields}
    </DraftForm>
  );
}

function SheetFields({ criteria, ownTotals, closed }: Pick<Props, 'criteria' | 'ownTotals' | 'closed'>) {
  const t = useT();
  const values = useDraftValues();
  return (
    <>
      {criteria.map((criterion) => (
        <Mark
          key={criterion.id}
          criterion={criterion}
          value={values[markField(criterion.id)]}
          disabled={closed}
        />
      ))}
      <OwnScale criteria={criteria} values={values} ownTotals={ownTotals} />
      <Words
        name="feedback"
        label={t('judging.feedback')}
        hint={t('judging.feedbackHint')}
        rows={4}
        disabled={closed}
      />
      <Words
        name="remark"
        label={t('judging.remark')}
        hint={t('judging.remarkHint')}
        rows={2}
        disabled={closed}
      />
    </>
  );
}

function Mark({
  criterion,
  value,
  disabled,
}: {
  criterion: SheetCriterion;
  value: string | undefined;
  disabled: boolean;
}) {
  const t = useT();
  const nameOf = useName();
  const { name, defaultValue, errors } = useDraftField(markField(criterion.id));
  return (
    <ScoreInput
      id={`mark-${criterion.id}`}
      name={name}
      label={nameOf(criterion)}
      hint={criterion.guidance}
      min={0}
      max={criterion.maxX100 / 100}
      step={criterion.stepX100 / 100}
      defaultValue={defaultValue}
      value={value}
      notScoredLabel={t('judging.notScored')}
      outOf={`/ ${criterion.maxX100 / 100}`}
      errors={errors}
      disabled={disabled}
    />
  );
}

function Words(props: { name: string; label: string; hint: string; rows: number; disabled: boolean }) {
  const { id, name, defaultValue, errors } = useDraftField(props.name);
  return (
    <Field id={id} label={props.label} hint={props.hint} errors={errors}>
      <TextArea
        name={name}
        rows={props.rows}
        maxLength={WORDS_MAX}
        defaultValue={defaultValue}
        disabled={props.disabled}
      />
    </Field>
  );
}

/** A sheet to read; and what this device still holds and the server did not take, so that no mark is lost unseen. */
function ClosedSheet({
  draft,
  label,
  submitted,
  children,
}: {
  draft: DraftSource;
  label: (field: string) => string;
  submitted: boolean;
  children: ReactNode;
}) {
  const t = useT();
  const [left, setLeft] = useState<Draft>({});
  useEffect(() => {
    const values = readLocalDraft(draft.localKey)?.values ?? {};
    const differing = Object.entries(values).filter(([field, text]) => (draft.stored[field] ?? '') !== text);
    if (differing.length === 0) dropLocalDraft(draft.localKey);
    else setLeft(Object.fromEntries(differing));
  }, [draft]);
  const drop = () => {
    dropLocalDraft(draft.localKey);
    setLeft({});
  };
  return (
    <DraftReading stored={draft.stored}>
      {Object.keys(left).length > 0 ? (
        <NoticeBox
          tone="signal"
          role="alert"
          title={submitted ? t('judging.otherDevice') : t('refusal.judging-closed')}
          actions={
            <Button type="button" size="small" onClick={drop}>
              {t('judging.otherDeviceDrop')}
            </Button>
          }
        >
          <p>{t('judging.otherDeviceText')}</p>
          <ul className="list-disc ps-5">
            {Object.entries(left).map(([field, text]) => (
              <li key={field}>
                {label(field)}: {text || t('judging.notScored')}
              </li>
            ))}
          </ul>
        </NoticeBox>
      ) : null}
      {children}
    </DraftReading>
  );
}
