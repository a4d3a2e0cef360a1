import { Form, Link, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

import { residualText } from './rasch-detail.tsx';
import type { TableRunView } from './table-run-queries.server.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { usePoll } from '#app/features/shared/use-poll.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

/** Reading, then steps until the residual is small enough, then ranks, errors and keeping it. */
function phaseOf({ status, progress }: TableRunView) {
  if (status !== 'RUNNING') return 'rasch.phaseKeeping';
  if (!progress) return 'rasch.phaseReading';
  return progress.share < 1 ? 'rasch.phaseSteps' : 'rasch.phaseKeeping';
}

/** A scoring table that is being worked out: how far it is, asked again and again, and the button that ends it. */
export function TableRunPanel({ roundId, run: first }: { roundId: string; run: TableRunView }) {
  const t = useT();
  const formats = useFormats();
  const { revalidate } = useRevalidator();
  const newest = (answer?: { run: TableRunView | null }) =>
    answer?.run?.id === first.id ? answer.run : first;
  const run = newest(
    usePoll<{ run: TableRunView | null }>(
      `/admin/rounds/${roundId}/results/run`,
      (answer) => newest(answer).status !== 'RUNNING',
    ),
  );
  const isOver = run.status !== 'RUNNING';
  useEffect(() => {
    if (isOver) revalidate();
  }, [isOver, revalidate]);
  const { progress } = run;
  return (
    <Section title={t('rasch.running')} description={t('rasch.runningLead')} className="mb-8">
      {/* Said when it changes, and not every second. */}
      <p className="sr-only" aria-live="polite">
        {t(phaseOf(run))}
      </p>
      <div className="grid max-w-2xl gap-4">
        <ProgressBar
          label={t(phaseOf(run))}
          value={isOver ? 1 : (progress?.share ?? 0)}
          max={1}
          text={t('plans.seconds', { count: run.seconds })}
        />
        {progress ? (
          <ul className="list-disc ps-6 tabular-nums">
            <li>{t('rasch.step', { turn: formats.number(progress.turn) })}</li>
            <li>{t('rasch.residual', { residual: residualText(progress.residual) })}</li>
            {progress.attempt > 1 ? <li>{t('rasch.attempt', { attempt: progress.attempt })}</li> : null}
          </ul>
        ) : null}
        <Form method="post" className="flex flex-wrap items-center gap-4">
          <input type="hidden" name="roundId" value={roundId} />
          <input type="hidden" name="jobId" value={run.id} />
          <SubmitButton variant="secondary" name="intent" value="cancel">
            {t('rasch.cancel')}
          </SubmitButton>
          <Link to={`/admin/rounds/${roundId}/results`} reloadDocument className="text-sm">
            {t('plans.reload')}
          </Link>
        </Form>
      </div>
    </Section>
  );
}

/** Why the newest run made no table. */
export function TableRunFailed({ run }: { run: TableRunView }) {
  const t = useT();
  const texts = useErrorTexts();
  return (
    <NoticeBox tone="danger" role="alert" className="my-4" title={t('rasch.failed')}>
      {run.why.length === 0 ? <p>{t('rasch.failedText')}</p> : null}
      {texts(run.why).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </NoticeBox>
  );
}
