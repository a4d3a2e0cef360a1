import { Form, Link } from '@remix-run/react';

import type { ListView } from './list-types.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** Where the list stands in public, and the way to take it back. */
export function ListNotices({ list }: { list: ListView }) {
  const t = useT();
  const formats = useFormats();
  return list.notices.map((notice) =>
    notice.withdrawnAt ? null : (
      <NoticeBox
        key={notice.id}
        tone="info"
        title={t('results.published')}
        className="my-4"
        actions={
          <Form method="post">
            <input type="hidden" name="intent" value="withdraw-notice" />
            <input type="hidden" name="noticeId" value={notice.id} />
            <ConfirmButton
              label={t('results.withdrawNotice')}
              title={t('results.withdrawNotice')}
              confirmLabel={t('results.withdrawNotice')}
              cancelLabel={t('common.cancel')}
              variant="secondary"
              confirmVariant="danger"
              size="small"
            >
              <Field label={t('results.withdrawReason')} hint={t('results.withdrawReasonHint')}>
                <TextInput name="reason" required minLength={4} maxLength={500} />
              </Field>
            </ConfirmButton>
          </Form>
        }
      >
        <Link to={`/notices/${notice.id}`}>{notice.title}</Link>
        <span className="ms-3 text-sm text-ink-muted">
          {t('results.publishedBy', {
            by: notice.publishedBy || t('results.byPortal'),
            at: formats.dateTime(notice.publishedAt, list.round.timeZone),
          })}
        </span>
        {notice.bundleHash ? (
          <p className="mt-2">
            <a href={`/admin/rounds/${list.roundId}/notices/${notice.id}/bundle.zip`} download>
              {t('results.bundle')}
            </a>
            <span className="block text-sm">{t('results.bundleHint')}</span>
            {notice.versions.map(({ version, at, bundleHash }) =>
              bundleHash ? (
                <a
                  key={version}
                  className="mt-1 block w-fit"
                  href={`/admin/rounds/${list.roundId}/notices/${notice.id}/bundle.zip?version=${version}`}
                  download
                >
                  {t('results.bundleVersion', { version, date: formats.date(at, list.round.timeZone) })}
                </a>
              ) : (
                <span key={version} className="mt-1 block text-sm">
                  {t('results.bundleVersionNone', { version })}
                </span>
              ),
            )}
          </p>
        ) : (
          <p className="mt-2 text-sm">{t('results.bundleNone')}</p>
        )}
        <p className="mt-2">
          <a href={`/admin/rounds/${list.roundId}/notices/${notice.id}/pages.zip`} download>
            {t('public.siteZip')}
          </a>
          <span className="block text-sm">{t('public.siteZipHint')}</span>
        </p>
      </NoticeBox>
    ),
  );
}
