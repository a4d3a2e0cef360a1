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
  // Forty questions of an application form would hide the report that is missing too.
  const fields = missing.filter(({ code }) => code === 'field');
  const named = fields.length > 2 ? missing.filter(({ code }) => code !== 'field') : missing;
  const items = [
    ...(fields.length > 2 ? [t('school.missingFields', { count: fields.length })] : []),
    ...named.map((item) => itemLabel(item, t, name)),
  ];
  return (
    <div className="grid max-w-sm gap-1 text-sm">
      {missing.length === 0 ? (
        <span className="text-done">{t('school.missingNone')}</span>
      ) : (
        <span>
          {t('school.missingCount', {
            count: missing.length,
            items: items.join(t('common.listComma')),
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
