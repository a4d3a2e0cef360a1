import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { receiptLink } from '#app/features/objections/codes.server.ts';
import { LineName } from '#app/features/objections/line-name.tsx';
import { OutcomeBadge } from '#app/features/objections/outcome-badge.tsx';
import { getReceipt } from '#app/features/objections/public-queries.server.ts';
import { ReceiptProgress } from '#app/features/objections/receipt-progress.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

/** The receipt of an objection, for whoever holds its code: how it stands, and the answer. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const code = params.code ?? '';
  const receipt = (await getReceipt(code)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('objections.receipt'), code, receipt, ...receiptLink(code) };
}

export const meta = pageMeta;

/** A page that holds what somebody wrote in confidence is kept by no cache and no search engine. */
export function headers() {
  return { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };
}

const STAGE_TONES = { received: 'info', handled: 'signal', answered: 'done' } as const;

export default function ObjectionReceipt() {
  const t = useT();
  const formats = useFormats();
  const { code, receipt, link, qr } = useLoaderData<typeof loader>();
  const { round, stage } = receipt;
  const zone = round.timeZone;
  const at = (time: Date) => formats.dateTimeSeconds(time, zone);
  return (
    <div className="max-w-3xl">
      <PageHeader
        size="public"
        title={t('objections.receipt')}
        meta={
          <>
            <Badge tone={STAGE_TONES[stage]}>{t(`objections.stage-${stage}`)}</Badge>
            {stage === 'answered' ? <OutcomeBadge status={receipt.status} /> : null}
          </>
        }
        actions={<PrintButton />}
      />
      <SampleNotice edition={round.edition} />
      {receipt.erasedAt ? (
        <NoticeBox tone="info" title={t('objections.erasedTitle')} className="mb-6">
          {t('objections.erasedText', { at: at(receipt.erasedAt) })}
        </NoticeBox>
      ) : (
        <NoticeBox tone="signal" className="mb-6">
          {t('objections.receiptKeep')}
        </NoticeBox>
      )}
      <DescriptionList
        items={[
          { key: 'code', term: t('objections.code'), detail: <span className="font-mono">{code}</span> },
          {
            key: 'link',
            term: t('objections.link'),
            detail: (
              <>
                <span className="break-all">{link}</span>
                <svg
                  viewBox={`0 0 ${qr.size} ${qr.size}`}
                  className="bg-white mt-2 block size-32"
                  role="img"
                  aria-label={t('objections.qr')}
                >
                  <path d={qr.path} fill="#000" />
                </svg>
              </>
            ),
          },
          {
            key: 'notice',
            term: t('objections.notice'),
            detail: <Link to={`/notices/${receipt.notice.id}`}>{receipt.notice.title}</Link>,
          },
          { key: 'line', term: t('objections.concerned'), detail: <LineName line={receipt.line} /> },
          ...(receipt.erasedAt ? [] : [{ key: 'by', term: t('objections.filedBy'), detail: receipt.name }]),
          { key: 'at', term: t('objections.filedAt'), detail: at(receipt.createdAt) },
          {
            key: 'unit',
            term: t('objections.answersUnit'),
            detail: t('objections.committee', { unit: round.unit.name }),
          },
          {
            key: 'until',
            term: t('objections.answerBy'),
            detail: formats.dateTime(receipt.answerBy, zone),
          },
        ]}
      />
      {receipt.answeredAt ? (
        <Section title={t('objections.answer')}>
          {receipt.answer ? <p className="max-w-2xl whitespace-pre-line">{receipt.answer}</p> : null}
          <p className="mt-4 max-w-2xl">
            <span className="block text-sm text-ink-muted">{t('objections.published')}</span>
            {receipt.publicText}
          </p>
        </Section>
      ) : null}
      <Section title={t('objections.progress')}>
        <ReceiptProgress receipt={receipt} timeZone={zone} />
      </Section>
      {receipt.erasedAt ? null : (
        <>
          <Section title={t('objections.statement')}>
            <p className="max-w-2xl whitespace-pre-line">{receipt.text}</p>
          </Section>
          <Section title={t('objections.evidence')}>
            {receipt.files.length === 0 ? (
              <p className="text-ink-muted">{t('objections.noEvidence')}</p>
            ) : (
              <ul className="list-disc ps-5">
                {receipt.files.map((file) => (
                  <li key={file.id}>
                    {file.fileName}{' '}
                    <span className="text-sm text-ink-muted">
                      {file.infectedAt ? t('objections.infected') : formats.bytes(file.bytes)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </>
      )}
    </div>
  );
}
