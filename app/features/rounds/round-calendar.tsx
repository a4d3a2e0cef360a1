import type { WindowKind, WindowState } from '#app/domain/calendar.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { cx } from '#app/ui/cx.ts';

type Shown = { kind: WindowKind; opensAt: Date; closesAt: Date; state: WindowState };

const DAY = 86_400_000;

/** A round's windows as a picture: one bar each over the whole season, a line for today, and the exact times. */
export function RoundCalendar({
  windows,
  timeZone,
  now,
}: {
  windows: readonly Shown[];
  timeZone: string;
  now: Date;
}) {
  const t = useT();
  const formats = useFormats();
  const start = Math.min(...windows.map((window) => window.opensAt.getTime()));
  const end = Math.max(...windows.map((window) => window.closesAt.getTime()));
  const span = Math.max(end - start, DAY);
  const x = (at: Date) => Math.min(100, Math.max(0, ((at.getTime() - start) / span) * 100));
  const tone = { unset: '', before: 'fill-line-strong', open: 'fill-accent', after: 'fill-line' } as const;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {windows.map((window) => (
        <li
          key={window.kind}
          className="grid gap-x-6 gap-y-1 py-3 md:grid-cols-[10rem_1fr_26rem] md:items-center"
        >
          <p className="flex flex-wrap items-center gap-2 font-semibold">
            {t(`rounds.window${window.kind}`)}
            {window.state === 'open' ? <Badge tone="info">{t('rounds.openNow')}</Badge> : null}
          </p>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden className="h-4 w-full">
            <rect x="0" y="2.6" width="100" height="0.8" className="fill-line" />
            <rect
              x={x(window.opensAt)}
              y="1"
              width={Math.max(0.6, x(window.closesAt) - x(window.opensAt))}
              height="4"
              className={tone[window.state]}
            />
            {now.getTime() > start && now.getTime() < end ? (
              <rect x={x(now)} y="0" width="0.35" height="6" className="fill-signal" />
            ) : null}
          </svg>
          <p className={cx('text-sm tabular-nums', window.state === 'after' ? 'text-ink-muted' : undefined)}>
            {t('rounds.fromTo', {
              from: formats.dateTime(window.opensAt, timeZone),
              to: formats.dateTime(window.closesAt, timeZone),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
