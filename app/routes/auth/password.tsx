import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { choosePassword } from '#app/features/accounts/choose-password.server.ts';
import { frontDoor } from '#app/features/accounts/front-door.ts';
import { ChoosePasswordSchema } from '#app/features/accounts/schemas.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { AppForm, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { currentSession } from '#app/platform/auth/auth.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  return {
    title: t('auth.newPasswordTitle'),
    first: viewer.mustChangePassword,
    constraint: constraintsOf(ChoosePasswordSchema),
  };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ChoosePasswordSchema);
  if (!form.ok) return form.reply;
  const session = await currentSession(request);
  const result = await choosePassword(viewer, form.value, session?.sessionId ?? '', { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(frontDoor(viewer), { key: 'auth.passwordChosen', tone: 'done' });
}

export default function ChoosePassword() {
  const t = useT();
  const { first, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<{ current: string; password: string }>({ lastResult, constraint });
  return (
    <div className="mx-auto max-w-md">
      <PageHeader
        title={t('auth.newPasswordTitle')}
        size="public"
        meta={first ? t('auth.firstPasswordLead') : undefined}
      />
      <AppForm form={form}>
        <FormLayout>
          <TextField
            field={fields.current}
            type="password"
            label={first ? t('auth.oneTimePassword') : t('auth.currentPassword')}
            hint={first ? t('auth.oneTimePasswordHint') : undefined}
            autoComplete="current-password"
          />
          <TextField
            field={fields.password}
            type="password"
            label={t('auth.newPassword')}
            hint={t('auth.passwordHint')}
            autoComplete="new-password"
          />
          <FormActions>
            <SubmitButton>{t('auth.savePassword')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </AppForm>
    </div>
  );
}
