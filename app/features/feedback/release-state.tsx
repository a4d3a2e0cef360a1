import { Form } from '@remix-run/react';

import type { getRoundFeedback } from './queries.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

type Page = NonNullable<Awaited<ReturnType<typeof getRoundFeedback>>>;

/** Whether a round's feedback is released, and the one step that is possible now. */
export function ReleaseState({ page, going }: { page: Page; going: number }) {
  const t = useT();
  const formats = useFormats();
  const { round, standing, releases, published, counts, entries, late, timeZone } = page;
  const base = `/admin/rounds/${round.id}`;
  const level = t(`feedback.gives-${round.feedbackLevel}`);
  const settings = <LinkButton href={`${base}/settings`}>{t('feedback.toSettings')}</LinkButton>;
  if (standing)
    return (
      <NoticeBox
        tone="done"
        title={t('feedback.state-released')}
        actions={
          <Form method="post">
            <ConfirmButton
              label={t('feedback.takeBack')}
              title={t('feedback.takeBackTitle')}
              confirmLabel={t('feedback.takeBack')}
              cancelLabel={t('common.cancel')}
              name="intent"
              value="take-back"
              variant="secondary"
              confirmVariant="danger"
            >
              {t('feedback.takeBackText', { entries })}
            </ConfirmButton>
          </Form>
        }
      >
        <p>
          {t('feedback.state-releasedText', {
            at: formats.dateTime(standing.releasedAt, timeZone),
            by: releases.find(({ id }) => id === standing.id)?.by || t('common.organiser'),
            level: t(`feedback.gives-${standing.level}`),
          })}
        </p>
        {standing.level === round.feedbackLevel ? null : (
          <p>{t('feedback.settingChanged', { level: t(`feedback.level-${round.feedbackLevel}`) })}</p>
        )}
        {late > 0 ? <p>{t('feedback.late', { count: late })}</p> : null}
      </NoticeBox>
    );
  if (round.feedbackLevel === 'NOTHING')
    return (
      <NoticeBox title={t('feedback.state-nothing')} actions={settings}>
        {t('feedback.state-nothingText')}
      </NoticeBox>
    );
  if (!published)
    return (
      <NoticeBox
        title={t('feedback.state-unpublished')}
        actions={
          <>
            <LinkButton href={`${base}/lists`}>{t('feedback.toLists')}</LinkButton>
            {settings}
          </>
        }
      >
        <p>{t('feedback.state-unpublishedText')}</p>
        <p>{t('feedback.state-readyText', { level })}</p>
      </NoticeBox>
    );
  return (
    <NoticeBox
      tone="signal"
      title={t('feedback.state-ready')}
      actions={
        <>
          <Form method="post">
            <ConfirmButton
              label={t('feedback.release')}
              title={t('feedback.releaseTitle')}
              confirmLabel={t('feedback.release')}
              cancelLabel={t('common.cancel')}
              name="intent"
              value="release"
            >
              <p>
                {t('feedback.releaseText', {
                  entries,
                  level,
                  comments: going,
                  held: counts.held,
                  open: counts['to-look'],
                })}
              </p>
              <p>{t('feedback.releaseUndo')}</p>
            </ConfirmButton>
          </Form>
          {settings}
        </>
      }
    >
      {t('feedback.state-readyText', { level })}
    </NoticeBox>
  );
}
