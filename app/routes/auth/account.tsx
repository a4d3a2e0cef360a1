import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';

import { frontDoors } from '#app/features/accounts/front-door.ts';
import { AccountSchema } from '#app/features/accounts/schemas.ts';
import { getAccount, updateAccount } from '#app/features/accounts/update-account.server.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { OwnHonours } from '#app/features/honours/own-honours.tsx';
import { ownHonours } from '#app/features/honours/queries.server.ts';
import { AppForm, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf, themeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  return {
    title: t('common.account'),
    account: await getAccount(viewer),
    desks: frontDoors(viewer),
    honours: await ownHonours(viewer),
    theme: await themeOf(request),
    constraint: constraintsOf(AccountSchema),
  };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, AccountSchema);
  if (!form.ok) return form.reply;
  const result = await updateAccount(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast('/account', { key: 'common.saved', tone: 'done' });
}

export default function Account() {
  const t = useT();
  const { account, desks, theme, honours, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<{ name: string; email: string }>({
    lastResult,
    constraint,
    defaultValue: { name: account.name, email: account.email },
  });
  return (
    <div className="mx-auto max-w-lg">
      <PageHeader
        title={account.name}
        meta={`${t('auth.username')}: ${account.username ?? ''}`}
        actions={desks.map((desk) => (
          <LinkButton key={desk.href} href={desk.href}>
            {t(desk.label)}
          </LinkButton>
        ))}
      />
      <AppForm form={form}>
        <FormLayout>
          {account.nameFixed ? (
            <input type="hidden" name="name" value={account.name} />
          ) : (
            <TextField field={fields.name} label={t('auth.name')} autoComplete="name" />
          )}
          <TextField
            field={fields.email}
            type="email"
            label={t('people.email')}
            hint={t('people.emailHint')}
            autoComplete="email"
            optional
          />
          <FormActions>
            <SubmitButton>{t('common.save')}</SubmitButton>
            <LinkButton href="/password">{t('people.changePassword')}</LinkButton>
          </FormActions>
        </FormLayout>
      </AppForm>
      <Section title={t('certificates.mine')}>
        <Link to="/account/certificates">{t('certificates.mine')}</Link>
      </Section>
      <OwnHonours honours={honours} />
      <Section title={t('common.theme')}>
        <Form method="post" action="/theme" reloadDocument className="grid gap-4">
          <input type="hidden" name="to" value="/account" />
          <RadioGroup
            legend={t('people.themeLegend')}
            name="theme"
            inline
            defaultValue={theme}
            options={[
              { value: 'system', label: t('common.themeSystem') },
              { value: 'light', label: t('common.themeLight') },
              { value: 'dark', label: t('common.themeDark') },
            ]}
          />
          <div>
            <Button type="submit">{t('people.setTheme')}</Button>
          </div>
        </Form>
      </Section>
    </div>
  );
}
