import { useRef } from 'react';

import type { PickFit } from './pick-queries.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { useTicked } from '#app/ui/use-ticked.ts';

type Named = { code: string; name: string; nameEn: string | null };

/** How many of the ticked judges fit each discipline, while they are being ticked. Stands in the form of the table. */
export function FitPreview({
  name: field,
  judges,
  disciplines,
}: {
  /** Same as the table's `selection.name`. */
  name: string;
  judges: readonly { id: string; isGeneralist: boolean; fits: readonly PickFit[] }[];
  disciplines: readonly Named[];
}) {
  const t = useT();
  const name = useName();
  const inside = useRef<HTMLDivElement>(null);
  const { ticked } = useTicked(inside, field);
  const chosen = judges.filter((judge) => ticked.includes(judge.id));
  const count = (code: string, kind: PickFit['kind']) =>
    chosen.filter((judge) => judge.fits.some((fit) => fit.code === code && fit.kind === kind)).length;
  const rows = disciplines
    .map((row) => ({ ...row, own: count(row.code, 'own'), near: count(row.code, 'neighbour') }))
    .filter((row) => row.own + row.near > 0);
  const generalists = chosen.filter((judge) => judge.isGeneralist).length;
  return (
    <div ref={inside} aria-live="polite" className="py-2 text-sm">
      {chosen.length > 0 ? (
        <p>
          {t('judgePool.fitPreview')}
          {[
            ...rows.map((row) =>
              t(row.near > 0 ? 'judgePool.fitCountNear' : 'judgePool.fitCount', {
                discipline: name(row),
                own: row.own,
                near: row.near,
              }),
            ),
            ...(generalists > 0
              ? [t('judgePool.fitCount', { discipline: t('judging.generalist'), own: generalists })]
              : []),
          ].join(t('common.listComma'))}
        </p>
      ) : null}
    </div>
  );
}

/** The disciplines of the round that a judge fits, own ones with their weight. */
export function FitText({
  fits,
  isGeneralist,
  disciplines,
}: {
  fits: readonly PickFit[];
  isGeneralist: boolean;
  disciplines: readonly Named[];
}) {
  const t = useT();
  const name = useName();
  if (isGeneralist) return <>{t('judging.generalist')}</>;
  const label = (code: string) => {
    const known = disciplines.find((row) => row.code === code);
    return known ? name(known) : code;
  };
  const own = fits.filter((fit) => fit.kind === 'own');
  const near = fits.filter((fit) => fit.kind === 'neighbour');
  if (fits.length === 0) return <span className="text-ink-muted">{t('judgePool.fitsNone')}</span>;
  return (
    <>
      {own
        .map((fit) => (fit.match === 100 ? label(fit.code) : `${label(fit.code)} ${fit.match}`))
        .join(t('common.listComma'))}
      {near.length > 0 ? (
        <span className="block text-sm text-ink-muted">
          {t('judgePool.fitsNear', {
            disciplines: near.map((fit) => label(fit.code)).join(t('common.listComma')),
          })}
        </span>
      ) : null}
    </>
  );
}
