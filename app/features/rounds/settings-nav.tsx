import { ROW_LISTS } from './row-lists.ts';
import { useT } from '#app/i18n/context.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

/** The lists, with the rubric where it is usually filled in. */
const SETTINGS = ROW_LISTS.flatMap((list) =>
  list === 'hand-in-quota' ? (['criteria', list] as const) : [list],
);

/** The pages of a round's settings. */
export function SettingsNav({ roundId, current }: { roundId: string; current: string }) {
  const t = useT();
  const base = `/admin/rounds/${roundId}/settings`;
  return (
    <div className="mb-6">
      <Tabs
        label={t('rounds.tabSettings')}
        tabs={[
          { href: base, label: t('rounds.setRules'), current: current === 'rules' },
          { href: `${base}/windows`, label: t('rounds.setWindows'), current: current === 'windows' },
          { href: `${base}/apart`, label: t('plans.apartTitle'), current: current === 'apart' },
          ...SETTINGS.map((list) => ({
            href: `${base}/${list}`,
            label: t(`rounds.set-${list}`),
            current: current === list,
          })),
          { href: `${base}/print`, label: t('printing.title'), current: current === 'print' },
        ]}
      />
    </div>
  );
}
