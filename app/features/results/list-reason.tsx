import type { LineView } from './list-types.ts';
import { reasonText } from './reason-text.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';

/** Why a line stands where it stands, and below it every change that people have made. */
export function ListReason({ line, zone }: { line: LineView; zone: string }) {
  const t = useT();
  const formats = useFormats();
  return (
    <>
      <span className={line.overrides.length > 0 ? 'text-ink-muted line-through' : undefined}>
        {reasonText(t, line.reason)}
      </span>
      {line.overrides.map((override) => (
        <span key={`${override.at.valueOf()}`} className="block text-signal">
          {t('results.overrideLine', {
            at: formats.dateTime(override.at, zone),
            by: override.by,
            from: t(`results.decision${override.from}`),
            to: t(`results.decision${override.to}`),
            reason: override.reason,
          })}
        </span>
      ))}
    </>
  );
}
