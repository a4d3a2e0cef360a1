import { CircleCheck, CircleX, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { TONE_BORDER, TONE_TEXT } from './tone.ts';
import type { NoticeTone } from './notice-box.tsx';
import { useHydrated } from './use-hydrated.ts';

const ICON = { info: Info, signal: TriangleAlert, done: CircleCheck, danger: CircleX };

export interface ToastMessage {
  /** A new id shows the toast again even with the same words. */
  id: string;
  tone?: NoticeTone;
  text: ReactNode;
  /** An undo button in its own form, or a link. */
  action?: ReactNode;
}

export interface ToastProps {
  message?: ToastMessage | null;
  dismissLabel: ReactNode;
}

/**
 * What the last action did. The live region is always in the page, so that a later message is read out; it stays
 * until dismissed or until the next page.
 */
export function Toast({ message, dismissLabel }: ToastProps) {
  const hydrated = useHydrated();
  const [dismissed, setDismissed] = useState<string | null>(null);
  useEffect(() => setDismissed(null), [message?.id]);
  const shown = message && message.id !== dismissed ? message : null;
  const tone = shown?.tone ?? 'info';
  const Icon = ICON[tone];
  return (
    <div
      role="status"
      aria-live="polite"
      className="no-print pointer-events-none fixed inset-x-4 bottom-[calc(var(--ui-bottom-bar,0rem)+1rem)] z-40 flex justify-center"
    >
      {shown ? (
        <div
          className={cx(
            'pointer-events-auto flex max-w-xl items-center gap-3 rounded border border-s-4 bg-surface py-2 ps-4 pe-2 shadow',
            TONE_BORDER[tone],
          )}
        >
          <Icon aria-hidden className={cx('size-5 shrink-0', TONE_TEXT[tone])} strokeWidth={1.75} />
          <div className="min-w-0 py-1">{shown.text}</div>
          {shown.action}
          <button
            type="button"
            hidden={!hydrated}
            onClick={() => setDismissed(shown.id)}
            className="inline-flex min-h-8 shrink-0 items-center gap-1 rounded px-2 text-sm text-ink-muted hover:bg-sunken"
          >
            <X aria-hidden className="size-4" />
            {dismissLabel}
          </button>
        </div>
      ) : null}
    </div>
  );
}
