import { Link } from '@remix-run/react';

import { rubricHref } from './rubric-href.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

type Version = {
  version: number;
  createdAt: Date | string | null;
  by: string | null;
  begun: boolean;
  sheets: number;
};

/** Every version there has been: its number, when and by whom, and how many sheets were begun with it. */
export function RubricVersions({
  roundId,
  place,
  versions,
  timeZone,
}: {
  roundId: string;
  place: { categoryId: string | null; stage: string };
  versions: readonly Version[];
  timeZone: string;
}) {
  const t = useT();
  const formats = useFormats();
  if (versions.length === 0) return null;
  return (
    <Section title={t('rubric.versions')} description={t('rubric.versionsLead')}>
      <DataTable
        caption={t('rubric.versions')}
        rows={versions}
        rowKey={(row) => String(row.version)}
        columns={[
          {
            key: 'version',
            head: t('rubric.version'),
            rowHead: true,
            cell: (row) => (
              <Link to={rubricHref(roundId, { ...place, version: row.version })}>
                {t('rubric.versionNumber', { version: row.version })}
              </Link>
            ),
          },
          {
            key: 'at',
            head: t('rubric.versionAt'),
            cell: (row) => (row.createdAt ? formats.dateTime(row.createdAt, timeZone) : null),
          },
          { key: 'by', head: t('rubric.versionBy'), cell: (row) => row.by },
          {
            key: 'sheets',
            head: t('rubric.versionSheets'),
            numeric: true,
            cell: (row) => formats.number(row.sheets),
          },
        ]}
      />
    </Section>
  );
}
