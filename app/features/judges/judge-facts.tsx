import type { Severity } from '#app/domain/judge-agreement.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';

type Named = { code: string; name: string; nameEn: string | null; shortName: string };

/** What a judge is known for: each discipline, with its weight where it is not the full one. */
export function ExpertiseText({
  expertise,
  disciplines,
}: {
  expertise: readonly { code: string; weight: number }[];
  disciplines: readonly Named[];
}) {
  const t = useT();
  const name = useName();
  if (expertise.length === 0) return <>{t('judging.generalist')}</>;
  const label = (code: string) => {
    const known = disciplines.find((one) => one.code === code);
    return known ? name(known) : code;
  };
  return (
    <>
      {expertise
        .map(({ code, weight }) => (weight === 100 ? label(code) : `${label(code)} ${weight}`))
        .join(t('common.listComma'))}
    </>
  );
}

/** How a judge has marked beside others, or that too few entries are shared to say. */
export function SeverityText({ severity }: { severity: Severity }) {
  const t = useT();
  const formats = useFormats();
  const { shared, difference, spread } = severity;
  if (difference === null || spread === null)
    return <span className="text-ink-muted">{t('judgePool.notEnough', { shared })}</span>;
  const points = Math.round(difference * 10);
  const sign = points > 0 ? '+' : points < 0 ? '−' : '';
  return (
    <>
      {t('judgePool.severityText', {
        difference: `${sign}${formats.scaled(Math.abs(points), 1)}`,
        spread: formats.scaled(Math.round(spread * 10), 1),
        shared,
      })}
    </>
  );
}
