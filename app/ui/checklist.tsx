import { Link } from '@remix-run/react';
import { Check, Circle, CircleAlert, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { TONE_TEXT } from './tone.ts';
import type { Tone } from './tone.ts';

export type ChecklistState = 'done' | 'missing' | 'optional' | 'problem';

export interface ChecklistItem {
  key: string;
  label: ReactNode;
  state: ChecklistState;
  /** The word for the state: 已完成, 未完成, 选填, 被退回 */
  stateLabel: ReactNode;
  href?: string;
  note?: ReactNode;
}

const FACE: Record<ChecklistState, { icon: typeof Check; tone: Tone }> = {
  done: { icon: Check, tone: 'done' },
  missing: { icon: Circle, tone: 'signal' },
  optional: { icon: CircleDashed, tone: 'neutral' },
  problem: { icon: CircleAlert, tone: 'danger' },
};

/** So many done lines are shown; more are folded away below what is still to do. */
const DONE_SHOWN = 5;

/**
 * What is done and what is missing, each line leading to where it can be mended. With `doneLabel` (已完成 19 项), a long
 * list shows what is left first and folds what is done.
 */
export function Checklist({
  items,
  doneLabel,
  className,
}: {
  items: readonly ChecklistItem[];
  doneLabel?: (count: number) => ReactNode;
  className?: string;
}) {
  const done = items.filter(({ state }) => state === 'done');
  if (!doneLabel || done.length <= DONE_SHOWN || done.length === items.length)
    return <Lines items={items} className={className} />;
  return (
    <div className={className}>
      <Lines
        items={[
          ...items.filter(({ state }) => state === 'missing' || state === 'problem'),
          ...items.filter(({ state }) => state === 'optional'),
        ]}
      />
      <details className="border-b border-line">
        <summary className="cursor-pointer py-2.5 font-medium">{doneLabel(done.length)}</summary>
        <Lines items={done} className="border-b-0" />
      </details>
    </div>
  );
}

function Lines({ items, className }: { items: readonly ChecklistItem[]; className?: string }) {
  return (
    <ul className={cx('divide-y divide-line border-y border-line', className)}>
      {items.map((item) => {
        const { icon: Icon, tone } = FACE[item.state];
        return (
          <li key={item.key} className="flex gap-3 py-2.5">
            <span aria-hidden className={cx('flex h-[1lh] items-center', TONE_TEXT[tone])}>
              <Icon className="size-5" strokeWidth={2} />
            </span>
            <div className="min-w-0 grow">
              {item.href ? <Link to={item.href}>{item.label}</Link> : item.label}
              {item.note ? <div className="text-sm text-ink-muted">{item.note}</div> : null}
            </div>
            <span className={cx('shrink-0 text-sm font-medium', TONE_TEXT[tone])}>{item.stateLabel}</span>
          </li>
        );
      })}
    </ul>
  );
}
