import { Form, Link } from '@remix-run/react';

import type { getJudgingProgress } from './judging-progress.server.ts';
import { mayRemind } from '#app/domain/judge-progress.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { BulkBar } from '#app/ui/table-selection.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Judge = NonNullable<Awaited<ReturnType<typeof getJudgingProgress>>>['judges'][number];

const HAND_OVER = 'hand-over';

const TONES = { silent: 'danger', working: 'signal', done: 'done', none: 'neutral' } as const;

/** The judges of a round with what each has left, to be ticked and reminded. */
export function JudgeTable({
  judges,
  round,
  closed,
  filtered,
  withPanels,
}: {
  judges: readonly Judge[];
  round: { id: string; timeZone: string };
  /** The judging window is over. */
  closed: boolean;
  filtered: boolean;
  withPanels: boolean;
}) {
  const t = useT();
  const formats = useFormats();
  return (
    <>
      {/* Its buttons stand in the rows of the other form: what a judge leaves is proposed to others, to look at and apply. */}
      <Form id={HAND_OVER} method="post" action={`/admin/rounds/${round.id}/assignment`}>
        <input type="hidden" name="intent" value="propose" />
      </Form>
      <Form method="post">
        <DataTable
          caption={t('progress.judges')}
          rows={judges}
          rowKey={(judge) => judge.id}
          selection={{
            name: 'roundJudgeIds',
            head: t('students.select'),
            rowLabel: (judge) => judge.name,
            can: (judge) => mayRemind(judge.stage),
          }}
          columns={[
            {
              key: 'name',
              head: t('progress.judge'),
              rowHead: true,
              cell: (judge) => <Link to={`/admin/rounds/${round.id}/judges/${judge.id}`}>{judge.name}</Link>,
            },
            { key: 'organisation', head: t('judging.organisation'), cell: (judge) => judge.organisation },
            ...(withPanels
              ? [
                  {
                    key: 'panel',
                    head: t('progress.panel'),
                    cell: (judge: Judge) => judge.panels.map(({ name }) => name).join(t('common.listComma')),
                  },
                ]
              : []),
            {
              key: 'stage',
              head: t('progress.stage'),
              cell: (judge) => (
                <span className="flex flex-wrap gap-1">
                  <Badge tone={TONES[judge.stage]}>{t(`progress.stage-${judge.stage}`)}</Badge>
                  {closed && mayRemind(judge.stage) ? (
                    <Badge tone="danger">{t('progress.late')}</Badge>
                  ) : null}
                </span>
              ),
            },
            {
              key: 'sheets',
              head: t('progress.submittedOf'),
              numeric: true,
              cell: (judge) => `${formats.number(judge.submitted)} / ${formats.number(judge.total)}`,
            },
            {
              key: 'saved',
              head: t('progress.lastSaved'),
              cell: (judge) => <LastSaved judge={judge} timeZone={round.timeZone} />,
            },
            {
              key: 'act',
              head: t('common.actions'),
              quietHead: true,
              cell: (judge) =>
                mayRemind(judge.stage) ? (
                  <Button
                    type="submit"
                    form={HAND_OVER}
                    size="small"
                    variant="quiet"
                    name="leaving"
                    value={judge.id}
                    title={t('progress.handOverHint')}
                  >
                    {t('progress.handOver')}
                    <span className="sr-only">{` ${judge.name}`}</span>
                  </Button>
                ) : null,
            },
          ]}
          empty={
            <EmptyState title={filtered ? t('units.noneFound') : t('progress.noJudges')}>
              {filtered ? t('units.noneFoundText') : t('progress.noJudgesText')}
            </EmptyState>
          }
        />
        {judges.some(({ stage }) => mayRemind(stage)) ? (
          <BulkBar
            name="roundJudgeIds"
            countText={(count) => t('progress.selected', { count })}
            allLabel={t('checks.selectAll')}
          >
            <ConfirmButton
              label={t('progress.remind')}
              title={t('progress.remindTitle')}
              confirmLabel={t('progress.remind')}
              cancelLabel={t('common.cancel')}
              variant="primary"
              confirmVariant="primary"
            >
              <div className="grid gap-4">
                <p>{t('progress.remindText')}</p>
                <Field id="remind-message" label={t('progress.remindMessage')}>
                  <TextArea name="message" rows={3} maxLength={300} />
                </Field>
              </div>
            </ConfirmButton>
          </BulkBar>
        ) : null}
      </Form>
    </>
  );
}

/** When a judge last saved anything, what is begun, and when they were reminded. */
function LastSaved({ judge, timeZone }: { judge: Judge; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  if (judge.total === 0) return null;
  return (
    <>
      {judge.lastSaved ? formats.dateTime(judge.lastSaved, timeZone) : t('progress.never')}
      {judge.begun > 0 ? (
        <span className="block text-sm text-ink-muted">{t('progress.begun', { count: judge.begun })}</span>
      ) : null}
      {judge.remindedAt ? (
        <span className="block text-sm text-ink-muted">
          {t('progress.remindedAt', { at: formats.dateTime(judge.remindedAt, timeZone) })}
        </span>
      ) : null}
    </>
  );
}
