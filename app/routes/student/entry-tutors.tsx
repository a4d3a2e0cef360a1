import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { editablePage } from '#app/features/projects/editable-page.server.ts';
import { saveTutors } from '#app/features/projects/save-project.server.ts';
import { SaveTutorsSchema } from '#app/features/projects/schemas.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Field } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entry = await editablePage(viewer, params.entryId, now());
  const t = translator(await localeOf(request));
  return { title: `${t('projects.pageTutors')} · ${entry.title}`, entry };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, SaveTutorsSchema);
  if (!form.ok) return form.reply;
  const entryId = params.entryId ?? '';
  const result = await saveTutors(viewer, { ...form.value, entryId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/student/entries/${entryId}`, { key: 'projects.draftSaved', tone: 'done' });
}

export default function EntryTutors() {
  const t = useT();
  const { entry } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const rows = Array.from({ length: entry.round.maxTutors }, (_, index) => index);
  const typed: unknown = lastResult?.initialValue?.tutors;
  const value = (index: number, field: 'name' | 'organisation') => {
    const row: unknown = Array.isArray(typed) ? typed[index] : undefined;
    const text: unknown = typeof row === 'object' && row ? Reflect.get(row, field) : undefined;
    return typeof text === 'string' ? text : (entry.tutors[index]?.[field] ?? '');
  };
  return (
    <>
      <RefusalBox result={lastResult} />
      <p className="max-w-2xl pb-6 text-ink-muted">
        {t('projects.tutorsLead', { max: entry.round.maxTutors })}
      </p>
      <Form method="post" className="grid gap-8">
        {rows.map((index) => (
          <fieldset key={index} className="grid gap-4 sm:grid-cols-2 lg:max-w-3xl">
            <legend className="mb-2 text-lg font-semibold">
              {t('projects.tutorNumber', { number: index + 1 })}
            </legend>
            <Field id={`name-${index}`} label={t('projects.tutorName')}>
              <TextInput name={`tutors[${index}].name`} defaultValue={value(index, 'name')} maxLength={40} />
            </Field>
            <Field id={`organisation-${index}`} label={t('projects.tutorOrganisation')}>
              <TextInput
                name={`tutors[${index}].organisation`}
                defaultValue={value(index, 'organisation')}
                maxLength={80}
              />
            </Field>
          </fieldset>
        ))}
        <FormActions>
          <SubmitButton>{t('common.save')}</SubmitButton>
        </FormActions>
      </Form>
    </>
  );
}
