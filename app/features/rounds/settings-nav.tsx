import { ROW_LISTS } from './row-lists.ts';
import { useT } from '#app/i18n/context.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

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
          ...ROW_LISTS.map((list) => ({
            href: `${base}/${list}`,
            label: t(`rounds.set-${list}`),
            current: current === list,
          })),
        ]}
      />
    </div>
  );
}
