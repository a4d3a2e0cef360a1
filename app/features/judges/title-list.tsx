import type { getDeclaration } from './declaration.server.ts';
import { TIES } from './ties.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

type Entry = NonNullable<Awaited<ReturnType<typeof getDeclaration>>>['entries'][number];

/** The titles of a round with a tick for those the judge knows, how, and in which words. Stands in a form. */
export function TitleList({ entries, showsSchool }: { entries: readonly Entry[]; showsSchool: boolean }) {
  const t = useT();
  const name = useName();
  return (
    <DataTable
      caption={t('judgePool.titles')}
      rows={entries}
      rowKey={(entry) => entry.id}
      selection={{
        name: 'entryIds',
        head: t('judgePool.iKnow'),
        rowLabel: (entry) => t('judgePool.iKnowOne', { title: entry.project.title }),
        can: (entry) => entry.declared === null,
      }}
      columns={[
        { key: 'number', head: t('checks.number'), cell: (entry) => entry.number },
        { key: 'title', head: t('checks.project'), rowHead: true, cell: (entry) => entry.project.title },
        {
          key: 'discipline',
          head: t('projects.discipline'),
          cell: (entry) =>
            [entry.group, entry.discipline].flatMap((one) => (one ? [name(one)] : [])).join(' · '),
        },
        ...(showsSchool
          ? [{ key: 'school', head: t('judgePool.entrySchool'), cell: (entry: Entry) => entry.school }]
          : []),
        {
          key: 'tie',
          head: t('judgePool.tie'),
          cell: (entry) =>
            entry.declared ? (
              <span className="flex flex-wrap items-center gap-2">
                <Badge tone="danger">{t('judgePool.declared')}</Badge>
                {entry.declared.tie ? t(`judgePool.tie-${entry.declared.tie}` as MessageKey) : ''}{' '}
                {entry.declared.reason}
              </span>
            ) : (
              <span className="flex flex-wrap gap-2">
                <Select
                  name={`ties.${entry.id}`}
                  fit="medium"
                  aria-label={`${t('judgePool.tie')} ${entry.project.title}`}
                  placeholder="—"
                  options={TIES.map((tie) => ({ value: tie, label: t(`judgePool.tie-${tie}`) }))}
                />
                <TextInput
                  name={`reasons.${entry.id}`}
                  fit="medium"
                  maxLength={500}
                  placeholder={t('judgePool.tieReason')}
                  aria-label={`${t('judgePool.tieReason')} ${entry.project.title}`}
                />
              </span>
            ),
        },
      ]}
      empty={<p className="text-ink-muted">{t('judgePool.noTitles')}</p>}
    />
  );
}
