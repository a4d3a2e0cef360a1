import type { getSupply } from './supply.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';

type Supply = NonNullable<Awaited<ReturnType<typeof getSupply>>>;

/** Need against supply of each discipline: the bar is what the judges can take, the line what is needed. */
export function SupplyBars({ supply }: { supply: Supply }) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  if (supply.rows.length === 0) return <p className="text-ink-muted">{t('judgePool.supplyNone')}</p>;
  const short = supply.rows.filter((row) => row.missingJudges > 0);
  return (
    <div className="grid max-w-3xl gap-3">
      {short.length > 0 ? (
        <ul className="flex flex-wrap gap-x-6 gap-y-1 font-semibold text-danger">
          {short.map((row) => (
            <li key={row.code}>
              {t('judgePool.lack', { discipline: name(row.discipline), count: row.missingJudges })}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-done">{t('judgePool.enough')}</p>
      )}
      <BarList
        caption={t('judgePool.supply')}
        heads={[t('projects.discipline'), t('judgePool.supplyHead')]}
        bars={supply.rows.map((row) => ({
          key: row.code,
          label: name(row.discipline),
          value: row.supply,
          limit: row.places,
          text: `${formats.number(row.supply)} / ${formats.number(row.places)}`,
          tone: row.missingJudges > 0 ? ('danger' as const) : ('done' as const),
        }))}
        max={Math.max(1, ...supply.rows.map((row) => row.places)) * 1.5}
      />
    </div>
  );
}
