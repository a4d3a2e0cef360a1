import type { NoticeLine } from './snapshot.ts';
import { padName } from '#app/domain/list-template.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

type Props = {
  caption: string;
  template: 'B' | 'C' | 'F';
  /** Each line is a student, and not a project. */
  ofStudents?: boolean;
  lines: readonly NoticeLine[];
  /** English names of prizes and groups, for readers in English. */
  english?: Readonly<Record<string, string>>;
  timeZone: string;
};

/** The published lines: names and units only, in the order of the published list. What was taken back is struck out. */
export function NoticeTable({ caption, template, ofStudents = false, lines, english = {}, timeZone }: Props) {
  const t = useT();
  const formats = useFormats();
  const struck = (line: NoticeLine, text: string) => (line.revoked ? <s>{text}</s> : text);
  const changes = (line: NoticeLine) =>
    [
      {
        change: line.revoked,
        tone: 'danger' as const,
        word: t(template === 'C' ? 'objections.revokedPrize' : 'objections.revokedPlace'),
      },
      { change: line.added, tone: 'info' as const, word: t('objections.added') },
    ].map(({ change, tone, word }) =>
      change ? (
        <span key={tone} className="block text-sm font-normal">
          <Badge tone={tone}>{word}</Badge>{' '}
          <span className="text-ink-muted">
            {t('objections.changedOn', { date: formats.date(change.at, timeZone), reason: change.reason })}
          </span>
        </span>
      ) : null,
    );
  // A name stays whole; only between two names may a line end.
  const names = (list: readonly string[], isStruck = false) => (
    <>
      {list.map((name, index) => (
        <span key={`${index}-${name}`} className="inline-block whitespace-nowrap">
          {isStruck ? <s>{padName(name)}</s> : padName(name)}
          {index < list.length - 1 ? '、' : ''}
        </span>
      ))}
    </>
  );
  const short = 'whitespace-nowrap';
  return (
    <DataTable
      caption={caption}
      roomy
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
                cell: (line: NoticeLine) => struck(line, english[line.prize] ?? line.prize),
              },
            ]
          : []),
        ...(ofStudents
          ? [
              {
                key: 'student',
                head: t('promotion.student'),
                rowHead: true,
                cell: (line: NoticeLine) => (
                  <>
                    {names(line.authors, line.revoked !== undefined)}
                    {changes(line)}
                  </>
                ),
              },
            ]
          : []),
        {
          key: 'title',
          head: t('public.projectTitle'),
          rowHead: !ofStudents,
          cell: (line) => (
            <>
              {struck(line, line.title)}
              {ofStudents ? null : changes(line)}
            </>
          ),
        },
        { key: 'unit', head: t('public.unit'), className: short, cell: (line) => line.unit },
        {
          key: 'group',
          head: t('public.group'),
          // A group's English name is of several words.
          className: Object.keys(english).length > 0 ? undefined : short,
          cell: (line) => english[line.group] ?? line.group,
        },
        ...(ofStudents
          ? []
          : [{ key: 'authors', head: t('public.authors'), cell: (line: NoticeLine) => names(line.authors) }]),
        // Where names are masked the school of a student stays out.
        ...(ofStudents && lines.every(({ school }) => !school)
          ? []
          : [{ key: 'school', head: t('public.school'), cell: (line: NoticeLine) => line.school }]),
        { key: 'tutors', head: t('public.tutors'), cell: (line) => names(line.tutors) },
        { key: 'number', head: t('public.number'), cell: (line) => line.number },
      ]}
    />
  );
}
