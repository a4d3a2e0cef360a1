import { Form } from '@remix-run/react';

import type { SchoolCounts } from './school-counts.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

export type OutdatedSchool = { number: string; school: string; was: SchoolCounts; now: SchoolCounts };

/** Certificates of schools whose numbers of prizes no longer hold, with one press to put all of them right. */
export function OutdatedPanel({ outdated }: { outdated: readonly OutdatedSchool[] }) {
  const t = useT();
  if (outdated.length === 0) return null;
  const words = (counts: SchoolCounts) =>
    counts.map(({ name, count }) => `${name} ${count}`).join(t('common.listComma')) ||
    t('certificates.noPrizeLeft');
  return (
    <NoticeBox
      tone="signal"
      className="mb-6"
      title={t('certificates.outdatedTitle', { count: outdated.length })}
    >
      <ul className="my-2 list-disc ps-6">
        {outdated.map(({ number, school, was, now }) => (
          <li key={number}>
            {t('certificates.outdatedLine', { school, number, was: words(was), now: words(now) })}
          </li>
        ))}
      </ul>
      <Form method="post">
        <input type="hidden" name="intent" value="renew-schools" />
        <input type="hidden" name="count" value={outdated.length} />
        <ConfirmButton
          label={t('certificates.renew')}
          title={t('certificates.renewTitle')}
          confirmLabel={t('certificates.renew')}
          cancelLabel={t('common.cancel')}
          variant="secondary"
        >
          <p>{t('certificates.renewText', { count: outdated.length })}</p>
        </ConfirmButton>
      </Form>
    </NoticeBox>
  );
}
