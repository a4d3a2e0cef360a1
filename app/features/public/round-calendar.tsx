import { useFormats, useT } from '#app/i18n/context.tsx';
import { Timeline } from '#app/ui/timeline.tsx';

type Window = {
  kind: 'SUBMISSION' | 'SCHOOL' | 'CHECK' | 'JUDGING' | 'RESULT' | 'NOTICE';
  opensAt: Date;
  closesAt: Date;
};

/** A round's windows in their order: past, running, to come. */
export function RoundCalendar({
  windows,
  at,
  timeZone,
}: {
  windows: readonly Window[];
  at: Date;
  timeZone: string;
}) {
  const t = useT();
  const formats = useFormats();
  if (windows.length === 0) return <p className="text-ink-muted">{t('public.roundWindowsNone')}</p>;
  return (
    <Timeline
      events={windows.map(({ kind, opensAt, closesAt }) => {
        const running = opensAt <= at && at < closesAt;
        return {
          key: kind,
          title: t(`rounds.window${kind}`),
          time: t('rounds.fromTo', {
            from: formats.dateTime(opensAt, timeZone),
            to: formats.dateTime(closesAt, timeZone),
          }),
          tone: running ? ('info' as const) : ('neutral' as const),
          by: running ? t('rounds.openNow') : closesAt <= at ? t('rounds.over') : undefined,
          upcoming: opensAt > at,
        };
      })}
    />
  );
}
