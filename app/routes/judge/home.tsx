import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ReminderNotice } from '#app/features/shared/reminder-notice.tsx';
import { JudgingReminder } from '#app/features/judging/judging-reminder.tsx';
import { getJudgeHome } from '#app/features/judging/judge-queries.server.ts';
import { RoundDeadlines } from '#app/features/rounds/round-deadlines.tsx';
import { listOwnJuries } from '#app/features/special/jury-pages.server.ts';
import { OwnJuries } from '#app/features/special/own-juries.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  if (!viewer.isJudge) notFound();
  const t = translator(await localeOf(request));
  const [rounds, juries] = await Promise.all([getJudgeHome(viewer), listOwnJuries(viewer)]);
  return { title: t('common.deskJudge'), name: viewer.name, at: now(), rounds, juries };
}

export const meta = pageMeta;

export default function JudgeHome() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { rounds, juries, name: me, at } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('home.hello', { name: me })} />
      {rounds[0] ? <SampleNotice edition={rounds[0].edition} /> : null}
      {rounds.length === 0 ? (
        <EmptyState title={t('judging.noRounds')}>{t('judging.noRoundsText')}</EmptyState>
      ) : null}
      <OwnJuries juries={juries} />
      {rounds.map((round) => (
        <Section
          key={round.id}
          title={name(round)}
          description={round.unit.name}
          actions={
            round.answer === 'INVITED' ? (
              <LinkButton href={`/judge/rounds/${round.id}/invitation`} variant="primary">
                {t('judgePool.answerNow')}
              </LinkButton>
            ) : round.total > 0 ? (
              <LinkButton href={`/judge/rounds/${round.id}`} variant="primary">
                {round.submitted < round.total ? t('judging.continue') : t('judging.look')}
              </LinkButton>
            ) : null
          }
        >
          <JudgingReminder
            windows={round.windows}
            missing={round.total - round.submitted}
            timeZone={round.timeZone}
            at={at}
          />
          <RoundDeadlines round={round} kinds={['JUDGING']} at={at} />
          {round.reminder ? (
            <ReminderNotice
              to="judge"
              at={round.reminder.at}
              words={round.reminder.message}
              timeZone={round.timeZone}
            />
          ) : null}
          <div className="max-w-xl pt-6">
            {round.answer === 'INVITED' ? (
              <p>{t('judgePool.youAreAsked')}</p>
            ) : round.total === 0 ? (
              <p className="text-ink-muted">
                {round.answer === 'TAKEN' ? (
                  t('judging.nothingYet')
                ) : (
                  <Link to={`/judge/rounds/${round.id}/invitation`}>
                    {t(`judgePool.youHave-${round.answer}`)}
                  </Link>
                )}
              </p>
            ) : (
              <ProgressBar
                label={t('judging.progress')}
                value={round.submitted}
                max={round.total}
                text={t('judging.progressText', {
                  submitted: formats.number(round.submitted),
                  total: formats.number(round.total),
                })}
                tone={round.submitted === round.total ? 'done' : 'info'}
              />
            )}
          </div>
        </Section>
      ))}
    </>
  );
}
