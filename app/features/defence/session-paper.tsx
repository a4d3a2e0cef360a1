import type { SessionView } from './queries.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import type { Column } from '#app/ui/data-table.tsx';

/** What is printed of a session: the schedule with names, a sheet for the door without, a list to sign. */
export const SHEETS = ['schedule', 'door', 'sign'] as const;
export type Sheet = (typeof SHEETS)[number];

type Slot = SessionView['slots'][number];

/** One session on one sheet of A4. */
export function SessionPaper({
  session,
  sheet,
  roundName,
  timeZone,
}: {
  session: SessionView;
  sheet: Sheet;
  roundName: string;
  timeZone: string;
}) {
  const t = useT();
  const formats = useFormats();
  const clock = (at: Date) => formats.time(at, timeZone);
  const title: Column<Slot> = {
    key: 'title',
    head: t('checks.project'),
    rowHead: true,
    cell: (slot) => slot.title,
  };
  const columns: Column<Slot>[] = [
    { key: 'position', head: t('defence.position'), numeric: true, cell: (slot) => slot.position },
    { key: 'time', head: t('defence.time'), cell: (slot) => clock(slot.time.startsAt) },
    { key: 'number', head: t('checks.number'), cell: (slot) => slot.number },
    title,
  ];
  if (sheet !== 'door')
    columns.push(
      { key: 'school', head: t('defence.school'), cell: (slot) => slot.school },
      {
        key: 'authors',
        head: t('defence.authors'),
        cell: (slot) => slot.authors.join(t('common.listComma')),
      },
    );
  if (sheet === 'sign')
    columns.push({ key: 'sign', head: t('defence.signature'), className: 'min-w-28', cell: () => ' ' });
  const judges = session.judges.map(({ name, isChair }) => (isChair ? t('defence.chair', { name }) : name));
  return (
    <section className="print-page">
      <p className="text-sm text-ink-muted">{roundName}</p>
      <h2 className={sheet === 'door' ? 'text-3xl font-semibold' : 'text-xl font-semibold'}>
        {session.room} · {session.panel}
      </h2>
      <p className="mb-4">
        {formats.date(session.startsAt, timeZone)} {clock(session.startsAt)}–{clock(session.endsAt)}
        {sheet === 'schedule' && judges.length > 0 ? (
          <span className="block">{t('defence.judges', { names: judges.join(t('common.listComma')) })}</span>
        ) : null}
      </p>
      <DataTable
        caption={t(`defence.sheet-${sheet}`)}
        rows={session.slots}
        rowKey={(slot) => slot.entryId}
        columns={columns}
        phone="scroll"
        roomy={sheet === 'door'}
      />
    </section>
  );
}
