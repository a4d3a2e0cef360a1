import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { acceptInvitation, getInvitation } from '#app/features/accounts/accept-invitation.server.ts';
import { SetUpSchema } from '#app/features/accounts/schemas.ts';
import { signInPerson } from '#app/features/accounts/sign-in.server.ts';
import { AppForm, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const code = new URL(request.url).searchParams.get('code') ?? '';
  const invitation = code ? await getInvitation(code, now()) : null;
  const open = invitation?.role === 'OPERATOR' && invitation.state === 'open';
  const t = translator(await localeOf(request));
  return { title: t('auth.setUpTitle'), code: open ? code : null, constraint: constraintsOf(SetUpSchema) };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, SetUpSchema);
  if (!form.ok) return form.reply;
  const context = { now: now() };
  const invitation = await getInvitation(form.value.code, context.now);
  if (invitation?.role !== 'OPERATOR') return form.refuse([{ code: 'invitation-unknown' }]);
  const result = await acceptInvitation(null, { ...form.value, as: 'new' }, context);
  if (!result.ok) return form.refuse(result.refusals);
  const signedIn = await signInPerson(form.value, request, context);
  return redirect('/admin', signedIn.ok ? { headers: signedIn.value.headers } : undefined);
}

export default function SetUp() {
  const t = useT();
  const { code, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<{ name: string; username: string; password: string }>({
    lastResult,
    constraint,
  });
  return (
    <div className="mx-auto max-w-lg">
      <PageHeader title={t('auth.setUpTitle')} size="public" meta={code ? t('auth.setUpLead') : undefined} />
      {code ? (
        <AppForm form={form}>
          <input type="hidden" name="code" value={code} />
          <FormLayout>
            <TextField field={fields.name} label={t('auth.name')} autoComplete="name" />
            <TextField
              field={fields.username}
              label={t('auth.chooseUsername')}
              hint={t('auth.chooseUsernameHint')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
            <TextField
              field={fields.password}
              type="password"
              label={t('auth.choosePassword')}
              hint={t('auth.passwordHint')}
              autoComplete="new-password"
            />
            <FormActions>
              <SubmitButton>{t('auth.setUp')}</SubmitButton>
            </FormActions>
          </FormLayout>
        </AppForm>
      ) : (
        <NoticeBox
          tone="signal"
          title={t('auth.setUpGone')}
          actions={<LinkButton href="/sign-in">{t('auth.signIn')}</LinkButton>}
        >
          {t('auth.setUpGoneText')}
        </NoticeBox>
      )}
    </div>
  );
}
