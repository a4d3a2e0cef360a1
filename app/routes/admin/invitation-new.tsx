import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { invitationPlaces } from '#app/features/accounts/invitation-places.server.ts';
import { invitePeople } from '#app/features/accounts/invite-people.server.ts';
import { mailInvitations } from '#app/features/accounts/mail-invitations.server.ts';
import { InvitePeopleSchema } from '#app/features/accounts/schemas.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { AppForm, SelectField, SubmitButton, TextAreaField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { canMail } from '#app/platform/mail.server.ts';
import { Button } from '#app/ui/button.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';

const ROLES = ['TEACHER', 'JUDGE', 'CHECKER', 'ADMIN'] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const params = new URL(request.url).searchParams;
  const role = ROLES.find((one) => one === params.get('role')) ?? 'TEACHER';
  return {
    title: t('people.invite'),
    role,
    scopeId: params.get('scope') ?? '',
    places: await invitationPlaces(viewer, role),
    mails: canMail(),
    constraint: constraintsOf(InvitePeopleSchema),
  };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, InvitePeopleSchema);
  if (!form.ok) return form.reply;
  const result = await invitePeople(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  const t = translator(await localeOf(request));
  const places = await invitationPlaces(viewer, form.value.role);
  const place = places.find((one) => one.value === form.value.scopeId)?.label.trim() ?? '';
  const sent = await mailInvitations(result.value, place, t);
  const ids = result.value.map(({ id }) => `id=${id}`).join('&');
  return redirectWithToast(`/admin/invitations/print?${ids}`, {
    key: sent > 0 ? 'people.invitedAndMailed' : 'people.invited',
    params: { count: result.value.length, sent },
    tone: 'done',
  });
}

export default function InvitationNew() {
  const t = useT();
  const { role, scopeId, places, mails, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<{ scopeId: string; people: string }>({
    lastResult,
    constraint,
    defaultValue: { scopeId },
    id: `invite-${role}`,
  });
  return (
    <>
      <PageHeader
        title={t('people.invite')}
        meta={mails ? t('people.inviteLeadMail') : t('people.inviteLead')}
        above={<BackLink href="/admin/invitations">{t('people.invitations')}</BackLink>}
      />
      <Form method="get" className="mb-8 flex flex-wrap items-end gap-4">
        <RadioGroup
          key={role}
          legend={t('people.role')}
          name="role"
          inline
          defaultValue={role}
          options={ROLES.map((value) => ({ value, label: t(`people.role${value}`) }))}
        />
        <Button type="submit">{t('people.chooseRole')}</Button>
      </Form>
      {places.length === 0 ? (
        <NoticeBox tone="signal" title={t('people.noPlaces')}>
          {t(`people.noPlaces${role}`)}
        </NoticeBox>
      ) : (
        <AppForm form={form}>
          <input type="hidden" name="role" value={role} />
          <FormLayout>
            <p className="text-ink-muted">{t(`people.roleHint${role}`)}</p>
            <SelectField field={fields.scopeId} label={t(`people.place${role}`)} options={places} />
            <TextAreaField
              field={fields.people}
              label={t('people.people')}
              hint={mails ? t('people.peopleHintMail') : t('people.peopleHint')}
              rows={6}
            />
            <FormActions>
              <SubmitButton>{t('people.makeInvitations')}</SubmitButton>
            </FormActions>
          </FormLayout>
        </AppForm>
      )}
    </>
  );
}
