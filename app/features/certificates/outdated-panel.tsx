import { Form } from '@remix-run/react';

import type { certificatesOfRound } from './queries.server.ts';
import type { SchoolCounts } from '#app/domain/certificate/school-renewals.ts';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

type Outdated = NonNullable<Awaited<ReturnType<typeof certificatesOfRound>>>['outdated'];

/**
 * Certificates of schools whose numbers of prizes no longer hold, or whose school was merged, with one press to put all of
 * them right.
 */
export function OutdatedPanel({ outdated }: { outdated: Outdated }) {
  const t = useT();
  const { count, renewals } = outdated;
  if (count === 0) return null;
  const words = (counts: SchoolCounts) =>
    counts.map(({ name, count }) => `${name} ${count}`).join(t('common.listComma')) ||
    t('certificates.noPrizeLeft');
  return (
    <NoticeBox tone="signal" className="mb-6" title={t('certificates.outdatedTitle', { count })}>
      <ul className="my-2 list-disc ps-6">
        {renewals.flatMap(({ act, number, school, was, now, apart, merged }) => [
          ...(act === 'keep'
            ? []
            : [
                <li key={number}>
                  {apart
                    ? t('certificates.outdatedApart', { school, number, now: words(now) })
                    : t('certificates.outdatedLine', { school, number, was: words(was), now: words(now) })}
                </li>,
              ]),
          ...merged.map((one) => (
            <li key={one.number}>
              {t('certificates.outdatedMerged', { school: one.name, number: one.number, into: school })}
            </li>
          )),
        ])}
      </ul>
      <Form method="post">
        <input type="hidden" name="intent" value="renew-schools" />
        <input type="hidden" name="count" value={count} />
        <ConfirmButton
          label={t('certificates.renew')}
          title={t('certificates.renewTitle')}
          confirmLabel={t('certificates.renew')}
          cancelLabel={t('common.cancel')}
          variant="secondary"
        >
          <p>{t('certificates.renewText', { count })}</p>
        </ConfirmButton>
      </Form>
    </NoticeBox>
  );
}
