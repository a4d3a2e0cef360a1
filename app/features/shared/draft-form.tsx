import { Form } from '@remix-run/react';
import { createContext, useContext, useRef } from 'react';
import type { ReactNode } from 'react';

import { useDraft } from './use-draft.ts';
import type { DraftConflict, DraftSource, DraftState } from './use-draft.ts';
import type { Draft } from '#app/domain/draft.ts';
import type { Refusal } from '#app/domain/result.ts';
import { SubmitButton } from './form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

export type { DraftConflict };

type DraftContextValue = { initial: Draft; values: Draft; refusals: readonly Refusal[] };
export const DraftContext = createContext<DraftContextValue>({ initial: {}, values: {}, refusals: [] });

/** Whose words the form speaks: a pupil's or a judge's. */
type Voice = 'projects' | 'judging';

/** What a control of a DraftForm begins with, and what is wrong with it. */
export function useDraftField(name: string) {
  const t = useT();
  const { initial, refusals } = useContext(DraftContext);
  const refusal = refusals.find(({ field }) => field === name);
  const wrong = refusal ? [t(`refusal.${refusal.code}`, refusal.params)] : undefined;
  return { id: `draft-${name}`, name, defaultValue: initial[name] ?? '', errors: wrong };
}

/** The form's values as they are being written; with script only, before it what was stored. */
export function useDraftValues(): Draft {
  return useContext(DraftContext).values;
}

/** What the button of such a form could not do; everything typed comes back with it. */
export type DraftFormReply = { refusals: Refusal[]; values: Draft; conflicts: DraftConflict[] };

/**
 * A form that saves itself: fields, the line that says how it stands, the buttons, and, where two people have written
 * into one field, both versions. `label` names a field for a person; `show` words its value. With `onSubmitted` the form
 * never leaves the page by itself: the button of the value "submit" submits it, now or when there is a line again.
 */
export function DraftForm({
  draft,
  reply,
  timeZone,
  voice = 'projects',
  label,
  show = (_, text) => text,
  buttons,
  onSubmitted,
  check,
  fieldId,
  children,
}: {
  draft: DraftSource;
  reply: DraftFormReply | undefined;
  timeZone: string;
  voice?: Voice;
  label: (field: string) => string;
  show?: (field: string, text: string) => string;
  buttons?: ReactNode;
  onSubmitted?: (next: string) => void;
  /** What keeps these values from being submitted: said at once, also where there is no line to ask by. */
  check?: (values: Draft) => readonly Refusal[];
  /** The control of a field: what is refused is then listed above the buttons, each with a link to it. */
  fieldId?: (field: string) => string;
  children: ReactNode;
}) {
  const t = useT();
  const { form, changed, settle, snapshot, save, submit, refuse, ...live } = useDraft({
    ...draft,
    onSubmitted,
  });
  const baseInput = useRef<HTMLInputElement>(null);
  const conflicts = live.conflicts.length > 0 ? live.conflicts : (reply?.conflicts ?? []);
  const said = live.state.kind === 'refused' ? live.state.refusals : (reply?.refusals ?? []);
  const refusals = live.unready.length > 0 ? live.unready : said;
  const general = conflicts.length === 0 ? reply?.refusals.find(({ field }) => !field) : undefined;
  const atFields = refusals.flatMap(({ field, ...refusal }) => (field ? [{ ...refusal, field }] : []));
  return (
    <DraftContext.Provider
      value={{ initial: { ...draft.stored, ...reply?.values }, values: live.values, refusals }}
    >
      {general ? (
        <NoticeBox tone="danger" role="alert" className="mb-6">
          {t(`refusal.${general.code}`, general.params)}
        </NoticeBox>
      ) : null}
      {live.restored ? (
        <NoticeBox tone="info" role="status" className="mb-6 max-w-2xl">
          {t(`${voice}.draftRestored`)}
        </NoticeBox>
      ) : null}
      {conflicts.map((conflict) => (
        <Conflict
          key={conflict.field}
          voice={voice}
          name={label(conflict.field)}
          mine={show(conflict.field, conflict.mine)}
          theirs={show(conflict.field, conflict.theirs)}
          settle={(choice) => settle(conflict, choice)}
        />
      ))}
      <Form
        method="post"
        // What a browser remembers of an earlier visit may be older than what the server has, and would be saved over it.
        autoComplete="off"
        ref={form}
        onInput={changed}
        onSubmit={(event) => {
          if (baseInput.current) baseInput.current.value = snapshot();
          if (!onSubmitted) return;
          event.preventDefault();
          const { submitter } = event.nativeEvent as SubmitEvent;
          const wanted = submitter instanceof HTMLButtonElement && submitter.value === 'submit';
          const wrong = wanted ? (check?.(live.values) ?? []) : [];
          if (wrong.length > 0) refuse(wrong);
          else if (wanted) submit();
          else void save();
        }}
      >
        <input ref={baseInput} type="hidden" name="base" defaultValue={JSON.stringify(draft.stored)} />
        <FormLayout>
          {children}
          {fieldId ? (
            <ErrorSummary
              title={t('form.summary', { count: atFields.length })}
              takesFocus={live.unready.length > 0 || reply !== undefined}
              errors={atFields.map(({ code, params, field }) => ({
                fieldId: fieldId(field),
                text: t('rubric.fieldSays', { field: label(field), text: t(`refusal.${code}`, params) }),
              }))}
            />
          ) : null}
          <DraftStateLine state={live.state} unready={live.unready} timeZone={timeZone} voice={voice} />
          <FormActions>{buttons ?? <SubmitButton>{t('common.save')}</SubmitButton>}</FormActions>
        </FormLayout>
      </Form>
    </DraftContext.Provider>
  );
}

