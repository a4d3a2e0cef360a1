import { useCallback, useEffect, useRef, useState } from 'react';

import { mergeDrafts, sameDraft } from '#app/domain/draft.ts';
import type { Draft } from '#app/domain/draft.ts';
import type { Refusal } from '#app/domain/result.ts';
import {
  dropLocalDraft,
  readKnownDraft,
  readLocalDraft,
  writeKnownDraft,
  writeLocalDraft,
} from './local-drafts.ts';
import { sendDraft } from './send-draft.ts';

/** After the last keystroke; with the way to the server well below the two seconds that are promised. */
const QUIET_MS = 700;
/** Pauses between tries while the line is down. */
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000];

export type DraftConflict = { field: string; mine: string; theirs: string };

export type DraftState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  /** The line is down; `kept`: a copy stands on this device. */
  | { kind: 'offline'; kept: boolean; submitting: boolean }
  | { kind: 'signed-out'; kept: boolean }
  | { kind: 'refused'; refusals: readonly Refusal[] };

/** A form that saves itself: its copy on this device, where it goes, what goes along, and what the server had. */
export type DraftSource = {
  localKey: string;
  url: string;
  extra?: Readonly<Record<string, string>>;
  stored: Draft;
  /** When the server had that, as an ISO time; given where the page may be shown later than it was made. */
  storedAt?: string;
};

type Options = DraftSource & {
  /** Called once the form is submitted, with where to go on. */
  onSubmitted?: (next: string) => void;
};

/**
 * Keeps a form safe while it is written: a copy on this device with every keystroke, the server a moment after the last
 * one, again and again while the line is down. What others write meanwhile is merged field by field; where both have
 * written, both versions are given back in `conflicts`. `submit` sends the form to be submitted as soon as there is a
 * line; a change takes that back. Without script the form's button does all the work.
 */
