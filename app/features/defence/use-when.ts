import { useFormats, useT } from '#app/i18n/context.tsx';

/** "明天 9:40": the day as people say it, and the time. `days` are whole days from today. */
export function useWhen(): (slot: { startsAt: Date; days: number }, timeZone: string) => string {
  const t = useT();
  const formats = useFormats();
  return ({ startsAt, days }, timeZone) => {
    const time = formats.time(startsAt, timeZone);
    if (days === 0) return t('defence.today', { time });
    if (days === 1) return t('defence.tomorrow', { time });
    if (days === 2) return t('defence.dayAfter', { time });
    return t('defence.onDay', { day: formats.day(startsAt, timeZone), time });
  };
}
