import type { PlanSummary } from './plan-queries.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';

/** The load of every judge against least and most, and how well the pairs of a proposal match. */
export function PlanCharts({ plan }: { plan: PlanSummary }) {
  const t = useT();
  const formats = useFormats();
  const loads = [...plan.loads].sort((a, b) => b.load - a.load);
  // Limits far above every load would press the bars flat.
  const end = Math.max(1, ...loads.map((row) => row.load)) * 1.25;
  return (
    <div className="my-6 grid gap-8 lg:grid-cols-2">
      <section>
        <h3 className="font-semibold">{t('judging.loadsByJudge')}</h3>
        <p className="pb-2 text-sm text-ink-muted">{t('plans.loadsLegend')}</p>
        <div
          className="max-h-96 overflow-auto pe-2"
          tabIndex={0}
          role="region"
          aria-label={t('judging.loadsByJudge')}
        >
          <BarList
            caption={t('judging.loadsByJudge')}
            heads={[t('plans.judge'), t('plans.loadOfMax')]}
            max={end}
            bars={loads.map((row) => ({
              key: row.judgeId,
              label: row.name,
              value: row.load,
              limit: row.max <= end ? row.max : undefined,
              floor: row.min > 0 ? row.min : undefined,
              tone: row.load > row.max || row.load < row.min ? ('danger' as const) : ('info' as const),
              text: `${formats.number(row.load)} / ${formats.number(row.max)}`,
            }))}
          />
        </div>
      </section>
      <section>
        <h3 className="font-semibold">{t('plans.matches')}</h3>
        <p className="pb-2 text-sm text-ink-muted">{t('plans.matchesLegend')}</p>
        <BarList
          caption={t('plans.matches')}
          heads={[t('judging.meanMatch'), t('judging.pairs')]}
          bars={plan.matches.map((bin) => ({
            key: String(bin.from),
            label: t('plans.matchRange', { from: bin.from, to: bin.to }),
            value: bin.count,
            text: formats.number(bin.count),
          }))}
        />
      </section>
    </div>
  );
}
