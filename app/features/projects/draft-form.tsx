import { Form } from '@remix-run/react';
import { createContext, useContext, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import type { DraftPage } from './schemas.ts';
import { useDraft } from './use-draft.ts';
import type { DraftConflict, DraftState } from './use-draft.ts';
import type { Draft } from '#app/domain/draft.ts';
import type { Refusal } from '#app/domain/result.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Select } from '#app/ui/select.tsx';
import type { Option } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

export type { DraftConflict };

type DraftContextValue = { initial: Draft; values: Draft; refusal: Refusal | null };
const DraftContext = createContext<DraftContextValue>({ initial: {}, values: {}, refusal: null });

/** What a control of a DraftForm begins with, and what is wrong with it. */
export function useDraftField(name: string) {
  const t = useT();
  const { initial, refusal } = useContext(DraftContext);
  const wrong = refusal?.field === name ? [t(`refusal.${refusal.code}`, refusal.params)] : undefined;
  return { id: `draft-${name}`, name, defaultValue: initial[name] ?? '', errors: wrong };
}

/** The form's values as they are being written; with script only, before it what was stored. */
export function useDraftValues(): Draft {
  return useContext(DraftContext).values;
}

/**
 * A form that saves itself: fields, the line that says how it stands, the button, and, where two people have written
 * into one field, both versions. `label` names a field for a person; `show` words its value.
 */
export function DraftForm({
  draft,
  reply,
  timeZone,
  label,
  show = (_, text) => text,
  children,
}: {
  draft: { page: DraftPage; entryId: string; personId: string; stored: Draft };
  reply: { refusal: Refusal; values: Draft; conflicts: DraftConflict[] } | undefined;
  timeZone: string;
  label: (field: string) => string;
  show?: (field: string, text: string) => string;
  children: ReactNode;
}) {
  const t = useT();
  const { form, changed, settle, snapshot, ...live } = useDraft(draft);
  const baseInput = useRef<HTMLInputElement>(null);
  const conflicts = live.conflicts.length > 0 ? live.conflicts : (reply?.conflicts ?? []);
  const refusal = live.state.kind === 'refused' ? live.state.refusal : (reply?.refusal ?? null);
  return (
    <DraftContext.Provider
      value={{ initial: { ...draft.stored, ...reply?.values }, values: live.values, refusal }}
    >
      {reply && reply.conflicts.length === 0 && !reply.refusal.field ? (
        <NoticeBox tone="danger" role="alert" className="mb-6">
          {t(`refusal.${reply.refusal.code}`, reply.refusal.params)}
        </NoticeBox>
      ) : null}
      {live.restored ? (
        <NoticeBox tone="info" role="status" className="mb-6 max-w-2xl">
          {t('projects.draftRestored')}
        </NoticeBox>
      ) : null}
      {conflicts.map((conflict) => (
        <Conflict
          key={conflict.field}
          name={label(conflict.field)}
          mine={show(conflict.field, conflict.mine)}
          theirs={show(conflict.field, conflict.theirs)}
          settle={(choice) => settle(conflict, choice)}
        />
      ))}
      <Form
        method="post"
        ref={form}
        onInput={changed}
        onSubmit={() => {
          if (baseInput.current) baseInput.current.value = snapshot();
        }}
      >
        <input ref={baseInput} type="hidden" name="base" defaultValue={JSON.stringify(draft.stored)} />
        <FormLayout>
          {children}
          <DraftStateLine state={live.state} timeZone={timeZone} />
          <FormActions>
            <SubmitButton>{t('common.save')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </Form>
    </DraftContext.Provider>
  );
}

/** A form to try out: nothing of it is kept. */
export function DraftPreview({ stored, children }: { stored: Draft; children: ReactNode }) {
  const [values, setValues] = useState<Draft>(stored);
  return (
    <DraftContext.Provider value={{ initial: stored, values, refusal: null }}>
      <form
        onSubmit={(event) => event.preventDefault()}
        onInput={(event) => {
          const typed = [...new FormData(event.currentTarget)];
          setValues(Object.fromEntries(typed.map(([field, text]) => [field, String(text)])));
        }}
      >
        <FormLayout>{children}</FormLayout>
      </form>
    </DraftContext.Provider>
  );
}

/** Both versions of one field, and the choice between them. */
function Conflict({
  name,
  mine,
  theirs,
  settle,
}: {
  name: string;
  mine: string;
  theirs: string;
  settle: (choice: 'mine' | 'theirs') => void;
}) {
  const t = useT();
  const empty = t('common.empty');
  return (
    <NoticeBox tone="signal" role="alert" className="mb-6" title={t('projects.conflictTitle', { name })}>
      <div className="grid gap-4 pt-2 md:grid-cols-2">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side} className="grid content-start gap-2">
            <p className="text-sm font-semibold">{t(`projects.conflict-${side}`)}</p>
            <p className="max-h-64 overflow-y-auto rounded border border-line bg-surface p-3 whitespace-pre-line">
              {(side === 'mine' ? mine : theirs) || empty}
            </p>
            <div>
              <Button type="button" size="small" onClick={() => settle(side)}>
                {t(`projects.keep-${side}`)}
              </Button>
            </div>
          </div>
        ))}
      </div>
    </NoticeBox>
  );
}

