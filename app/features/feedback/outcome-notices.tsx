import { Link } from '@remix-run/react';

import type { Outcome } from './outcomes.server.ts';
import { useOutcomeWords } from './outcome-words.ts';
import { isGladOutcome } from '#app/domain/feedback.ts';
import type { OutcomeKind } from '#app/domain/feedback.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import type { Tone } from '#app/ui/tone.ts';

const toneOf = (kind: OutcomeKind): 'done' | 'info' => (isGladOutcome(kind) ? 'done' : 'info');

/** Tells authors what a list has brought their project, with the list and when it was told. */
export function OutcomeNotices({ outcomes, timeZone }: { outcomes: readonly Outcome[]; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  const { sentence } = useOutcomeWords();
  return outcomes.map((outcome) => (
    <NoticeBox
      key={`${outcome.list} ${outcome.next?.name ?? ''}`}
      tone={toneOf(outcome.kind)}
      className="mb-3"
      title={sentence(outcome)}
    >
      <p className="flex flex-wrap gap-x-4 text-sm">
        <span>{t('feedback.toldAt', { at: formats.date(outcome.at, timeZone) })}</span>
        {outcome.noticeId ? (
          <Link className="no-print" to={`/notices/${outcome.noticeId}`}>
            {t('feedback.seeNotice')}
          </Link>
        ) : null}
      </p>
    </NoticeBox>
  ));
}

/** Outcomes in a word each, for tables. */
export function OutcomeBadges({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { word } = useOutcomeWords();
  const tones: Partial<Record<OutcomeKind, Tone>> = {
    revoked: 'danger',
    'taken-off': 'danger',
    reserve: 'signal',
  };
  return (
    <span className="flex flex-wrap gap-1">
      {outcomes.map((outcome) => (
        <Badge
          key={`${outcome.list} ${outcome.next?.name ?? ''}`}
          tone={tones[outcome.kind] ?? (isGladOutcome(outcome.kind) ? 'done' : 'neutral')}
        >
          {word(outcome)}
        </Badge>
      ))}
    </span>
  );
}
