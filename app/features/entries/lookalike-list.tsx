import type { Lookalike } from './lookalikes.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Section } from '#app/ui/section.tsx';

const ALARMING = 0.7;
const PHRASE_SHOWN = 40;

/** Projects of any edition that look like this one, with how much and which phrases: for checkers to judge. */
export function LookalikeList({ lookalikes }: { lookalikes: readonly Lookalike[] }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  return (
    <Section title={t('checks.lookalikes')} description={t('checks.lookalikesLead')}>
      {lookalikes.length === 0 ? (
        <p className="text-ink-muted">{t('checks.noLookalikes')}</p>
      ) : (
        <ul className="max-w-3xl divide-y divide-line border-y border-line">
          {lookalikes.map((one) => (
            <li key={one.projectId} className="grid gap-1 py-3">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-semibold">{one.title}</span>
                <Badge tone={one.similarity >= ALARMING ? 'danger' : 'signal'}>
                  {t('checks.similarity', {
                    percent: formats.percent(Math.round(one.similarity * 100) / 100),
                  })}
                </Badge>
                {one.sameAuthor ? <Badge>{t('checks.sameAuthor')}</Badge> : null}
              </p>
              <p className="text-sm text-ink-muted">
                {one.rounds.map((round) => `${round.year} ${name(round)}`).join(' → ')}
              </p>
              {one.phrases.length > 0 ? (
                <p className="text-sm">
                  {t('checks.samePhrases')}
                  {one.phrases.map((phrase) => (
                    <q key={phrase} className="me-2">
                      {phrase.length > PHRASE_SHOWN ? `${phrase.slice(0, PHRASE_SHOWN)}…` : phrase}
                    </q>
                  ))}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
