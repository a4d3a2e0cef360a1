import { timeLeft, windowState } from '#app/domain/calendar.ts';
import type { Window, WindowKind } from '#app/domain/calendar.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Deadline } from '#app/ui/deadline.tsx';

const SOON_S = 3 * 86_400;

/** A round's deadlines as people count them: when, and how long from the server's now. */
export function RoundDeadlines({
  round,
  kinds,
  corrects = false,
  at,
}: {
  round: { timeZone: string; windows: readonly Window[] };
  kinds: readonly WindowKind[];
  /** For the authors, for whom the checks are when they may still write. */
  corrects?: boolean;
  at: Date;
}) {
  const t = useT();
  const formats = useFormats();
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-4">
      {kinds.map((kind) => {
        const window = round.windows.find((one) => one.kind === kind);
        if (!window) return null;
        const state = windowState(round.windows, kind, at);
        const left = timeLeft(window.closesAt, at);
        const opens = state === 'before';
        const word = t(corrects && kind === 'CHECK' ? 'rounds.windowCorrection' : `rounds.window${kind}`);
        return (
          <Deadline
            key={kind}
            label={
              opens ? t('rounds.startsLabel', { window: word }) : t('rounds.endsLabel', { window: word })
            }
            text={formats.dateTime(opens ? window.opensAt : window.closesAt, round.timeZone)}
            dateTime={(opens ? window.opensAt : window.closesAt).toISOString()}
            left={
              state === 'open'
                ? t('rounds.left', { days: left.days, hours: left.hours, minutes: left.minutes })
                : state === 'after'
                  ? t('rounds.over')
                  : undefined
            }
            state={
              state === 'after' ? 'over' : state === 'open' && left.totalSeconds < SOON_S ? 'soon' : 'open'
            }
          />
        );
      })}
    </div>
  );
}
