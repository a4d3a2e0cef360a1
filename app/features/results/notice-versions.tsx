import { Link } from '@remix-run/react';

import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

type Version = { version: number; at: Date | string; reason: string | null; snapshotHash: string };
type Props = {
  notice: { id: string; newestVersion: number; versions: readonly Version[] };
  timeZone: string;
};

/** Every version of a notice, newest first, with its date, reason and hash; nothing while there is only one. */
export function NoticeVersions({ notice, timeZone }: Props) {
  const t = useT();
  const formats = useFormats();
  if (notice.versions.length < 2) return null;
  return (
    <Section title={t('objections.versions')} description={t('objections.versionsLead')}>
      <DataTable
        caption={t('objections.versions')}
        rows={notice.versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'version',
            head: t('objections.version'),
            className: 'whitespace-nowrap',
            cell: ({ version }) => (
              <>
                <Link to={`/notices/${notice.id}?version=${version}`}>
                  {t('objections.versionNumber', { version })}
                </Link>{' '}
                {version === notice.newestVersion ? (
                  <Badge tone="done">{t('objections.versionCurrent')}</Badge>
                ) : null}
              </>
            ),
          },
          {
            key: 'at',
            head: t('objections.date'),
            className: 'whitespace-nowrap',
            cell: ({ at }) => formats.dateTime(at, timeZone),
          },
          {
            key: 'reason',
            head: t('objections.versionReason'),
            cell: ({ reason }) => reason ?? t('objections.versionFirst'),
          },
          {
            key: 'hash',
            head: t('objections.versionHash'),
            cell: ({ snapshotHash }) => (
              <span className="font-mono text-xs break-all text-ink-muted">{snapshotHash}</span>
            ),
          },
        ]}
      />
    </Section>
  );
}