export function useDraft({ localKey: key, url, extra, stored, storedAt, onSubmitted }: Options) {
  const form = useRef<HTMLFormElement>(null);
  /** What the server is known to have, for every field that is not in conflict. */
  const base = useRef<Record<string, string>>({ ...stored });
  const sending = useRef(false);
  const submitting = useRef(false);
  const told = useRef(onSubmitted);
  useEffect(() => {
    told.current = onSubmitted;
  }, [onSubmitted]);
  const kept = useRef(true);
  const tries = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [state, setState] = useState<DraftState>({ kind: 'idle' });
  const [conflicts, setConflicts] = useState<DraftConflict[]>([]);
  const [restored, setRestored] = useState(false);
  const [values, setValues] = useState<Draft>(stored);
  /** What keeps the form from being submitted. Stands until something is changed: tries to save go on beneath it. */
  const [unready, setUnready] = useState<readonly Refusal[]>([]);

  const read = useCallback((): Record<string, string> => {
    const data = form.current ? new FormData(form.current) : null;
    return Object.fromEntries(
      Object.keys(base.current).map((field) => {
        const value = data?.get(field);
        return [field, typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''];
      }),
    );
  }, []);

  const apply = useCallback(
    (change: Draft) => {
      for (const [field, text] of Object.entries(change)) fill(form.current, field, text);
      setValues(read());
    },
    [read],
  );

  /** The newest `save`, for timers. */
  const again = useRef(() => {});
  const later = useCallback((pause: number | undefined) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => again.current(), pause);
  }, []);

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (!form.current || sending.current) return;
    const sent = read();
    const submit = submitting.current;
    if (!submit && sameDraft(sent, base.current)) {
      dropLocalDraft(key);
      // Typed and taken back: there is nothing to save.
      setState((now) => (now.kind === 'saving' ? { kind: 'idle' } : now));
      return;
    }
    sending.current = true;
    setState({ kind: 'saving' });
    const reply = await sendDraft({ url, extra, base: base.current, values: sent, submit });
    sending.current = false;
    if (reply.status === 'offline' || reply.status === 'signed-out') {
      setState({ kind: reply.status, kept: kept.current, submitting: submitting.current });
      const pause = RETRY_MS[Math.min(tries.current, RETRY_MS.length - 1)];
      tries.current += 1;
      if (reply.status === 'offline') later(pause);
      return;
    }
    tries.current = 0;
    if (reply.status === 'refused') {
      submitting.current = false;
      setState({ kind: 'refused', refusals: reply.refusals });
      return;
    }
    if (submit && reply.next !== undefined) {
      dropLocalDraft(key);
      told.current?.(reply.next);
      return;
    }
    // Two versions of a mark stand between the sheet and its submission: a person decides first. A press that came while
    // this save was on its way is none that it has answered.
    if (submit || reply.conflicts.length > 0) submitting.current = false;
    if (storedAt !== undefined) writeKnownDraft(key, { stored: reply.stored, at: reply.savedAt });
    const now = read();
    const fighting = new Set(reply.conflicts);
    const follow: Record<string, string> = {};
    for (const [field, text] of Object.entries(reply.stored)) {
      if (fighting.has(field)) continue;
      if (now[field] === sent[field] && now[field] !== text) follow[field] = text;
      base.current[field] = text;
    }
    apply(follow);
    setConflicts(
      reply.conflicts.map((field) => ({
        field,
        mine: sent[field] ?? '',
        theirs: reply.stored[field] ?? '',
      })),
    );
    setState(fighting.size > 0 ? { kind: 'idle' } : { kind: 'saved', at: new Date(reply.savedAt) });
    const latest = read();
    const waiting = Object.keys(latest).some(
      (field) => !fighting.has(field) && latest[field] !== base.current[field],
    );
    if (submitting.current) later(0);
    else if (waiting) later(QUIET_MS);
    else if (fighting.size === 0) dropLocalDraft(key);
  }, [apply, extra, key, later, read, storedAt, url]);
  useEffect(() => {
    again.current = () => void save();
  }, [save]);

  const keep = useCallback(() => {
    const values = read();
    const submit = submitting.current;
    setValues(values);
    kept.current = writeLocalDraft(key, { base: base.current, values, at: Date.now(), submit });
  }, [key, read]);

  const changed = useCallback(() => {
    submitting.current = false;
    setUnready([]);
    keep();
    // From the first keystroke on, the line no longer says that all is saved.
    setState({ kind: 'saving' });
    later(QUIET_MS);
  }, [keep, later]);

  const submit = useCallback(() => {
    submitting.current = true;
    setUnready([]);
    keep();
    void save();
  }, [keep, save]);

  // What an earlier visit could not send comes back, on top of what the server has by now.
  useEffect(() => {
    const known = storedAt === undefined ? null : readKnownDraft(key);
    // A page that was kept on this device says less than the server has said since.
    if (known && storedAt !== undefined && known.at > storedAt) {
      base.current = { ...base.current, ...known.stored };
      apply(known.stored);
    }
    const local = readLocalDraft(key);
    if (!local) return;
    const { merged, conflicts: both } = mergeDrafts(local.base, local.values, base.current);
    const mine = Object.fromEntries(both.map((field) => [field, local.values[field] ?? '']));
    const wanted = { ...merged, ...mine };
    submitting.current = local.submit && both.length === 0;
    if (!submitting.current && sameDraft(wanted, base.current)) {
      dropLocalDraft(key);
      return;
    }
    setConflicts(both.map((field) => ({ field, mine: mine[field] ?? '', theirs: merged[field] ?? '' })));
    for (const field of both) base.current[field] = local.base[field] ?? '';
    apply(wanted);
    setRestored(true);
    later(QUIET_MS);
  }, [apply, key, later, storedAt]);

  // Back on line, or about to be put away: now rather than later.
  useEffect(() => {
    const now = () => void save();
    const hidden = () => {
      if (document.visibilityState === 'hidden') now();
    };
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', hidden);
      clearTimeout(timer.current);
    };
  }, [save]);

  /** Settles a conflict: what is kept overwrites knowingly, what is taken replaces what was typed here. */
  const settle = useCallback(
    (conflict: DraftConflict, choice: 'mine' | 'theirs') => {
      base.current[conflict.field] = conflict.theirs;
      if (choice === 'theirs') apply({ [conflict.field]: conflict.theirs });
      setConflicts((all) => all.filter(({ field }) => field !== conflict.field));
      changed();
    },
    [apply, changed],
  );

  /** What the form was made from, as its button sends it along. */
  const snapshot = useCallback(() => JSON.stringify(base.current), []);

  return {
    form,
    state,
    conflicts,
    restored,
    values,
    unready,
    changed,
    save,
    submit,
    /** Says what keeps the form from being submitted, without asking the server. */
    refuse: setUnready,
    settle,
    snapshot,
  };
}

/** Puts a text into the form's control of that name, whatever kind it is. */
function fill(form: HTMLFormElement | null, field: string, text: string): void {
  const control = form?.elements.namedItem(field);
  if (control instanceof HTMLInputElement && control.type === 'checkbox')
    control.checked = control.value === text;
  else if (control instanceof RadioNodeList || control instanceof HTMLSelectElement) control.value = text;
  else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    if (control.value.trim() !== text) control.value = text;
  }
}
