import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { frontDoor } from '#app/features/accounts/front-door.ts';
import { SignInSchema } from '#app/features/accounts/schemas.ts';
import { signInPerson } from '#app/features/accounts/sign-in.server.ts';
import { getViewer, loadViewer } from '#app/features/accounts/viewer.server.ts';
import { AppForm, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { safePath } from '#app/platform/http/responses.server.ts';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await getViewer(request);
  if (viewer) throw redirect(frontDoor(viewer));
  const query = new URL(request.url).searchParams;
  const t = translator(await localeOf(request));
  return {
    title: t('auth.signIn'),
    to: query.get('to') ?? '',
    username: query.get('name') ?? '',
    constraint: constraintsOf(SignInSchema),
  };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, SignInSchema);
  if (!form.ok) return form.reply;
  const result = await signInPerson(form.value, request, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  const viewer = await loadViewer(result.value.personId);
  const wanted = safePath(form.value.to);
  const to = viewer?.mustChangePassword
    ? '/password'
    : wanted !== '/'
      ? wanted
      : viewer
        ? frontDoor(viewer)
        : '/';
  return redirect(to, { headers: result.value.headers });
}

export default function SignIn() {
  const t = useT();
  const { to, username, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<{ username: string; password: string }>({
    lastResult,
    constraint,
    defaultValue: { username },
  });
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={t('auth.signIn')} size="public" />
      <AppForm form={form}>
        <input type="hidden" name="to" value={to} />
        <FormLayout>
          <TextField
            field={fields.username}
            label={t('auth.username')}
            hint={t('auth.usernameHint')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextField
            field={fields.password}
            type="password"
            label={t('auth.password')}
            autoComplete="current-password"
          />
          <FormActions>
            <SubmitButton>{t('auth.signIn')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </AppForm>
      <p className="mt-6 text-sm text-ink-muted">{t('auth.forgotten')}</p>
    </div>
  );
}
