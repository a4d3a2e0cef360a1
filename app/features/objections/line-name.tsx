import { useT } from '#app/i18n/context.tsx';

/** The published line that an objection is about, or the list as a whole. */
export function LineName({ line }: { line: { number: string; title: string } | null }) {
  const t = useT();
  if (!line) return <>{t('objections.wholeList')}</>;
  return (
    <>
      {line.title} <span className="text-sm text-ink-muted tabular-nums">{line.number}</span>
    </>
  );
}
