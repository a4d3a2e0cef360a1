import type { LineView } from './list-types.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';

/** Why a line stands where it stands, and below it every change that people have made. */
export function ListReason({ line, zone }: { line: LineView; zone: string }) {
  const t = useT();
  const formats = useFormats();
  const { code, params } = line.reason;
  const where =
    typeof params.where === 'string' && params.where !== '' ? params.where : t('results.capTotal');
  return (
    <>
      <span className={line.overrides.length > 0 ? 'text-ink-muted line-through' : undefined}>
        {t(`results.why-${code}` as MessageKey, { ...params, where })}
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
