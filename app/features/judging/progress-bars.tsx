import type { getJudgingProgress } from './judging-progress.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

type Progress = NonNullable<Awaited<ReturnType<typeof getJudgingProgress>>>;
type Counted = { id: string; name: string; nameEn?: string | null; total: number; submitted: number };

/** Sheets submitted of those assigned: in all, by panel, by discipline. */
export function ProgressBars({
  total,
  submitted,
  panels,
  disciplines,
}: Pick<Progress, 'total' | 'submitted' | 'panels' | 'disciplines'>) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const bars = (rows: readonly Counted[]) =>
    rows.map((row) => ({
      key: row.id,
      label: name({ name: row.name, nameEn: row.nameEn ?? null }),
      value: row.total === 0 ? 0 : (100 * row.submitted) / row.total,
      text: `${formats.number(row.submitted)} / ${formats.number(row.total)}`,
      tone: row.submitted === row.total ? ('done' as const) : ('info' as const),
    }));
  return (
    <>
      <div className="max-w-2xl pt-6">
        <ProgressBar
          label={t('progress.sheets')}
          value={submitted}
          max={Math.max(1, total)}
          text={`${formats.number(submitted)} / ${formats.number(total)}`}
          tone={total > 0 && submitted === total ? 'done' : 'info'}
        />
      </div>
      <div className="grid gap-x-10 gap-y-8 pt-8 lg:grid-cols-2">
        {panels.length > 0 ? (
          <Section title={t('progress.byPanel')}>
            <BarList
              caption={t('progress.byPanel')}
              heads={[t('progress.panel'), t('progress.submittedOf')]}
              bars={bars(panels)}
              max={100}
            />
          </Section>
        ) : null}
        {disciplines.length > 0 ? (
          <Section title={t('progress.byDiscipline')}>
            <BarList
              caption={t('progress.byDiscipline')}
              heads={[t('projects.discipline'), t('progress.submittedOf')]}
              bars={bars(disciplines)}
              max={100}
            />
          </Section>
        ) : null}
      </div>
    </>
  );
}
