import type { ComponentProps } from 'react';

import { TextField } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';

type Field = ComponentProps<typeof TextField>['field'];

/** The contest run elsewhere that a round's list goes on to, and who holds it. */
export function OutsideFields({ name, organiser }: { name: Field; organiser: Field }) {
  const t = useT();
  return (
    <>
      <TextField field={name} label={t('outside.setting')} hint={t('outside.settingHint')} optional />
      <TextField field={organiser} label={t('outside.settingOrganiser')} optional />
    </>
  );
}
