import type { SpecialPage } from './queries.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Section } from '#app/ui/section.tsx';

/** Every decision by hand, the oldest first, also of drafts that were made anew since. */
export function ChangeList({ page }: { page: SpecialPage }) {
  const t = useT();
  const formats = useFormats();
  if (page.changes.length === 0) return null;
  return (
    <Section title={t('special.changesTitle')}>
      <ul className="divide-y divide-line border-y border-line">
        {page.changes.map((change) => (
          <li key={change.id} className="py-2">
            {t('special.changeLine', {
              name: change.name,
              from: t(`special.decision-${change.from}`),
              to: t(`special.decision-${change.to}`),
            })}
            <span className="block">{change.reason}</span>
            <span className="block text-sm text-ink-muted">
              {t('special.changesBy', {
                by: change.by || t('common.organiser'),
                at: formats.dateTime(change.at, page.special.round.timeZone),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
