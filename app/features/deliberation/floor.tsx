import type { SubmissionResult } from '@conform-to/react';

import { CommentList, EntryCards } from './entry-cards.tsx';
import type { DeliberationPage } from './page.server.ts';
import { SpeakForm } from './speak-form.tsx';
import { VoteForm } from './vote-form.tsx';
import { VoteTable } from './vote-table.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';

/** What members and organiser share: the entries, what is said, the vote. */
export function DeliberationFloor({
  page,
  side,
  lastResult,
}: {
  page: DeliberationPage;
  side: 'judge' | 'admin';
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const formats = useFormats();
  const { own, members, votes } = page;
  const general = page.comments.filter(({ entryId }) => entryId === null);
  const voted = members.filter(({ hasVoted }) => hasVoted).length;
  return (
    <>
      {page.isPast ? (
        <NoticeBox tone="signal" className="mb-6">
          {t('deliberation.past')}
        </NoticeBox>
      ) : null}
      {page.words ? (
        <NoticeBox className="my-6">
          <p className="whitespace-pre-line">{page.words}</p>
        </NoticeBox>
      ) : null}
      <Section title={t('deliberation.entries')} description={t('deliberation.entriesLead')}>
        <EntryCards page={page} />
      </Section>
      <Section title={t('deliberation.comments')} description={t('deliberation.commentsLead')}>
        {general.length > 0 ? (
          <div className="mb-6">
            <CommentList comments={general} timeZone={page.timeZone} />
          </div>
        ) : null}
        {own && page.isOpen ? (
          <SpeakForm page={page} own={own} side={side} lastResult={lastResult} />
        ) : general.length === 0 ? (
          <p className="text-ink-muted">{t('deliberation.noComments')}</p>
        ) : null}
      </Section>
      <Section
        title={t('deliberation.votes')}
        description={t('deliberation.votedOf', { voted, members: members.length, quorum: page.quorum })}
      >
        <ul className="mb-4 flex flex-wrap gap-x-6 gap-y-2">
          {members.map((member) => (
            <li key={member.id} className="flex items-center gap-2">
              {member.isSelf ? t('rubric.self', { name: member.name }) : member.name}
              <Badge tone={member.hasVoted ? 'done' : undefined}>
                {t(member.hasVoted ? 'deliberation.hasVoted' : 'deliberation.hasNotVoted')}
              </Badge>
              {side === 'admin' && member.barred > 0 ? (
                <span className="text-sm text-ink-muted">
                  {t('deliberation.barredFrom', { count: member.barred })}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        {own?.votedAt ? (
          <p className="mb-4">
            {t('deliberation.votedAt', { at: formats.dateTime(own.votedAt, page.timeZone) })}
          </p>
        ) : null}
        {own && !own.votedAt && page.isOpen ? (
          page.cards.length > 0 ? (
            <VoteForm page={page} lastResult={lastResult} />
          ) : (
            <p className="text-ink-muted">{t('deliberation.nothingToVote')}</p>
          )
        ) : votes ? (
          <VoteTable page={page} votes={votes} />
        ) : (
          <p className="text-ink-muted">{t('deliberation.votesHidden')}</p>
        )}
      </Section>
    </>
  );
}
