import { Form, useNavigation } from '@remix-run/react';

import { afterMark } from '#app/domain/defence/marks.ts';
import type { Mark, SlotStatus } from '#app/domain/defence/marks.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import type { ButtonSize } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** The buttons in the order in which a desk needs them; the usual next step of a status stands out. */
const BUTTONS: readonly Mark[] = ['call', 'present', 'start', 'done', 'absent', 'late', 'reset'];
const USUAL: Record<SlotStatus, Mark | null> = {
  WAITING: 'call',
  CALLED: 'present',
  PRESENT: 'start',
  RUNNING: 'done',
  DONE: null,
  ABSENT: 'late',
  EXCUSED: null,
};

/**
 * What may be marked of one project now; an absence may be excused with a reason. Large ones are the desk's main
 * buttons, where the usual next step stands out; small ones stand in its list.
 */
export function MarkButtons({
  slot,
  size = 'small',
}: {
  slot: { entryId: string; number: string; title: string; status: SlotStatus };
  size?: ButtonSize;
}) {
  const t = useT();
  const navigation = useNavigation();
  const { entryId, status } = slot;
  const pending = navigation.formData?.get('entryId') === entryId ? navigation.formData.get('mark') : null;
  const fits = (mark: Mark) => ![null, 'same'].includes(afterMark(status, mark));
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap gap-2" key={status}>
      <input type="hidden" name="entryId" value={entryId} />
      {BUTTONS.filter(fits).map((mark) => (
        <Button
          key={mark}
          name="mark"
          value={mark}
          size={size}
          variant={
            size === 'large' && mark === USUAL[status] ? 'primary' : mark === 'reset' ? 'quiet' : 'secondary'
          }
          pending={pending === mark}
          aria-label={`${t(`defence.mark-${mark}`)} ${slot.number || slot.title}`}
        >
          {t(`defence.mark-${mark}`)}
        </Button>
      ))}
      {fits('excuse') ? (
        <ConfirmButton
          size={size}
          variant="secondary"
          label={t('defence.mark-excuse')}
          title={t('defence.excuseTitle')}
          confirmLabel={t('common.save')}
          cancelLabel={t('common.cancel')}
          name="mark"
          value="excuse"
        >
          <Field id={`excuse-${size}-${entryId}`} label={t('defence.reason')} hint={t('defence.excuseText')}>
            <TextInput name="reason" maxLength={500} />
          </Field>
        </ConfirmButton>
      ) : null}
    </Form>
  );
}
