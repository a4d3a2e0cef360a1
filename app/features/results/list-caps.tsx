import { useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';
import { Section } from '#app/ui/section.tsx';

type Cap = { label: Record<string, string>; used: number; limit: number };

/** How far each line of the quota is used. */
export function ListCaps({ caps }: { caps: readonly Cap[] }) {
  const t = useT();
  if (caps.length === 0) return null;
  const label = (cap: Cap) => Object.values(cap.label).join(' · ') || t('results.capTotal');
  return (
    <Section title={t('results.quotaUse')}>
      <BarList
        caption={t('results.quotaUse')}
        heads={[t('results.quotaLine'), t('results.quotaUsed')]}
        bars={caps.map((cap, index) => ({
          key: `${index}`,
          label: label(cap),
          value: cap.used,
          limit: cap.limit,
          text: `${cap.used} / ${cap.limit}`,
          tone: cap.used > cap.limit ? 'danger' : cap.used === cap.limit ? 'done' : 'info',
        }))}
      />
    </Section>
  );
}
