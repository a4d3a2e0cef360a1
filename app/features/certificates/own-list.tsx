import type { OwnCertificate } from './own-certificates.server.ts';
import { CertificateBadge } from './status-badge.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

/** Certificates to be read, downloaded and checked, for whom they concern. */
export function OwnCertificateList({
  rows,
  caption,
  withRound = false,
}: {
  rows: readonly OwnCertificate[];
  caption: string;
  withRound?: boolean;
}) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', head: t('certificates.recipient'), cell: (row) => row.name },
        {
          key: 'what',
          head: t('certificates.what'),
          cell: (row) =>
            [t(`certificates.kind-${row.kind}`), row.prize ? name(row.prize) : '']
              .filter(Boolean)
              .join(' · '),
        },
        ...(rows.some(({ title }) => title)
          ? [{ key: 'title', head: t('certificates.project'), cell: (row: OwnCertificate) => row.title }]
          : []),
        ...(withRound
          ? [{ key: 'round', head: t('rounds.round'), cell: (row: OwnCertificate) => name(row.round) }]
          : []),
        {
          key: 'number',
          head: t('certificates.number'),
          cell: (row) => <span className="font-mono">{row.number}</span>,
        },
        {
          key: 'issued',
          head: t('certificates.issuedAt'),
          cell: (row) => formats.date(row.issuedAt, row.round.timeZone),
        },
        {
          key: 'file',
          head: t('certificates.file'),
          cell: (row) =>
            row.status === 'valid' ? (
              <a href={`/certificates/${row.id}/certificate.pdf`}>
                {t('certificates.download', { number: row.number })}
              </a>
            ) : (
              <CertificateBadge status={row.status} />
            ),
        },
      ]}
    />
  );
}