/** The same fields to read only. */
export function DraftReading({ stored, children }: { stored: Draft; children: ReactNode }) {
  return (
    <DraftContext.Provider value={{ initial: stored, values: stored, refusals: [] }}>
      <FormLayout>{children}</FormLayout>
    </DraftContext.Provider>
  );
}

/** Both versions of one field, and the choice between them. */
function Conflict({
  voice,
  name,
  mine,
  theirs,
  settle,
}: {
  voice: Voice;
  name: string;
  mine: string;
  theirs: string;
  settle: (choice: 'mine' | 'theirs') => void;
}) {
  const t = useT();
  const empty = t('common.empty');
  return (
    <NoticeBox tone="signal" role="alert" className="mb-6" title={t(`${voice}.conflictTitle`, { name })}>
      <div className="grid gap-4 pt-2 md:grid-cols-2">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side} className="grid content-start gap-2">
            <p className="text-sm font-semibold">{t(`${voice}.conflict-${side}`)}</p>
            <p className="max-h-64 overflow-y-auto rounded border border-line bg-surface p-3 whitespace-pre-line">
              {(side === 'mine' ? mine : theirs) || empty}
            </p>
            <div>
              <Button type="button" size="small" onClick={() => settle(side)}>
                {t(`${voice}.keep-${side}`)}
              </Button>
            </div>
          </div>
        ))}
      </div>
    </NoticeBox>
  );
}

/** One quiet line: whether what was written is safe, and where; above it what keeps it from being submitted. */
function DraftStateLine({
  state,
  unready,
  timeZone,
  voice,
}: {
  state: DraftState;
  unready: readonly Refusal[];
  timeZone: string;
  voice: Voice;
}) {
  const t = useT();
  const formats = useFormats();
  const why = ([first]: readonly Refusal[]) => (first ? t(`refusal.${first.code}`, first.params) : '');
  const [text, loud] = ((): [string, boolean] => {
    switch (state.kind) {
      case 'idle':
        return [t(`${voice}.autosaves`), false];
      case 'saving':
        return [t('projects.saving'), false];
      case 'saved':
        return [t(`${voice}.savedAt`, { time: formats.dateTimeSeconds(state.at, timeZone) }), false];
      case 'offline':
        if (state.submitting && state.kept) return [t('judging.offlineSubmitting'), true];
        return [t(state.kept ? `${voice}.offlineKept` : `${voice}.offlineLost`), true];
      case 'signed-out':
        return [t(state.kept ? `${voice}.signedOutKept` : `${voice}.signedOutLost`), true];
      case 'refused':
        return [t('projects.notSaved', { why: why(state.refusals) }), true];
    }
  })();
  return (
    <div role="status" className="grid gap-1 text-sm text-ink-muted">
      {unready.length > 0 ? (
        <p className="text-danger-strong">{t('projects.notSubmitted', { why: why(unready) })}</p>
      ) : null}
      <p className={loud ? 'text-danger-strong' : undefined}>{text}</p>
    </div>
  );
}
