import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { z } from 'zod';

import type { Viewer } from '#app/domain/viewer.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { answerInvitation, joinProject } from '#app/features/projects/join-project.server.ts';
import { AnswerInvitationSchema, JoinSchema } from '#app/features/projects/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { AppForm, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm, readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  if (!viewer.student) notFound();
  const t = translator(await localeOf(request));
  return { title: t('projects.join'), constraint: constraintsOf(JoinSchema) };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const answer = AnswerInvitationSchema.safeParse(Object.fromEntries(await readFormData(request.clone())));
  if (answer.success) return answered(viewer, answer.data);
  const form = await readForm(request, JoinSchema);
  if (!form.ok) return form.reply;
  const result = await joinProject(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/student/entries/${result.value.entryId}/work`, {
    key: 'projects.joined',
    tone: 'done',
  });
}

/** What an invitation was answered with, back on the student's front page. */
async function answered(viewer: Viewer, input: z.output<typeof AnswerInvitationSchema>) {
  const result = await answerInvitation(viewer, input, { now: now() });
  if (!result.ok)
    return redirectWithToast('/student', {
      key: `refusal.${result.refusals[0].code}`,
      params: result.refusals[0].params,
      tone: 'signal',
    });
  const { entryId } = result.value;
  return entryId
    ? redirectWithToast(`/student/entries/${entryId}/work`, { key: 'projects.joined', tone: 'done' })
    : redirectWithToast('/student', { key: 'projects.declined', tone: 'done' });
}

export default function Join() {
  const t = useT();
  const { constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<{ code: string }>({ lastResult, constraint });
  return (
    <>
      <PageHeader
        title={t('projects.join')}
        meta={t('projects.joinLead')}
        above={<BackLink href="/student">{t('common.deskStudent')}</BackLink>}
      />
      <AppForm form={form}>
        <FormLayout>
          <TextField
            field={fields.code}
            label={t('projects.joinCode')}
            hint={t('projects.joinCodeHint')}
            fit="short"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <FormActions>
            <SubmitButton>{t('projects.join')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </AppForm>
    </>
  );
}
