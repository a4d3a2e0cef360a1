import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listPanelAvailability } from '#app/features/defence/panel-availability.server.ts';
import { getDefence } from '#app/features/defence/queries.server.ts';
import { removeSession, saveSession } from '#app/features/defence/save-session.server.ts';
import { SaveSessionSchema } from '#app/features/defence/schemas.ts';
import { SessionFields } from '#app/features/defence/session-fields.tsx';
import type { SessionForm } from '#app/features/defence/session-fields.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { AppForm, SubmitButton, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { toLocal } from '#app/domain/calendar.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const FieldsSchema = SaveSessionSchema.omit({ roundId: true, sessionId: true });
const ActionSchema = z.discriminatedUnion('intent', [
  FieldsSchema.extend({ intent: z.literal('save') }),
  z.object({ intent: z.literal('remove') }),
]);

/** One session, or a new one at /defence/new/edit, which begins like the last one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const desk = (await getDefence(viewer, roundId, now())) ?? notFound();
  const t = translator(await localeOf(request));
  const session =
    params.sessionId === 'new'
      ? null
      : (desk.sessions.find(({ id }) => id === params.sessionId) ?? notFound());
  const like = session ?? desk.sessions.at(-1);
  const local = (at: Date) => toLocal(at, desk.timeZone);
  const defaults: SessionForm = {
    panelId: session?.panelId ?? '',
    room: session?.room ?? '',
    startsAt: like ? local(like.startsAt) : '',
    endsAt: like ? local(like.endsAt) : '',
    presentMinutes: like?.presentMinutes ?? 6,
    questionMinutes: like?.questionMinutes ?? 4,
    changeMinutes: like?.changeMinutes ?? 2,
    breaks: (like?.breaks ?? [])
      .map(({ startsAt, endsAt }) => `${local(startsAt).slice(11)}-${local(endsAt).slice(11)}`)
      .join(' '),
  };
  return {
    title: t(session ? 'defence.editSession' : 'defence.newSession'),
    roundId,
    placed: session ? session.slots.length : null,
    panels: desk.panels,
    defaults,
    availability: (await listPanelAvailability(viewer, roundId)) ?? notFound(),
    constraint: constraintsOf(FieldsSchema),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const { roundId = '', sessionId = '' } = params;
  const context = { now: now() };
  const input = form.value;
  const result =
    input.intent === 'remove'
      ? await removeSession(viewer, { sessionId }, context)
      : await saveSession(
          viewer,
          { ...input, roundId, sessionId: sessionId === 'new' ? null : sessionId },
          context,
        );
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/defence`, {
    key: input.intent === 'remove' ? 'defence.done-remove' : 'common.saved',
    tone: 'done',
  });
}

export default function RoundDefenceSession() {
  const t = useT();
  const { title, roundId, placed, panels, defaults, availability, constraint } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<SessionForm>({ lastResult, constraint, defaultValue: defaults });
  return (
    <>
      <PageHeader
        title={title}
        above={<BackLink href={`/admin/rounds/${roundId}/defence`}>{t('defence.title')}</BackLink>}
        actions={
          placed === null ? null : (
            <Form method="post">
              <ConfirmButton
                variant="quiet"
                label={t('defence.remove')}
                title={t('defence.removeTitle')}
                confirmLabel={t('defence.remove')}
                confirmVariant="danger"
                cancelLabel={t('common.cancel')}
                name="intent"
                value="remove"
              >
                {t('defence.removeText', { count: placed })}
              </ConfirmButton>
            </Form>
          )
        }
      />
      <AppForm form={form}>
        <input type="hidden" name="intent" value="save" />
        <FormLayout>
          <SessionFields fields={fields} panels={panels} />
          <FormActions>
            <SubmitButton>{t('common.save')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </AppForm>
      {availability.length > 0 ? (
        <Section title={t('defence.availability')}>
          <DataTable
            caption={t('defence.availability')}
            columns={[
              { key: 'name', head: t('people.name'), cell: (judge) => judge.name, rowHead: true },
              { key: 'panel', head: t('defence.panel'), cell: (judge) => judge.panel },
              { key: 'text', head: t('defence.availabilityText'), cell: (judge) => judge.text },
            ]}
            rows={availability}
            rowKey={(judge) => judge.key}
          />
        </Section>
      ) : null}
    </>
  );
}
