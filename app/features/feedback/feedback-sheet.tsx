import { OutcomeNotices } from './outcome-notices.tsx';
import { criterionWord, placeWord } from './outcome-words.ts';
import type { EntryFeedback, Position } from './read-feedback.server.ts';
import type { FeedbackLevel } from '#app/domain/feedback.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PlaceStrip } from '#app/ui/place-strip.tsx';
import { Section } from '#app/ui/section.tsx';

/** An entry's feedback as its authors read it, as much of it as was released. */
export function FeedbackSheet({
  feedback,
  round,
}: {
  feedback: EntryFeedback;
  round: { timeZone: string; feedbackLevel: FeedbackLevel };
}) {
  const t = useT();
  const { outcomes, level, comments, criteria, position } = feedback;
  return (
    <>
      <Section title={t('feedback.outcome')}>
        {outcomes.length > 0 ? (
          <OutcomeNotices outcomes={outcomes} timeZone={round.timeZone} />
        ) : (
          <EmptyState title={t('feedback.noOutcome')}>{t('feedback.noOutcomeText')}</EmptyState>
        )}
        {level === 'OUTCOME' ? <p className="text-ink-muted">{t('feedback.nothingMore')}</p> : null}
      </Section>
      {level === null && outcomes.length > 0 && round.feedbackLevel !== 'NOTHING' ? (
        <Section title={t('feedback.comments')}>
          <EmptyState title={t('feedback.notReleased')}>{t('feedback.notReleasedText')}</EmptyState>
        </Section>
      ) : null}
      {comments ? <Comments comments={comments} /> : null}
      {criteria ? <Criteria criteria={criteria} /> : null}
      {level === 'BAND' || level === 'RANK' ? <Place position={position} /> : null}
    </>
  );
}

function Comments({ comments }: { comments: readonly string[] }) {
  const t = useT();
  return (
    <Section title={t('feedback.comments')} description={t('feedback.commentsLead')}>
      {comments.length === 0 ? (
        <EmptyState title={t('feedback.noComment')}>{t('feedback.noCommentText')}</EmptyState>
      ) : (
        <ol className="grid max-w-2xl gap-4">
          {comments.map((text, index) => (
            <li key={`${index} ${text}`} className="keep-together border-s-4 border-line-strong ps-4">
              <p className="text-sm text-ink-muted">{t('feedback.commentOf', { number: index + 1 })}</p>
              <p className="whitespace-pre-line">{text}</p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Criteria({ criteria }: { criteria: NonNullable<EntryFeedback['criteria']> }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const word = criterionWord(t, name, criteria);
  return (
    <Section title={t('feedback.criteria')} description={t('feedback.criteriaLead')}>
      {criteria.length === 0 ? (
        <p>{t('feedback.noCriteria')}</p>
      ) : (
        <BarList
          className="max-w-2xl"
          caption={t('feedback.criteria')}
          heads={[t('feedback.criterion'), t('feedback.mean')]}
          max={100}
          bars={criteria.map((criterion) => ({
            key: `${criterion.stage} ${criterion.code}`,
            label: word(criterion),
            value: (criterion.meanX100 * 100) / criterion.maxX100,
            text: t('feedback.meanOf', {
              mean: formats.scaled(Math.round(criterion.meanX100 / 10), 1),
              max: formats.number(criterion.maxX100 / 100),
            }),
          }))}
        />
      )}
    </Section>
  );
}

function Place({ position }: { position: Position | null }) {
  const t = useT();
  const formats = useFormats();
  if (!position)
    return (
      <Section title={t('feedback.position')}>
        <p>{t('feedback.noScore')}</p>
      </Section>
    );
  const { value, decimals, of, rank, quarter } = position;
  const place = placeWord(t, position);
  const text =
    place === null
      ? t('feedback.quarterNone')
      : t(rank === null ? 'feedback.yourPlace' : 'feedback.yourRank', { place });
  return (
    <Section title={t('feedback.position')}>
      <p className="text-lg font-semibold">{text}</p>
      {rank !== null || quarter ? (
        <div className="py-4">
          <PlaceStrip
            text={text}
            ends={
              rank !== null ? [t('feedback.stripFirst'), t('feedback.stripLast', { of })] : ['0%', '100%']
            }
            at={rank === null ? undefined : of > 1 ? (rank - 1) / (of - 1) : 0}
            quarter={rank === null ? (quarter ?? undefined) : undefined}
          />
        </div>
      ) : null}
      <p className="text-ink-muted">
        {t('feedback.score')} <b className="text-ink tabular-nums">{formats.scaled(value, decimals)}</b>
        {' · '}
        {t('feedback.among', { of })}
      </p>
      <p className="max-w-2xl pt-2 text-ink-muted">{t('feedback.placeNote')}</p>
    </Section>
  );
}
