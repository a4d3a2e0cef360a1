import { Link } from '@remix-run/react';

import type { listOwnDeliberations } from './page.server.ts';
import { DeliberationBadge } from './status-badge.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Section } from '#app/ui/section.tsx';

/** The deliberations that a judge is asked to, above the queue while a vote is missing. */
export function OwnDeliberations({
  roundId,
  deliberations,
}: {
  roundId: string;
  deliberations: Awaited<ReturnType<typeof listOwnDeliberations>>;
}) {
  const t = useT();
  return (
    <Section title={t('deliberation.mine')}>
      <ul className="divide-y divide-line border-y border-line">
        {deliberations.map(({ id, status, places, list, members, _count }) => (
          <li key={id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <Link to={`/judge/rounds/${roundId}/deliberation/${id}`}>{list.title}</Link>
            <span className="text-ink-muted">
              {t('deliberation.placesOf', { places, entries: _count.entries })}
            </span>
            <DeliberationBadge status={status} />
            {status === 'OPEN' && members.some(({ votedAt }) => votedAt === null) ? (
              <Badge tone="signal">{t('deliberation.toVote')}</Badge>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
