import { Link } from '@remix-run/react';

import type { LineView, ListView } from './list-types.ts';
import { keptNames } from './kept-names.ts';
import { reasonText } from './reason-text.ts';
import { useFormats, useLanguage, useName } from '#app/i18n/context.tsx';

/** Why a line stands where it stands, and below it every change that people have made. */
export function ListReason({ line, list }: { line: LineView; list: ListView }) {
  const { locale, t } = useLanguage();
  const formats = useFormats();
  const name = useName();
  const stood = (decision: LineView['decision'], prizeCode: string | null) => {
    const prize = list.prizes.find(({ code }) => code === prizeCode);
    return decision === 'SELECTED' && prize ? name(prize) : t(`results.decision${decision}`);
  };
  return (
    <>
      <span className={line.overrides.length > 0 ? 'text-ink-muted line-through' : undefined}>
        {reasonText(t, line.reason, keptNames(t, locale, list.english))}
      </span>
      {line.overrides.map(({ at, by, from, fromPrize, to, toPrize, reason, deliberationId }) => (
        <span key={`${at.valueOf()}`} className="block text-signal">
          {t(deliberationId ? 'deliberation.overrideLine' : 'results.overrideLine', {
            at: formats.dateTime(at, list.round.timeZone),
            by: by || t('results.byPortal'),
            from: stood(from, fromPrize),
            to: stood(to, toPrize),
            reason,
          })}
          {deliberationId ? (
            <>
              {' '}
              <Link
                to={`/admin/rounds/${list.roundId}/lists/${list.id}/deliberation/${deliberationId}/record`}
              >
                {t('deliberation.seeRecord')}
              </Link>
            </>
          ) : null}
        </span>
      ))}
    </>
  );
}
