import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useRevalidator } from '@remix-run/react';

import type { BatchView } from './batch-queries.server.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

const POLL_MS = 1000;

type Progress = { done: number; isRunning: boolean };

/** How far the file is; asks every second, and loads the page again when it is done. */
function Running({ roundId, batch }: { roundId: string; batch: BatchView }) {
  const t = useT();
  const formats = useFormats();
  const { revalidate } = useRevalidator();
  const [done, setDone] = useState(batch.done);
  useEffect(() => {
    const look = async () => {
      const answer = await fetch(`/admin/rounds/${roundId}/certificates/batch`).catch(() => null);
      if (!answer?.ok) return;
      const progress = (await answer.json()) as Progress;
      setDone(progress.done);
      if (!progress.isRunning) revalidate();
    };
    const timer = setInterval(() => void look(), POLL_MS);
    return () => clearInterval(timer);
  }, [revalidate, roundId]);
  return (
    <div className="grid max-w-2xl gap-4" aria-live="polite">
      <ProgressBar
        label={t('certificates.batchRunning')}
        value={done}
        max={batch.total}
        text={t('certificates.batchPages', {
          done: formats.number(done),
          total: formats.number(batch.total),
        })}
      />
      <Form method="post">
        <input type="hidden" name="jobId" value={batch.id} />
        <SubmitButton variant="secondary" name="intent" value="cancel-batch">
          {t('certificates.batchCancel')}
        </SubmitButton>
      </Form>
    </div>
  );
}

/** One PDF of all certificates that stand: begin it, watch it, download it. */
export function BatchPanel({
  roundId,
  timeZone,
  standing,
  batch,
}: {
  roundId: string;
  timeZone: string;
  standing: number;
  batch: BatchView | null;
}) {
  const t = useT();
  const formats = useFormats();
  const ready = batch?.status === 'DONE' && batch.bytes !== null;
  return (
    <Section title={t('certificates.batchTitle')} description={t('certificates.batchLead')}>
      {batch?.status === 'RUNNING' ? (
        <Running roundId={roundId} batch={batch} />
      ) : (
        <div className="grid gap-4">
          {batch?.status === 'FAILED' ? (
            <NoticeBox tone="danger">{t('certificates.batchFailed')}</NoticeBox>
          ) : null}
          {batch?.status === 'DONE' && !ready ? (
            <p className="text-ink-muted">{t('certificates.batchGone')}</p>
          ) : null}
          {batch && ready ? (
            <p>
              {t('certificates.batchReady', {
                count: formats.number(batch.total),
                size: formats.bytes(batch.bytes ?? 0),
                at: formats.dateTime(batch.endedAt ?? batch.createdAt, timeZone),
              })}
            </p>
          ) : null}
          <div className="flex flex-wrap gap-3">
            {batch && ready ? (
              <LinkButton
                href={`/admin/rounds/${roundId}/certificates/batch/${batch.id}.pdf`}
                download
                variant="primary"
              >
                {t('certificates.batchDownload')}
              </LinkButton>
            ) : null}
            <Form method="post">
              <SubmitButton variant="secondary" name="intent" value="batch" disabled={standing === 0}>
                {t('certificates.batchStart', { count: formats.number(standing) })}
              </SubmitButton>
            </Form>
          </div>
        </div>
      )}
    </Section>
  );
}
