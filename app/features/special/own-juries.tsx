import { Link } from '@remix-run/react';

import type { OwnJury } from './jury-pages.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Section } from '#app/ui/section.tsx';

/** The prize juries in which a judge sits, those that wait for their nominations first. */
export function OwnJuries({ juries }: { juries: readonly OwnJury[] }) {
  const t = useT();
  const name = useName();
  if (juries.length === 0) return null;
  return (
    <Section title={t('special.ownTitle')}>
      <ul className="divide-y divide-line border-y border-line">
        {juries.map((jury) => (
          <li key={jury.id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <Link to={`/judge/rounds/${jury.roundId}/special/${jury.id}`}>{name(jury)}</Link>
            {jury.sponsor ? <span className="text-ink-muted">{jury.sponsor}</span> : null}
            <span className="text-ink-muted">
              {t('special.ownCount', { count: jury.count, most: jury.nominations })}
            </span>
            <Badge tone={jury.waits ? 'signal' : jury.sent ? 'done' : 'neutral'}>
              {t(jury.waits ? 'special.toNominate' : jury.sent ? 'special.sent' : 'special.over')}
            </Badge>
          </li>
        ))}
      </ul>
    </Section>
  );
}
