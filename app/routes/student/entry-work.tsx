import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { OWN_WORK_MAX } from '#app/domain/checklist.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { editablePage } from '#app/features/projects/editable-page.server.ts';
import { saveWork } from '#app/features/projects/save-project.server.ts';
import { SaveWorkSchema } from '#app/features/projects/schemas.ts';
import { AppForm, SubmitButton, TextAreaField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entry = await editablePage(viewer, params.entryId, now());
  const t = translator(await localeOf(request));
  return {
    title: `${t('projects.pageWork')} · ${entry.title}`,
    entry,
    constraint: constraintsOf(SaveWorkSchema),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, SaveWorkSchema);
  if (!form.ok) return form.reply;
  const entryId = params.entryId ?? '';
  const result = await saveWork(viewer, { ...form.value, entryId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/student/entries/${entryId}`, { key: 'projects.draftSaved', tone: 'done' });
}

export default function EntryWork() {
  const t = useT();
  const { entry, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const mine = entry.authors.find((author) => author.isMe);
  const others = entry.authors.filter((author) => !author.isMe);
  const [form, fields] = useAppForm<{ ownWork: string }>({
    lastResult,
    constraint,
    defaultValue: { ownWork: mine?.ownWork ?? '' },
  });
  return (
    <>
      <AppForm form={form}>
        <FormLayout>
          <TextAreaField
            field={fields.ownWork}
            label={t('projects.myWork')}
            hint={t('projects.myWorkHint')}
            rows={6}
            maxLength={OWN_WORK_MAX}
            counter={{ max: OWN_WORK_MAX, text: (used, max) => t('form.counter', { used, max }) }}
          />
          <FormActions>
            <SubmitButton>{t('common.save')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </AppForm>
      {others.length > 0 ? (
        <Section title={t('projects.othersWork')}>
          <dl className="grid max-w-2xl gap-4">
            {others.map((author) => (
              <div key={author.id}>
                <dt className="font-semibold">{author.name}</dt>
                <dd className="whitespace-pre-line">{author.ownWork || t('projects.notWritten')}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
    </>
  );
}
