import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { TONE_TEXT } from './tone.ts';
import type { Tone } from './tone.ts';

export interface Bar {
  key: string;
  label: ReactNode;
  value: number;
  /** The value as shown: 18 / 22 */
  text: ReactNode;
  /** A line at this value: the quota. */
  limit?: number;
  /** A thinner line at this value: what is wanted at least. */
  floor?: number;
  tone?: Tone;
  href?: string;
}

export interface BarListProps {
  caption: string;
  /** Heads of the name and the value column. */
  heads: readonly [string, string];
  bars: readonly Bar[];
  /** The value at the right end; the greatest value or limit if left out. */
  max?: number;
  className?: string;
}

/** Bars in a table: the figures are there to be read, the picture is beside them. Bars are SVG, drawn on the server. */
export function BarList({ caption, heads, bars, max, className }: BarListProps) {
  const end = max ?? Math.max(1, ...bars.map((bar) => Math.max(bar.value, bar.limit ?? 0)));
  const at = (value: number) => `${Math.min(100, (value / end) * 100).toFixed(2)}%`;
  return (
    <table className={cx('w-full text-sm tabular-nums', className)}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-ink-muted">
          <th scope="col" className="py-1 pe-4 text-start font-normal">
            {heads[0]}
          </th>
          <td className="w-1/2" />
          <th scope="col" className="py-1 ps-4 text-end font-normal whitespace-nowrap">
            {heads[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row" className="py-1 pe-4 text-start font-normal">
              {bar.href ? <Link to={bar.href}>{bar.label}</Link> : bar.label}
            </th>
            <td className="py-1">
              <svg
                aria-hidden
                width="100%"
                height="16"
                className={cx('block overflow-visible', TONE_TEXT[bar.tone ?? 'info'])}
              >
                <rect width="100%" height="8" y="4" rx="2" className="fill-sunken" />
                <rect width={at(bar.value)} height="8" y="4" rx="2" fill="currentColor" />
                {bar.floor !== undefined ? (
                  <line
                    x1={at(bar.floor)}
                    x2={at(bar.floor)}
                    y1="2"
                    y2="14"
                    strokeWidth="1"
                    strokeDasharray="2 2"
                    className="stroke-ink"
                  />
                ) : null}
                {bar.limit !== undefined ? (
                  <line
                    x1={at(bar.limit)}
                    x2={at(bar.limit)}
                    y1="0"
                    y2="16"
                    strokeWidth="2"
                    className="stroke-ink"
                  />
                ) : null}
              </svg>
            </td>
            <td
              className={cx(
                'py-1 ps-4 text-end whitespace-nowrap',
                bar.tone === 'danger' && 'font-semibold text-danger',
              )}
            >
              {bar.text}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
