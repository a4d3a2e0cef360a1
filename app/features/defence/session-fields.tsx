import type { FieldMetadata } from '@conform-to/react';

import { NumberField, SelectField, TextField } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';

/** What the form of a session begins with and sends. */
export type SessionForm = {
  panelId: string;
  room: string;
  startsAt: string;
  endsAt: string;
  presentMinutes: number;
  questionMinutes: number;
  changeMinutes: number;
  breaks: string;
};

type Fields = {
  [K in keyof SessionForm]-?: FieldMetadata<SessionForm[K], SessionForm, string[]>;
};

/** The fields of a session: who, where, when, how long each, and when nobody. */
export function SessionFields({
  fields,
  panels,
}: {
  fields: Fields;
  panels: readonly { id: string; name: string }[];
}) {
  const t = useT();
  return (
    <>
      <SelectField
        field={fields.panelId}
        label={t('defence.panel')}
        fit="medium"
        placeholder={t('projects.choose')}
        options={panels.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField field={fields.room} label={t('defence.room')} hint={t('defence.roomHint')} fit="medium" />
      <div className="flex flex-wrap items-end gap-6">
        <TextField field={fields.startsAt} type="datetime-local" label={t('defence.startsAt')} fit="medium" />
        <TextField
          field={fields.endsAt}
          type="datetime-local"
          label={t('defence.endsAt')}
          hint={t('defence.endsAtHint')}
          fit="medium"
        />
      </div>
      <div className="flex flex-wrap items-end gap-6">
        <NumberField field={fields.presentMinutes} label={t('defence.presentMinutes')} />
        <NumberField field={fields.questionMinutes} label={t('defence.questionMinutes')} />
        <NumberField field={fields.changeMinutes} label={t('defence.changeMinutes')} />
      </div>
      <TextField
        field={fields.breaks}
        label={t('defence.breaks')}
        hint={t('defence.breaksHint')}
        optional
        fit="medium"
      />
    </>
  );
}
