import { LANGUAGE_TAGS } from './types.ts';
import type { Locale } from './types.ts';

/** Dates, times and numbers as a reader of one language writes them. Times are in the given IANA zone. */
export type Formats = {
  /** 2026年3月5日 星期四 12:00 */
  dateTime: (at: Date | string, timeZone: string) => string;
  /** The same to the second, for receipts and deadlines. */
  dateTimeSeconds: (at: Date | string, timeZone: string) => string;
  date: (at: Date | string, timeZone: string) => string;
  /** 3月5日 星期四 */
  day: (at: Date | string, timeZone: string) => string;
  /** 09:40 */
  time: (at: Date | string, timeZone: string) => string;
  number: (value: number) => string;
  /** A whole number scaled by 10^decimals, as a decimal with exactly that many places. */
  scaled: (value: number, decimals: number) => string;
  /** 20 MB */
  bytes: (value: number) => string;
  percent: (share: number) => string;
};

/** Builds the formats of a language; `Intl` objects are made once per pattern and zone. */
export function createFormats(locale: Locale): Formats {
  const tag = LANGUAGE_TAGS[locale];
  const cache = new Map<string, Intl.DateTimeFormat>();
  const withZone = (name: string, timeZone: string, options: Intl.DateTimeFormatOptions) => {
    const key = `${name} ${timeZone}`;
    const known = cache.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone });
    cache.set(key, known);
    return known;
  };
  const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;
  const minute = { ...day, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const integer = new Intl.NumberFormat(tag);
  return {
    dateTime: (at, timeZone) => withZone('minute', timeZone, minute).format(new Date(at)),
    dateTimeSeconds: (at, timeZone) =>
      withZone('second', timeZone, { ...minute, second: '2-digit' }).format(new Date(at)),
    date: (at, timeZone) => withZone('day', timeZone, day).format(new Date(at)),
    day: (at, timeZone) =>
      withZone('weekday', timeZone, { month: 'long', day: 'numeric', weekday: 'short' }).format(new Date(at)),
    time: (at, timeZone) =>
      withZone('time', timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
        new Date(at),
      ),
    number: (value) => integer.format(value),
    scaled: (value, decimals) =>
      new Intl.NumberFormat(tag, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        useGrouping: false,
      }).format(value / 10 ** decimals),
    bytes: (value) => {
      const [amount, unit] = value >= 1024 * 1024 ? [value / 1024 / 1024, 'MB'] : [value / 1024, 'KB'];
      return `${new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
    },
    percent: (share) =>
      new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }).format(share),
  };
}
