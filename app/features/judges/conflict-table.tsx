import { Form, Link } from '@remix-run/react';

import type { ConflictLine } from './conflict-list.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import type { Column } from '#app/ui/data-table.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import type { Tone } from '#app/ui/tone.ts';

const TONES: Record<ConflictLine['state'], Tone> = { barred: 'danger', cleared: 'neutral', look: 'signal' };

type Line = Omit<ConflictLine, 'at'> & { at: Date | string | null };

/** Who is barred from what and why, what has been cleared and what wants a look; each with the administrator's word. */
export function ConflictTable({
  roundId,
  lines,
  timeZone,
  without,
}: {
  roundId: string;
  lines: readonly Line[];
  timeZone: string;
  /** The column that the page says already. */
  without?: 'judge' | 'entry';
}) {
  const t = useT();
  const formats = useFormats();
  const base = `/admin/rounds/${roundId}`;
  const columns: Column<Line>[] = [
    {
      key: 'judge',
      head: t('people.roleJUDGE'),
      rowHead: without !== 'judge',
      cell: (line) => <Link to={`${base}/judges/${line.roundJudgeId}`}>{line.judge}</Link>,
    },
    {
      key: 'entry',
      head: t('checks.project'),
      rowHead: without === 'judge',
      cell: (line) => (
        <Link to={`${base}/entries/${line.entryId}`}>{`${line.number ?? ''} ${line.title}`}</Link>
      ),
    },
    {
      key: 'state',
      head: t('checks.status'),
      cell: (line) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={TONES[line.state]}>{t(`judgePool.state-${line.state}`)}</Badge>
          {line.isTask ? <Badge>{t('judgePool.isTask')}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'why',
      head: t('common.why'),
      cell: (line) => (
        <span className="grid gap-1">
          <span>
            {t(`judgePool.reason-${line.reason}`)}
            {line.tie ? ` · ${t(`judgePool.tie-${line.tie}` as MessageKey)}` : ''}
          </span>
          {line.text ? <span className="text-sm">{line.text}</span> : null}
          {line.at ? (
            <span className="text-sm text-ink-muted">{`${formats.date(line.at, timeZone)} ${line.by}`}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'act',
      head: t('common.actions'),
      quietHead: true,
      cell: (line) => <Decide roundId={roundId} line={line} />,
    },
  ];
  return (
    <DataTable
      caption={t('judgePool.conflicts')}
      rows={lines}
      rowKey={(line) => line.key}
      columns={columns.filter((column) => column.key !== without)}
      empty={<p className="text-ink-muted">{t('judgePool.noConflicts')}</p>}
    />
  );
}

/** The buttons of one pair with the reason they ask for. They lead to the page of all pairs, wherever they stand. */
function Decide({ roundId, line }: { roundId: string; line: Line }) {
  const t = useT();
  if (line.isCertain) return <span className="text-sm text-ink-muted">{t('judgePool.certain')}</span>;
  return (
    <Form
      method="post"
      action={`/admin/rounds/${roundId}/judges/conflicts`}
      className="flex flex-wrap items-center gap-2"
    >
      <input type="hidden" name="roundJudgeId" value={line.roundJudgeId} />
      <input type="hidden" name="entryId" value={line.entryId} />
      <TextInput
        name="reason"
        required
        minLength={4}
        maxLength={500}
        fit="medium"
        placeholder={t('judgePool.decideReason')}
        aria-label={`${t('judgePool.decideReason')} ${line.judge} ${line.title}`}
      />
      <span className="flex flex-wrap gap-2">
        {line.state === 'cleared' ? null : (
          <Button type="submit" size="small" name="act" value="clear">
            {t(line.state === 'look' ? 'judgePool.noConflict' : 'judgePool.clear')}
          </Button>
        )}
        {line.state === 'barred' ? null : (
          <Button type="submit" size="small" name="act" value="bar">
            {t('judgePool.bar')}
          </Button>
        )}
      </span>
    </Form>
  );
}
