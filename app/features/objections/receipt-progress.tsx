import type { getReceipt } from './public-queries.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Timeline } from '#app/ui/timeline.tsx';

type Receipt = Pick<
  NonNullable<Awaited<ReturnType<typeof getReceipt>>>,
  'createdAt' | 'assignedAt' | 'answeredAt' | 'answerBy' | 'stage'
>;

/** What has happened to an objection, and what comes next by when. Names no person. */
export function ReceiptProgress({ receipt, timeZone }: { receipt: Receipt; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  const event = (key: string, title: string, at: Date, tone: 'info' | 'signal' | 'done') => ({
    key,
    title,
    time: formats.dateTimeSeconds(at, timeZone),
    dateTime: new Date(at).toISOString(),
    tone,
  });
  return (
    <Timeline
      events={[
        event('filed', t('objections.tFiled'), receipt.createdAt, 'info'),
        ...(receipt.assignedAt
          ? [event('handled', t('objections.tHandled'), receipt.assignedAt, 'signal')]
          : []),
        receipt.answeredAt
          ? event('answered', t('objections.tAnswered'), receipt.answeredAt, 'done')
          : {
              key: 'next',
              title: t('objections.tNext', { by: formats.dateTime(receipt.answerBy, timeZone) }),
              upcoming: true,
            },
      ]}
    />
  );
}
