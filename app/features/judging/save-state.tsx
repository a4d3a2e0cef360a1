import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

import type { AutosaveReply } from '#app/features/shared/autosave-reply.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';

const QUIET_MS = 1200;

/** The action's answer; the form's own reply, without a revision, when a field is not valid. */
type Saved = Partial<AutosaveReply>;

/**
 * Saves a form a moment after the last keystroke, in the background, through the same action as its button. Gives what
 * to put on the form, the newest revision, and how the last save went. Without script the button does all the work.
 */
export function useAutosave(revision: number) {
  const fetcher = useFetcher<Saved>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const form = useRef<HTMLFormElement | null>(null);
  const dirty = useRef(false);
  const refusal = fetcher.data?.refusal ?? null;
  const conflict = refusal?.code === 'changed-meanwhile';
  const saved = fetcher.data?.revision ?? revision;
  // After a conflict the page keeps its old revision: every further save of it is refused, nothing is overwritten.
  const newest = conflict ? saved : Math.max(saved, revision);
  const { submit, state } = fetcher;

  const save = useCallback(() => {
    const element = form.current;
    if (!element || !dirty.current) return;
    dirty.current = false;
    const data = new FormData(element);
    data.set('intent', 'autosave');
    submit(data, { method: 'post' });
  }, [submit]);

  // What was typed while a save was under way follows as soon as that one is done.
  useEffect(() => {
    if (state === 'idle' && dirty.current) {
      clearTimeout(timer.current);
      timer.current = setTimeout(save, QUIET_MS);
    }
  }, [state, save]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const onInput = useCallback(
    (event: { currentTarget: HTMLFormElement }) => {
      form.current = event.currentTarget;
      dirty.current = true;
      clearTimeout(timer.current);
      if (state === 'idle') timer.current = setTimeout(save, QUIET_MS);
    },
    [state, save],
  );

  return {
    onInput,
    revision: newest,
    saving: state !== 'idle',
    savedAt: fetcher.data?.savedAt ?? null,
    refusal,
    invalid: fetcher.data !== undefined && fetcher.data.revision === undefined,
  };
}

type SaveStateProps = {
  saving: boolean;
  savedAt: Date | null;
  refusal: Saved['refusal'];
  invalid: boolean;
  timeZone: string;
};

/** One quiet line that says whether the draft is saved, and why not when it is not. */
export function SaveState({ saving, savedAt, refusal, invalid, timeZone }: SaveStateProps) {
  const t = useT();
  const formats = useFormats();
  const problem =
    refusal?.code === 'changed-meanwhile'
      ? t('projects.saveConflict')
      : refusal
        ? t('projects.notSaved', { why: t(`refusal.${refusal.code}`, refusal.params) })
        : invalid
          ? t('projects.notSavedInvalid')
          : null;
  const quiet = saving
    ? t('projects.saving')
    : savedAt
      ? t('projects.savedAt', { time: formats.dateTimeSeconds(savedAt, timeZone) })
      : t('projects.autosaves');
  return (
    <p role="status" className={problem ? 'text-sm text-danger-strong' : 'text-sm text-ink-muted'}>
      {problem ?? quiet}
    </p>
  );
}