/** One quiet line: whether what was written is safe, and where. */
function DraftStateLine({ state, timeZone }: { state: DraftState; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  const [text, loud] = ((): [string, boolean] => {
    switch (state.kind) {
      case 'idle':
        return [t('projects.autosaves'), false];
      case 'saving':
        return [t('projects.saving'), false];
      case 'saved':
        return [t('projects.savedAt', { time: formats.dateTimeSeconds(state.at, timeZone) }), false];
      case 'offline':
        return [t(state.kept ? 'projects.offlineKept' : 'projects.offlineLost'), true];
      case 'signed-out':
        return [t(state.kept ? 'projects.signedOutKept' : 'projects.signedOutLost'), true];
      case 'refused':
        return [
          t('projects.notSaved', { why: t(`refusal.${state.refusal.code}`, state.refusal.params) }),
          true,
        ];
    }
  })();
  return (
    <p role="status" className={loud ? 'text-sm text-danger-strong' : 'text-sm text-ink-muted'}>
      {text}
    </p>
  );
}

type Labels = { name: string; label: ReactNode; hint?: ReactNode; optional?: boolean; className?: string };

function useLabelled({ name, label, hint, optional, className }: Labels) {
  const t = useT();
  const { id, errors, defaultValue } = useDraftField(name);
  return {
    field: { id, errors, label, hint, className, optional: optional ? t('form.optional') : undefined },
    control: { name, defaultValue },
  };
}

/** One line of text, or a date. */
export function DraftText({
  type = 'text',
  maxLength,
  fit,
  inputMode,
  ...labels
}: Labels & {
  type?: 'text' | 'date';
  maxLength?: number;
  fit?: 'full' | 'short';
  inputMode?: 'decimal';
}) {
  const { field, control } = useLabelled(labels);
  return (
    <Field {...field}>
      <TextInput
        {...control}
        type={type}
        maxLength={maxLength}
        inputMode={inputMode}
        className={fit === 'short' ? 'max-w-48' : undefined}
      />
    </Field>
  );
}

/** Several lines, with their count against the limit. */
export function DraftArea({ max, rows, ...labels }: Labels & { max: number; rows: number }) {
  const t = useT();
  const { field, control } = useLabelled(labels);
  return (
    <Field {...field}>
      <TextArea
        {...control}
        rows={rows}
        counter={{ max, text: (used, limit) => t('form.counter', { used, max: limit }) }}
      />
    </Field>
  );
}

/** One of a list. */
export function DraftSelect({ options, ...labels }: Labels & { options: readonly Option[] }) {
  const t = useT();
  const { field, control } = useLabelled(labels);
  return (
    <Field {...field}>
      <Select {...control} placeholder={t('projects.choose')} options={options} />
    </Field>
  );
}
