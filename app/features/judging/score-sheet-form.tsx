import { Lock, ShieldCheck, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

import { CriterionMark, focusField, sheetFieldId } from './criterion-mark.tsx';
import type { SheetCriterion } from './criterion-mark.tsx';
import { OtherVersions } from './other-versions.tsx';
import { OwnScale } from './own-scale.tsx';
import { refreshKept } from '#app/features/shared/offline-store.ts';
import { WORDS_MAX } from './schemas.ts';
import { weightShares } from './weight-shares.ts';
import type { Draft } from '#app/domain/draft.ts';
import { commentField, markField, plainDraft, readSheet, WORD_FIELDS } from '#app/domain/score-sheet.ts';
import { DraftForm, DraftReading, useDraftField, useDraftValues } from '#app/features/shared/draft-form.tsx';
import type { DraftFormReply } from '#app/features/shared/draft-form.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { dropLocalDraft, readLocalDraft } from '#app/features/shared/local-drafts.ts';
import type { DraftSource } from '#app/features/shared/use-draft.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { IconText } from '#app/ui/icon-text.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Props = {
  draft: DraftSource;
  criteria: readonly SheetCriterion[];
  /** Criteria of other versions, for the names of what this device may still hold of them. */
  otherCriteria: readonly SheetCriterion[];
  /** Submitted, or outside the judging window: to read only. */
  closed: boolean;
  submitted: boolean;
  /** What the judge's other complete sheets come to, in percent. */
  ownTotals: readonly number[];
  timeZone: string;
  reply: DraftFormReply | undefined;
};

/** The sheet beside the project: every criterion, words for authors, organiser and the judge alone; saves itself. */
export function ScoreSheetForm(props: Props) {
  const { draft, criteria, otherCriteria, closed, submitted, ownTotals, timeZone, reply } = props;
  const t = useT();
  const name = useName();
  const labels: Record<string, string> = {
    ...Object.fromEntries(WORD_FIELDS.map((field) => [field, t(`judging.${field}`)])),
    ...Object.fromEntries(
      [...otherCriteria, ...criteria].flatMap((criterion) => [
        [markField(criterion.id), name(criterion)],
        [commentField(criterion.id), `${name(criterion)} · ${t('rubric.comment')}`],
      ]),
    ),
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
    <OtherVersions localKey={draft.localKey} label={label}>
      <DraftForm
        draft={draft}
        reply={reply}
        timeZone={timeZone}
        voice="judging"
        label={label}
        check={(values) => {
          const sheet = readSheet(plainDraft(values), criteria, true);
          return sheet.ok ? [] : sheet.refusals;
        }}
        fieldId={sheetFieldId}
        onSubmitted={(next) => {
          // A kept page must not offer a submitted sheet for marking.
          void refreshKept(window.location.pathname).finally(() => window.location.assign(next));
        }}
        buttons={
          <>
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
          </>
        }
      >
        {fields}
      </DraftForm>
    </OtherVersions>
  );
}

function SheetFields({ criteria, ownTotals, closed }: Pick<Props, 'criteria' | 'ownTotals' | 'closed'>) {
  const values = useDraftValues();
  const shares = weightShares(criteria);
  return (
    <>
      <div
        role="presentation"
        className="grid gap-6"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && toNextMark(criteria, event.target)) event.preventDefault();
        }}
      >
        {criteria.map((criterion) => (
          <CriterionMark
            key={criterion.id}
            criterion={criterion}
            share={shares(criterion)}
            disabled={closed}
          />
        ))}
        <OwnScale criteria={criteria} values={values} ownTotals={ownTotals} closed={closed} />
      </div>
      {WORD_FIELDS.map((field) => (
        <Words key={field} field={field} disabled={closed} />
      ))}
    </>
  );
}

/** From a mark to the next criterion, from the last one to the words: Enter would press the form's button. */
function toNextMark(criteria: readonly SheetCriterion[], target: EventTarget): boolean {
  if (!(target instanceof HTMLInputElement)) return false;
  const at = criteria.findIndex(({ id }) => markField(id) === target.name);
  if (at < 0) return false;
  const next = criteria[at + 1];
  focusField(next ? markField(next.id) : WORD_FIELDS[0]);
  return true;
}

const READERS = { feedback: Users, remark: ShieldCheck, notes: Lock } as const;

/** One kind of words, with who will read them said on top. */
function Words({ field, disabled }: { field: (typeof WORD_FIELDS)[number]; disabled: boolean }) {
  const t = useT();
  const { id, name, defaultValue, errors } = useDraftField(field);
  return (
    <div className="border-t border-line pt-4">
      <p className="pb-1 text-sm font-medium text-accent">
        <IconText icon={READERS[field]}>{t(`rubric.readers-${field}`)}</IconText>
      </p>
      <Field id={id} label={t(`judging.${field}`)} hint={t(`judging.${field}Hint`)} errors={errors}>
        <TextArea
          name={name}
          rows={field === 'feedback' ? 4 : 2}
          maxLength={WORDS_MAX}
          defaultValue={defaultValue}
          disabled={disabled}
        />
      </Field>
    </div>
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
