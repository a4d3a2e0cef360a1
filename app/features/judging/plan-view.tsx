import { Form } from '@remix-run/react';

import { PlanCharts } from './plan-charts.tsx';
import { PlanQuality } from './plan-quality.tsx';
import type { PlanSummary } from './plan-queries.server.ts';
import type { getAssignmentDesk } from './round-queries.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

type Desk = Omit<NonNullable<Awaited<ReturnType<typeof getAssignmentDesk>>>, 'entries' | 'pageCount'>;

/** A proposal before it is applied: how good it is, and what can be done with it. */
export function PlanView({ plan, desk, roundId }: { plan: PlanSummary; desk: Desk; roundId: string }) {
  const t = useT();
  const formats = useFormats();
  const base = `/admin/rounds/${roundId}/assignment`;
  const loads = plan.loads.map((row) => row.load);
  const hidden = <input type="hidden" name="planId" value={plan.id} />;
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
            {hidden}
            <Button type="submit" name="intent" value="discard">
              {t('judging.discard')}
            </Button>
          </Form>
          {plan.broken.length > 0 ? null : (
            <Form method="post">
              {hidden}
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
                {t('judging.applyText', { count: plan.pairs })}
              </ConfirmButton>
            </Form>
          )}
        </div>
      }
    >
      <StatRow
        stats={[
          { key: 'new', label: t('plans.state-new'), value: formats.number(plan.counts.new) },
          { key: 'hand', label: t('plans.state-hand'), value: formats.number(plan.counts.hand) },
          { key: 'stays', label: t('plans.state-stays'), value: formats.number(plan.counts.stays) },
          { key: 'leaves', label: t('plans.state-leaves'), value: formats.number(plan.counts.leaves) },
          {
            key: 'load',
            label: t('judging.loads'),
            value: loads.length > 0 ? `${Math.min(...loads)} – ${Math.max(...loads)}` : '0',
          },
          { key: 'match', label: t('judging.meanMatch'), value: formats.percent(plan.meanMatch / 100) },
          {
            key: 'short',
            label: t('judging.shortfalls'),
            value: formats.number(plan.shortfalls.length),
            tone: plan.shortfalls.length > 0 ? 'danger' : undefined,
          },
        ]}
      />
      <div className="no-print flex flex-wrap gap-3 pt-4">
        <LinkButton href={`${base}/plan`}>{t('plans.openPlan')}</LinkButton>
        <LinkButton href={`${base}/plan.xlsx`} download>
          {t('plans.downloadXlsx')}
        </LinkButton>
        <LinkButton href={`${base}/plan/upload`}>{t('plans.uploadXlsx')}</LinkButton>
        {plan.run ? <LinkButton href={`${base}/runs/${plan.run.id}`}>{t('plans.record')}</LinkButton> : null}
      </div>
      <PlanQuality plan={plan} desk={desk} roundId={roundId} />
      <PlanCharts plan={plan} />
    </Section>
  );
}
