import { Form } from '@remix-run/react';

import type { DecisionPreviewed } from './decision.server.ts';
import type { DeliberationPage } from './page.server.ts';
import { lineText } from './words.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** A decision line by line, before it is done. */
export function DecisionPreview({ page, preview }: { page: DeliberationPage; preview: DecisionPreviewed }) {
  const t = useT();
  const name = useName();
  const { lines, counts, reason } = preview;
  const changing = lines.filter(({ changes }) => changes);
  const before = (line: (typeof lines)[number]) =>
    lineText(t, name, page.prizes, { decision: line.from, prizeCode: line.fromPrize });
  const after = (line: (typeof lines)[number]) =>
    lineText(t, name, page.prizes, { decision: line.to, prizeCode: line.toPrize });
  return (
    <Form method="post" className="grid gap-4">
      <input type="hidden" name="reason" value={reason} />
      {lines.map((line) => (
        <span key={line.entryId} hidden>
          <input
            type="hidden"
            name={`to.${line.entryId}`}
            value={line.toPrize ? `${line.to}:${line.toPrize}` : line.to}
          />
          <input
            type="hidden"
            name={`why.${line.entryId}`}
            value={line.reason === reason ? '' : line.reason}
          />
        </span>
      ))}
      <NoticeBox
        tone="signal"
        role="status"
        title={t('deliberation.previewTitle', { changing: changing.length, all: lines.length })}
      >
        <p>{t('deliberation.previewText')}</p>
        <ul className="list-disc ps-6">
          {counts
            .filter((count) => count.before !== count.after)
            .map((count) => (
              <li key={count.prizeCode}>
                {t('deliberation.countLine', {
                  what: lineText(t, name, page.prizes, { decision: 'SELECTED', prizeCode: count.prizeCode }),
                  before: count.before,
                  after: count.after,
                })}
              </li>
            ))}
        </ul>
      </NoticeBox>
      <DataTable
        caption={t('deliberation.previewTitle', { changing: changing.length, all: lines.length })}
        rows={lines}
        rowKey={(line) => line.entryId}
        columns={[
          { key: 'title', head: t('results.project'), rowHead: true, cell: (line) => line.title },
          { key: 'from', head: t('deliberation.now'), cell: before },
          {
            key: 'to',
            head: t('deliberation.becomes'),
            cell: (line) =>
              line.changes ? (
                <Badge tone="signal">{after(line)}</Badge>
              ) : (
                <span className="text-ink-muted">{t('deliberation.stays')}</span>
              ),
          },
          { key: 'why', head: t('results.reason'), cell: (line) => line.reason },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="intent" value="decide">
          {t('deliberation.decideNow')}
        </SubmitButton>
        <Button type="submit" name="intent" value="back">
          {t('deliberation.back')}
        </Button>
      </div>
    </Form>
  );
}
