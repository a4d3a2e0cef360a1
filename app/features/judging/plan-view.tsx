import { Form } from '@remix-run/react';

import { PlanQuality } from './plan-quality.tsx';
import type { getAssignmentDesk } from './round-queries.server.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

type Desk = NonNullable<Awaited<ReturnType<typeof getAssignmentDesk>>>;
type Plan = NonNullable<Desk['plan']>;

/** A proposal before it is applied: its loads and shortfalls, every pair, and both hands on it. */
export function PlanView({ plan, desk }: { plan: Plan; desk: Desk }) {
  const t = useT();
  const formats = useFormats();
  const { summary } = plan;
  const loads = summary.loads.map((row) => row.load);
  const pairsOf = new Map<string, Plan['pairs']>();
  for (const pair of plan.pairs) pairsOf.set(pair.entryId, [...(pairsOf.get(pair.entryId) ?? []), pair]);
  const touched = desk.entries.filter((entry) => pairsOf.has(entry.id));
  return (
    <Section
      title={t('judging.plan')}
      description={t('judging.planLead', {
        at: formats.dateTime(plan.createdAt, desk.timeZone),
        seed: String(plan.seed),
      })}
      actions={
        <div className="flex flex-wrap gap-3">
          <Form method="post">
            <input type="hidden" name="planId" value={plan.id} />
            <Button type="submit" name="intent" value="discard">
              {t('judging.discard')}
            </Button>
          </Form>
          <Form method="post">
            <input type="hidden" name="planId" value={plan.id} />
            <ConfirmButton
              label={t('judging.apply')}
              title={t('judging.applyTitle')}
              confirmLabel={t('judging.apply')}
              cancelLabel={t('common.cancel')}
              variant="primary"
              confirmVariant="primary"
              name="intent"
              value="apply"
            >
              {t('judging.applyText', { count: plan.pairs.length })}
            </ConfirmButton>
          </Form>
        </div>
      }
    >
      <StatRow
        stats={[
          { key: 'pairs', label: t('judging.pairs'), value: formats.number(plan.pairs.length) },
          {
            key: 'load',
            label: t('judging.loads'),
            value: loads.length > 0 ? `${Math.min(...loads)} – ${Math.max(...loads)}` : '0',
          },
          {
            key: 'match',
            label: t('judging.meanMatch'),
            value: formats.percent(summary.meanMatch / 100),
          },
          {
            key: 'short',
            label: t('judging.shortfalls'),
            value: formats.number(summary.shortfalls.length),
            tone: summary.shortfalls.length > 0 ? 'danger' : undefined,
          },
        ]}
      />
      <PlanQuality summary={summary} judgesPerEntry={desk.judgesPerEntry} />
      {summary.shortfalls.length > 0 ? (
        <NoticeBox
          tone="danger"
          className="my-6"
          title={t('judging.shortTitle', { count: summary.shortfalls.length })}
        >
          <ul className="list-disc ps-6">
            {summary.shortfalls.slice(0, 20).map((row) => (
              <li key={row.entryId}>
                {row.number} {row.title}: {t(`judging.short-${row.reason}`, { missing: row.missing })}
              </li>
            ))}
          </ul>
        </NoticeBox>
      ) : null}
      <details className="my-6">
        <summary className="ui-summary">{t('judging.loadsByJudge')}</summary>
        <BarList
          caption={t('judging.loadsByJudge')}
          heads={[t('people.roleJUDGE'), t('judging.loads')]}
          bars={summary.loads.map((row) => ({
            key: row.judgeId,
            label: row.name,
            value: row.load,
            text: formats.number(row.load),
          }))}
        />
      </details>
      <DataTable
        caption={t('judging.pairs')}
        rows={touched.slice(0, 200)}
        rowKey={(entry) => entry.id}
        columns={[
          { key: 'number', head: t('checks.number'), cell: (entry) => entry.number },
          { key: 'title', head: t('checks.project'), rowHead: true, cell: (entry) => entry.project.title },
          {
            key: 'judges',
            head: t('rounds.judges'),
            cell: (entry) => (
              <ul className="flex flex-wrap gap-x-4 gap-y-1">
                {(pairsOf.get(entry.id) ?? []).map((pair) => (
                  <li key={pair.roundJudgeId}>
                    <Form method="post" className="flex items-center gap-1">
                      <input type="hidden" name="planId" value={plan.id} />
                      <input type="hidden" name="entryId" value={entry.id} />
                      <input type="hidden" name="roundJudgeId" value={pair.roundJudgeId} />
                      {pair.judge}
                      {pair.byHand ? <Badge>{t('judging.byHand')}</Badge> : null}
                      <Button type="submit" size="small" variant="quiet" name="intent" value="plan-remove">
                        ×<span className="sr-only">{` ${t('common.remove')} ${pair.judge}`}</span>
                      </Button>
                    </Form>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'add',
            head: t('judging.addByHand'),
            cell: (entry) => (
              <Form method="post" className="flex items-center gap-2">
                <input type="hidden" name="planId" value={plan.id} />
                <input type="hidden" name="entryId" value={entry.id} />
                <Select
                  name="roundJudgeId"
                  aria-label={t('judging.addFor', { title: entry.project.title })}
                  fit="short"
                  options={desk.judges.map((judge) => ({ value: judge.id, label: judge.name }))}
                />
                <SubmitButton size="small" variant="secondary" name="intent" value="plan-add">
                  {t('common.add')}
                </SubmitButton>
              </Form>
            ),
          },
        ]}
      />
      {touched.length > 200 ? (
        <p className="pt-4 text-ink-muted">{t('judging.moreEntries', { count: touched.length - 200 })}</p>
      ) : null}
    </Section>
  );
}
