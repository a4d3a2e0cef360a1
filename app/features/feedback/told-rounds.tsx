import { Link } from '@remix-run/react';

import { useOutcomeWords } from './outcome-words.ts';
import type { schoolOutcomes } from './queries.server.ts';
import { isGladOutcome } from '#app/domain/feedback.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';

type Round = Awaited<ReturnType<typeof schoolOutcomes>>[number];

/** On a school's front page: what published lists say of its projects, a box for each round. */
export function ToldRounds({ schoolId, rounds }: { schoolId: string; rounds: readonly Round[] }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { word } = useOutcomeWords();
  if (rounds.length === 0) return null;
  return (
    <Section title={t('feedback.toldTitle')}>
      <div className="grid gap-4">
        {rounds.map((round) => (
          <NoticeBox
            key={round.id}
            tone={round.counts.some(({ kind }) => isGladOutcome(kind)) ? 'done' : 'info'}
            title={name(round)}
            actions={<Link to={`/school/${schoolId}/feedback/${round.id}`}>{t('feedback.toldOpen')}</Link>}
          >
            <p className="flex flex-wrap gap-x-4">
              {round.counts.map((outcome) => (
                <span key={`${outcome.kind} ${outcome.prize?.name ?? ''}`}>
                  {t('feedback.toldCount', { outcome: word(outcome), count: outcome.count })}
                </span>
              ))}
            </p>
            <p className="flex flex-wrap gap-x-3 text-sm text-ink-muted">
              {t('feedback.toldAt', { at: formats.date(round.at, round.timeZone) })}
              {round.released ? <Badge tone="info">{t('feedback.toldReleased')}</Badge> : null}
            </p>
          </NoticeBox>
        ))}
      </div>
    </Section>
  );
}
