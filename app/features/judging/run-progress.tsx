import { Form, Link, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

import type { PlanRunView } from './plan-run-queries.server.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { usePoll } from '#app/features/shared/use-poll.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

/** A search under way: its stage in words, what it has reached against what is thinkable, and the button that ends it. */
export function RunProgress({ roundId, run: first }: { roundId: string; run: PlanRunView }) {
  const t = useT();
  const formats = useFormats();
  const { revalidate } = useRevalidator();
  const newest = (answer?: { run: PlanRunView | null }) =>
    answer?.run?.id === first.id ? answer.run : first;
  const run = newest(
    usePoll<{ run: PlanRunView | null }>(
      `/admin/rounds/${roundId}/assignment/run`,
      (answer) => newest(answer).status !== 'RUNNING',
    ),
  );
  const isOver = run.status !== 'RUNNING';
  useEffect(() => {
    if (isOver) revalidate();
  }, [isOver, revalidate]);
  const { progress } = run;
  const phase = t(progress ? `plans.phase-${progress.phase}` : 'plans.phase-start');
  const share = (match: number) => formats.percent(match / run.judgesPerEntry / 100);
  return (
    <Section title={t('plans.running')} description={t('plans.runningLead')}>
      {/* Said when it changes, and not every second. */}
      <p className="sr-only" aria-live="polite">
        {phase}
      </p>
      <div className="grid max-w-2xl gap-4">
        <ProgressBar
          label={phase}
          value={progress?.filled ?? 0}
          max={progress?.places ?? 1}
          text={t('plans.seconds', { count: run.seconds })}
        />
        {progress ? (
          <ul className="list-disc ps-6 tabular-nums">
            <li>
              {t('plans.filled', {
                filled: formats.number(progress.filled),
                places: formats.number(progress.places),
              })}
            </li>
            <li>{t('plans.shortSoFar', { count: progress.places - progress.filled })}</li>
            <li>
              {t('plans.worstSoFar', { worst: share(progress.worst), bound: share(progress.worstBound) })}
            </li>
            <li>{t('plans.steps', { count: formats.number(progress.pivots) })}</li>
          </ul>
        ) : null}
        <Form method="post" className="flex flex-wrap items-center gap-4">
          <input type="hidden" name="runId" value={run.id} />
          <SubmitButton variant="secondary" name="intent" value="stop">
            {t('plans.stop')}
          </SubmitButton>
          <Link to={`/admin/rounds/${roundId}/assignment`} reloadDocument className="text-sm">
            {t('plans.reload')}
          </Link>
        </Form>
      </div>
    </Section>
  );
}

/** A search that came to nothing, and the button that begins it again. */
export function RunFailed({ run }: { run: PlanRunView }) {
  const t = useT();
  return (
    <NoticeBox tone="danger" className="my-6" title={t('plans.failed')}>
      <p>{t('plans.failedText', { seconds: run.seconds })}</p>
      <Form method="post" className="pt-3">
        {run.seedWords ? <input type="hidden" name="seedWords" value={run.seedWords} /> : null}
        {run.leaving ? <input type="hidden" name="leaving" value={run.leaving} /> : null}
        <SubmitButton variant="secondary" name="intent" value={run.isRepair ? 'repair' : 'propose'}>
          {t('plans.retry')}
        </SubmitButton>
      </Form>
    </NoticeBox>
  );
}
