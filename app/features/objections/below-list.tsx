import { Form, Link } from '@remix-run/react';

import type { listObjections } from './queries.server.ts';
import { PUBLIC_MAX } from './schemas.ts';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

type Props = Pick<NonNullable<Awaited<ReturnType<typeof listObjections>>>, 'below' | 'roundId'>;

/** Entries whose place on the list from below was taken back: each leaves, or goes on with a reason. */
export function BelowList({ below, roundId }: Props) {
  const t = useT();
  if (below.length === 0) return null;
  return (
    <NoticeBox tone="signal" title={t('objections.belowTitle')} className="mb-6">
      <p>{t('objections.belowText')}</p>
      <ul className="mt-3 grid gap-3">
        {below.map((entry) => (
          <li key={entry.id}>
            <p>
              <Link to={`/admin/rounds/${roundId}/entries/${entry.id}`}>{entry.title}</Link>{' '}
              <span className="text-sm tabular-nums">{entry.number}</span>
            </p>
            <p className="text-sm text-ink-muted">{t('checks.reasonGiven', { reason: entry.reason })}</p>
            <div className="mt-1 flex flex-wrap gap-3">
              {(['LEAVES', 'STAYS'] as const).map((decision) => (
                <Form method="post" key={decision}>
                  <input type="hidden" name="intent" value="decide-below" />
                  <input type="hidden" name="entryId" value={entry.id} />
                  <input type="hidden" name="decision" value={decision} />
                  <ConfirmButton
                    size="small"
                    variant="secondary"
                    confirmVariant={decision === 'LEAVES' ? 'danger' : 'primary'}
                    label={t(`objections.below-${decision}`)}
                    title={t(`objections.belowTitle-${decision}`, { title: entry.title })}
                    confirmLabel={t(`objections.below-${decision}`)}
                    cancelLabel={t('common.cancel')}
                  >
                    <div className="grid gap-4">
                      <p>{t(`objections.belowText-${decision}`)}</p>
                      <Field label={t('objections.belowReason')} hint={t('objections.belowReasonHint')}>
                        <TextInput name="reason" required minLength={4} maxLength={PUBLIC_MAX} />
                      </Field>
                    </div>
                  </ConfirmButton>
                </Form>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}
