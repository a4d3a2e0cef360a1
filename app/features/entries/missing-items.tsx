import type { ChecklistItem } from '#app/domain/checklist.ts';
import { itemLabel } from '#app/features/projects/project-checklist.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';

/** What an entry lacks before it can be submitted, by name, and when its authors were last reminded. */
export function MissingItems({
  entry: { missing, remindedAt, round },
}: {
  entry: {
    missing: readonly Pick<ChecklistItem, 'code' | 'subject'>[];
    remindedAt: Date | null;
    round: { timeZone: string };
  };
}) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  return (
    <div className="grid max-w-sm gap-1 text-sm">
      {missing.length === 0 ? (
        <span className="text-done">{t('school.missingNone')}</span>
      ) : (
        <span>
          {t('school.missingCount', {
            count: missing.length,
            items: missing.map((item) => itemLabel(item, t, name)).join('、'),
          })}
        </span>
      )}
      {remindedAt ? (
        <span className="text-ink-muted">
          {t('school.remindedAt', { at: formats.dateTime(remindedAt, round.timeZone) })}
        </span>
      ) : null}
    </div>
  );
}
