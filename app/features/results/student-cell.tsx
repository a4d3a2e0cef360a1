import type { LineView, ListView } from './list-types.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';

type Student = NonNullable<LineView['students']>[number];
type Bar = Student['bars'][number];

/** A student of a list: the name, and where the student does not go on by this line, why. */
export function StudentCell({ student, list }: { student: Student; list: ListView }) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const rule = ({ bar, ...group }: Bar) => {
    const named = { group: name(group) };
    if (bar.code === 'grade') return t('promotion.barGrade', { ...named, from: bar.from, to: bar.to });
    if (bar.code === 'no-birth-date') return t('promotion.barNoBirthDate', named);
    const facts = { ...named, on: formats.date(bar.on, 'UTC'), from: bar.from, age: bar.age };
    return bar.to === null
      ? t('promotion.barAgeOpen', facts)
      : t('promotion.barAge', { ...facts, to: bar.to });
  };
  const { state, countedBy, offReason, bars } = student;
  const open = state === 'goes' && list.status !== 'HANDED_ON' ? bars : [];
  return (
    <>
      <span className={state === 'goes' ? undefined : 'text-ink-muted line-through'}>{student.name}</span>
      {state === 'counted' && countedBy ? (
        <span className="block text-sm font-normal text-ink-muted">
          {countedBy.rank === null
            ? t('promotion.countedPlain', { number: countedBy.number })
            : t('promotion.counted', { number: countedBy.number, rank: countedBy.rank })}
        </span>
      ) : null}
      {state === 'off' ? (
        <span className="block text-sm font-normal text-signal">
          {offReason ? t('promotion.offBecause', { reason: offReason }) : t('promotion.off')}
        </span>
      ) : null}
      {open.length > 0 ? (
        <span className="block text-sm font-normal text-danger">
          {t('promotion.barred', { rules: open.map(rule).join(t('common.listComma')) })}
        </span>
      ) : null}
    </>
  );
}
