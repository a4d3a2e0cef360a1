import { Form } from '@remix-run/react';

import type { ObjectionView } from './objection-facts.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

/** Gives an objection to one of those who may handle it. */
export function AssignForm({ objection }: { objection: ObjectionView }) {
  const t = useT();
  return (
    <Section title={t('objections.assign')}>
      {objection.handlers.length === 0 ? (
        <p className="max-w-2xl text-signal">{t('objections.noHandlers')}</p>
      ) : (
        <Form method="post" className="grid gap-4">
          <input type="hidden" name="intent" value="assign" />
          <Field label={t('objections.assignedTo')} hint={t('objections.assignHint')}>
            <Select
              name="personId"
              fit="medium"
              required
              defaultValue={objection.assignedToId ?? objection.handlers[0]?.id}
              options={objection.handlers.map(({ id, name, unit }) => ({
                value: id,
                label: `${name}（${unit}）`,
              }))}
            />
          </Field>
          <div>
            <SubmitButton variant="secondary">{t('objections.assign')}</SubmitButton>
          </div>
        </Form>
      )}
    </Section>
  );
}

/** What those who handle an objection have noted, and room for more. */
export function ObjectionNotes({ objection }: { objection: ObjectionView }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Section title={t('objections.notes')} description={t('objections.notesHint')}>
      <ul className="mb-4 grid max-w-3xl gap-4">
        {objection.notes.map((note) => (
          <li key={note.id} className="border-s-4 border-line ps-3">
            <p className="text-sm text-ink-muted">
              {[note.by, formats.dateTime(note.at, objection.timeZone)].filter(Boolean).join(' · ')}
            </p>
            <p className="whitespace-pre-line">{note.text}</p>
          </li>
        ))}
      </ul>
      <Form method="post" className="grid gap-4" key={objection.notes.length}>
        <input type="hidden" name="intent" value="note" />
        <Field label={t('objections.note')}>
          <TextArea name="text" rows={3} required minLength={2} maxLength={2000} />
        </Field>
        <div>
          <SubmitButton variant="secondary">{t('objections.addNote')}</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
