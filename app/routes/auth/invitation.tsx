import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { acceptInvitation, getInvitation } from '#app/features/accounts/accept-invitation.server.ts';
import { AcceptInvitationSchema } from '#app/features/accounts/schemas.ts';
import { signInPerson } from '#app/features/accounts/sign-in.server.ts';
import { getViewer } from '#app/features/accounts/viewer.server.ts';
import { AppForm, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const DESKS = { ADMIN: '/admin', CHECKER: '/admin', TEACHER: '/school', JUDGE: '/judge', OPERATOR: '/admin' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const invitation = (await getInvitation(params.code ?? '', now())) ?? notFound();
  if (invitation.role === 'OPERATOR') throw redirect(`/setup?code=${params.code}`);
  const t = translator(await localeOf(request));
  const viewer = await getViewer(request);
  const place = invitation.unit ?? invitation.school ?? invitation.round;
  return {
    title: t('people.invitationTitle'),
    code: params.code ?? '',
    name: invitation.name ?? '',
    role: invitation.role,
    place: place?.name ?? '',
    state: invitation.state,
    expiresAt: invitation.expiresAt,
    me: viewer && !viewer.student ? viewer.name : null,
    constraint: constraintsOf(AcceptInvitationSchema),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await getViewer(request);
  const form = await readForm(request, AcceptInvitationSchema);
  if (!form.ok) return form.reply;
  const context = { now: now() };
  const input = { ...form.value, code: params.code ?? '' };
  const invitation = await getInvitation(input.code, context.now);
  if (!invitation || invitation.role === 'OPERATOR') return form.refuse([{ code: 'invitation-unknown' }]);
  const result = await acceptInvitation(viewer, input, context);
  if (!result.ok) return form.refuse(result.refusals);
  const desk = DESKS[invitation.role];
  if (input.as === 'me') return redirectWithToast(desk, { key: 'people.accepted', tone: 'done' });
  const signedIn = await signInPerson(input, request, context);
  return redirect(desk, signedIn.ok ? { headers: signedIn.value.headers } : undefined);
}

type Values = { name: string; username: string; password: string };

export default function Invitation() {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  const { name, role, place, state, expiresAt, me, code, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<Values>({ lastResult, constraint, defaultValue: { name } });
  if (state !== 'open') {
    return (
      <div className="mx-auto max-w-lg">
        <PageHeader title={t('people.invitationTitle')} size="public" />
        <NoticeBox
          tone="signal"
          title={t(`people.gone-${state}`)}
          actions={<LinkButton href="/sign-in">{t('auth.signIn')}</LinkButton>}
        >
          {t('people.goneText')}
        </NoticeBox>
      </div>
    );
  }
  return (
    <div className="mx-auto max-w-lg">
      <PageHeader
        title={t('people.invitationFor', { role: t(`people.role${role}`), place })}
        size="public"
        meta={t('people.invitationUntil', { date: formats.date(expiresAt, zone) })}
      />
      {me ? (
        <Section title={t('people.asMe', { name: me })} description={t('people.asMeHint')}>
          <RefusalBox result={lastResult?.initialValue?.as === 'me' ? lastResult : null} />
          <Form method="post">
            <input type="hidden" name="code" value={code} />
            <Button type="submit" variant="primary" name="as" value="me">
              {t('people.acceptAsMe')}
            </Button>
          </Form>
        </Section>
      ) : null}
      <Section title={t('people.asNew')} description={me ? t('people.asNewOther') : t('people.asNewHint')}>
        <AppForm form={form}>
          <input type="hidden" name="as" value="new" />
          <input type="hidden" name="code" value={code} />
          <FormLayout>
            <TextField field={fields.name} label={t('auth.name')} autoComplete="name" required />
            <TextField
              field={fields.username}
              label={t('auth.chooseUsername')}
              hint={t('auth.chooseUsernameHint')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
            <TextField
              field={fields.password}
              type="password"
              label={t('auth.choosePassword')}
              hint={t('auth.passwordHint')}
              autoComplete="new-password"
              required
            />
            <FormActions>
              <SubmitButton variant={me ? 'secondary' : 'primary'}>{t('people.acceptAsNew')}</SubmitButton>
            </FormActions>
          </FormLayout>
        </AppForm>
        {me ? null : (
          <p className="pt-6 text-ink-muted">
            {t('people.haveAccount')}{' '}
            <LinkButton size="small" href={`/sign-in?to=/invitations/${code}`}>
              {t('auth.signIn')}
            </LinkButton>
          </p>
        )}
      </Section>
    </div>
  );
}
