import type { NoticeLine } from './publish-list.server.ts';
import { padName } from '#app/domain/list-template.ts';
import { useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

type Props = { caption: string; template: 'B' | 'C' | 'F'; lines: readonly NoticeLine[] };

/** The published lines: names and units only, in the order of the published list. */
export function NoticeTable({ caption, template, lines }: Props) {
  const t = useT();
  // A name stays whole; only between two names may a line end.
  const names = (list: readonly string[]) => (
    <>
      {list.map((name, index) => (
        <span key={`${index}-${name}`} className="inline-block whitespace-nowrap">
          {padName(name)}
          {index < list.length - 1 ? '、' : ''}
        </span>
      ))}
    </>
  );
  const short = 'whitespace-nowrap';
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={(line) => `${line.seq}`}
      columns={[
        { key: 'seq', head: t('public.seq'), numeric: true, cell: (line) => line.seq },
        ...(template === 'C'
          ? [
              {
                key: 'prize',
                head: t('public.prize'),
                className: short,
                cell: (line: NoticeLine) => line.prize,
              },
            ]
          : []),
        { key: 'title', head: t('public.projectTitle'), cell: (line) => line.title },
        { key: 'unit', head: t('public.unit'), className: short, cell: (line) => line.unit },
        { key: 'group', head: t('public.group'), className: short, cell: (line) => line.group },
        { key: 'authors', head: t('public.authors'), cell: (line) => names(line.authors) },
        { key: 'school', head: t('public.school'), cell: (line) => line.school },
        { key: 'tutors', head: t('public.tutors'), cell: (line) => names(line.tutors) },
        { key: 'number', head: t('public.number'), cell: (line) => line.number },
      ]}
    />
  );
}
