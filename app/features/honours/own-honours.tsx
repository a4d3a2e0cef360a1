import { useHonourWords } from './honour-words.ts';
import type { ownHonours } from './queries.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { Section } from '#app/ui/section.tsx';

type Own = Awaited<ReturnType<typeof ownHonours>>;

/** On a tutor's account page: the prizes of projects they have tutored. Nothing for who has tutored none. */
export function OwnHonours({ honours }: { honours: Own }) {
  const t = useT();
  const { levelHead, parts, prizeName } = useHonourWords();
  if (honours.rows.length === 0) return null;
  return (
    <Section title={t('honours.own')}>
      <p className="pb-3">
        {t('honours.sentenceOwn', { since: honours.since, parts: parts(honours.parts) })}
      </p>
      <ul className="divide-y divide-line border-y border-line">
        {honours.rows.map((row, index) => (
          <li key={`${index} ${row.title}`} className="py-2">
            <span className="tabular-nums">{row.year}</span> {levelHead(row.level)} {prizeName(row)}
            <span className="block text-ink-muted">{row.title}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
