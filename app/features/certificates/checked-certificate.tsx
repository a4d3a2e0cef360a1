import { Link } from '@remix-run/react';

import type { CheckedCertificate } from './check-certificate.server.ts';
import { showCertificateCode } from '#app/domain/certificate/number.ts';
import { sampleWords } from '#app/features/shared/sample-words.ts';
import { useFormats, useLanguage, useName } from '#app/i18n/context.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

const TONE = { valid: 'done', void: 'danger', superseded: 'signal', merged: 'signal' } as const;

/** What a certificate is worth, since when, and the words that are printed on it. */
export function CheckedCertificateView({ certificate }: { certificate: CheckedCertificate }) {
  const language = useLanguage();
  const { t } = language;
  const formats = useFormats();
  const name = useName();
  const { text, status, voidSince, round, supersededBy } = certificate;
  const zone = round.timeZone;
  return (
    <div className="grid gap-6">
      {round.edition.isSample ? (
        <NoticeBox tone="signal">{sampleWords(language, round.edition)}</NoticeBox>
      ) : null}
      <NoticeBox tone={TONE[status]} title={t(`certificates.check-${status}`)}>
        {status === 'void' && voidSince ? (
          <p>{t('certificates.checkVoidSince', { date: formats.date(voidSince, zone) })}</p>
        ) : null}
        {status === 'valid' ? <p>{t('certificates.checkValidText', { unit: round.unit.name })}</p> : null}
        {supersededBy ? (
          <p>
            {status === 'merged' ? t('certificates.checkMerged', { into: supersededBy.name }) : null}{' '}
            {t(supersededBy.isVoid ? 'certificates.checkReplacedVoid' : 'certificates.checkSuperseded')}{' '}
            <Link to={`/certificates/${supersededBy.code}`} className="whitespace-nowrap">
              {supersededBy.number}
            </Link>
          </p>
        ) : null}
      </NoticeBox>
      <section aria-label={t('certificates.printed')} className="rounded border border-line bg-surface p-6">
        <h2 className="text-center text-xl font-semibold">{text.title}</h2>
        {text.addressee ? <p className="pt-4 text-lg font-semibold">{text.addressee}</p> : null}
        <p className="pt-2 leading-loose whitespace-pre-line">{text.body}</p>
        <p className="pt-4 text-end whitespace-pre-line">{[...text.issuers, text.date].join('\n')}</p>
        <p className="pt-4 text-center text-sm text-ink-muted">{text.sentence}</p>
      </section>
      <DescriptionList
        items={[
          { key: 'number', term: t('certificates.number'), detail: certificate.number },
          { key: 'code', term: t('certificates.code'), detail: showCertificateCode(certificate.code) },
          {
            key: 'issued',
            term: t('certificates.issuedAt'),
            detail: formats.date(certificate.issuedAt, zone),
          },
          { key: 'round', term: t('rounds.round'), detail: name(round) },
          { key: 'unit', term: t('certificates.issuedBy'), detail: round.unit.name },
        ]}
      />
      <p className="text-sm text-ink-muted">{t('certificates.checkHint')}</p>
    </div>
  );
}
