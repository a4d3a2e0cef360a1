import { askedFields, heardAnswers, holds, NO, turnedOnBy, YES } from '#app/domain/form-field.ts';
import type { Answers, FieldRule } from '#app/domain/form-field.ts';
import { startOfWork } from '#app/domain/signing.ts';
import { useDraftValues } from '#app/features/shared/draft-form.tsx';
import { draftToAnswers } from '#app/features/projects/form-drafts.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

export type FormSlot = {
  code: string;
  name: string;
  nameEn: string | null;
  onlyWhen: string;
  beforeStart: boolean;
};
type Asked = FieldRule & { name: string; nameEn: string | null };

/** Which answers turned a slot on, in words; nothing for one that is always asked for. */
export function Because({
  onlyWhen,
  fields,
  answers,
}: {
  onlyWhen: string;
  fields: readonly Asked[];
  answers: Answers;
}) {
  const t = useT();
  const name = useName();
  const reasons = turnedOnBy(onlyWhen, heardAnswers(fields, answers)).flatMap(({ code, answer }) => {
    const field = fields.find((one) => one.code === code);
    const said = answer === YES ? t('common.yes') : answer === NO ? t('common.no') : answer;
    return field ? [t('projects.becauseAnswer', { question: name(field), answer: said })] : [];
  });
  if (reasons.length === 0) return null;
  return (
    <p className="text-sm text-ink-muted">
      {t('projects.because', { answers: reasons.join(t('common.listComma')) })}
    </p>
  );
}

/** That a form has to be signed before work begins, and when that is. */
export function BeforeStart({ start }: { start: string }) {
  const t = useT();
  return (
    <p className="text-signal-strong text-sm font-semibold">
      {start ? t('projects.signBefore', { start }) : t('projects.signBeforeStart')}
    </p>
  );
}

/** The forms that the answers turn on, while they are being given. Needs a DraftForm around it. */
export function TurnedOn({ slots, fields }: { slots: readonly FormSlot[]; fields: readonly Asked[] }) {
  const t = useT();
  const name = useName();
  const answers = draftToAnswers(fields, useDraftValues());
  const heard = heardAnswers(fields, answers);
  if (!slots.some(({ onlyWhen }) => onlyWhen !== '')) return null;
  const asked = slots.filter(({ onlyWhen }) => holds(onlyWhen, heard));
  const start = startOfWork(heard);
  return (
    <NoticeBox
      tone="info"
      role="status"
      title={
        asked.length === 0 ? t('projects.turnedOnNothing') : t('projects.turnedOn', { count: asked.length })
      }
    >
      {asked.length === 0 ? t('projects.turnedOnNone') : t('projects.turnedOnLead')}
      <ul className="grid gap-3 pt-2">
        {asked.map((slot) => (
          <li key={slot.code}>
            <p className="font-semibold">{name(slot)}</p>
            <Because onlyWhen={slot.onlyWhen} fields={askedFields(fields, answers)} answers={answers} />
            {slot.beforeStart ? <BeforeStart start={start} /> : null}
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}
