import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { TONE_TEXT } from './tone.ts';
import type { Tone } from './tone.ts';

export interface DotRow {
  key: string;
  label: ReactNode;
  href?: string;
  /** One dot each; `label` is said where the pointer rests. */
  dots: readonly { value: number; label: string }[];
  /** A bar across the dots. */
  mean?: number | null;
  /** A line behind the dots: from, to. */
  span?: readonly [number, number] | null;
  /** What the row comes to, in words or figures. */
  text: ReactNode;
  tone?: Tone;
}

export interface DotRowsProps {
  caption: string;
  /** Heads of the name and the value column. */
  heads: readonly [string, string];
  rows: readonly DotRow[];
  min: number;
  max: number;
  /** Upright lines with their words: nothing, the middle, the ends. */
  marks: readonly { value: number; label: string }[];
}

const HEIGHT = 24;
/** Of the width: words of marks that are closer run into each other on a phone. */
const LEAST_APART = 0.3;

/** Dots on a common line, a row each, in a table: the figures are there to be read, the picture is beside them. */
export function DotRows({ caption, heads, rows, min, max, marks }: DotRowsProps) {
  const at = (value: number) =>
    `${Math.max(0, Math.min(100, ((value - min) / (max - min)) * 100)).toFixed(2)}%`;
  // Where a mark stands close to an end, its words would run into those of the end, which are then left out.
  const isCrowded = (value: number) =>
    (value === min || value === max) &&
    marks.some((other) => other.value !== value && Math.abs(other.value - value) / (max - min) < LEAST_APART);
  return (
    <table className="ui-dot-rows w-full text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-ink-muted">
          <th scope="col" className="py-1 pe-4 text-start font-normal sm:w-1/4">
            {heads[0]}
          </th>
          <td className="px-2 align-bottom sm:w-1/2">
            <svg aria-hidden width="100%" height="16" className="block overflow-visible">
              {marks
                .filter(({ value }) => !isCrowded(value))
                .map(({ value, label }) => (
                  <text
                    key={value}
                    x={at(value)}
                    y="12"
                    textAnchor="middle"
                    className="fill-ink-muted text-xs"
                  >
                    {label}
                  </text>
                ))}
            </svg>
          </td>
          <th scope="col" className="py-1 ps-4 text-end font-normal">
            {heads[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="pe-4 text-start leading-snug font-normal">
              {row.href ? <Link to={row.href}>{row.label}</Link> : row.label}
            </th>
            <td className="px-2 py-0">
              <svg
                aria-hidden
                width="100%"
                height={HEIGHT}
                className={cx('block overflow-visible', TONE_TEXT[row.tone ?? 'info'])}
              >
                {marks.map(({ value }) => (
                  <line
                    key={value}
                    x1={at(value)}
                    x2={at(value)}
                    y1="0"
                    y2={HEIGHT}
                    className="stroke-line"
                  />
                ))}
                {row.span ? (
                  <line
                    x1={at(row.span[0])}
                    x2={at(row.span[1])}
                    y1={HEIGHT / 2}
                    y2={HEIGHT / 2}
                    strokeWidth="2"
                    className="stroke-line-strong"
                  />
                ) : null}
                {row.dots.map(({ value, label }, index) => (
                  <circle
                    key={`${label}-${index}`}
                    cx={at(value)}
                    cy={HEIGHT / 2}
                    r="4"
                    fill="currentColor"
                    fillOpacity="0.45"
                  >
                    <title>{label}</title>
                  </circle>
                ))}
                {row.mean === null || row.mean === undefined ? null : (
                  <line
                    x1={at(row.mean)}
                    x2={at(row.mean)}
                    y1="3"
                    y2={HEIGHT - 3}
                    strokeWidth="3"
                    className="stroke-ink"
                  />
                )}
              </svg>
            </td>
            <td className="ps-4 text-end">{row.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
