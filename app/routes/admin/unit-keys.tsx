import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import {
  listKeys,
  makeKey,
  MakeKeySchema,
  revokeKey,
  RevokeKeySchema,
} from '#app/features/api/keys.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

const ActSchema = z.discriminatedUnion('intent', [
  MakeKeySchema.extend({ intent: z.literal('make') }),
  RevokeKeySchema.extend({ intent: z.literal('revoke') }),
]);
/** Where keys are read from; the zone of the unit's contests. */

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await listKeys(viewer, params.unitId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('api.title')} · ${found.unit.name}`, ...found };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const unitId = params.unitId ?? '';
  const context = { now: now() };
  const input = form.value;
  if (input.intent === 'make') {
    const made = await makeKey(viewer, { ...input, unitId }, context);
    // The key stands on this answer only; it is in no address and no cookie.
    return made.ok ? data({ key: made.value.key }) : form.refuse(made.refusals);
  }
  const ended = await revokeKey(viewer, { ...input, unitId }, context);
  if (!ended.ok) return form.refuse(ended.refusals);
  return redirectWithToast(`/admin/units/${unitId}/keys`, { key: 'api.revoked', tone: 'done' });
}

export default function UnitKeys() {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  const { unit, keys } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const made = result && 'key' in result ? result.key : null;
  const refused = result && !('key' in result) ? result : undefined;
  return (
    <>
      <PageHeader
        title={t('api.title')}
        meta={t('api.lead')}
        above={<BackLink href={`/admin/units/${unit.id}`}>{unit.name}</BackLink>}
      />
      <RefusalBox result={refused} />
      {made ? (
        <NoticeBox tone="done" className="mb-6" title={t('api.made')}>
          <p className="py-2 font-mono break-all select-all">{made}</p>
          <p>{t('api.madeOnce')}</p>
        </NoticeBox>
      ) : null}
      {keys.length === 0 ? (
        <EmptyState title={t('api.none')}>{t('api.noneText')}</EmptyState>
      ) : (
        <DataTable
          caption={t('api.title')}
          rows={keys}
          rowKey={(key) => key.id}
          columns={[
            { key: 'name', head: t('api.name'), rowHead: true, cell: (key) => key.name },
            { key: 'ending', head: t('api.ending'), cell: (key) => `…${key.ending}` },
            { key: 'made', head: t('api.createdAt'), cell: (key) => formats.date(key.createdAt, zone) },
            {
              key: 'used',
              head: t('api.lastUsed'),
              cell: (key) => (key.lastUsedAt ? formats.date(key.lastUsedAt, zone) : t('api.never')),
            },
            {
              key: 'end',
              head: t('api.revoke'),
              quietHead: true,
              cell: (key) =>
                key.revokedAt ? (
                  t('api.revokedOn', { date: formats.date(key.revokedAt, zone) })
                ) : (
                  <Form method="post">
                    <input type="hidden" name="intent" value="revoke" />
                    <input type="hidden" name="keyId" value={key.id} />
                    <ConfirmButton
                      size="small"
                      variant="quiet"
                      confirmVariant="danger"
                      label={t('api.revoke')}
                      title={t('api.revokeTitle', { name: key.name })}
                      confirmLabel={t('api.revoke')}
                      cancelLabel={t('common.cancel')}
                    >
                      {t('api.revokeText')}
                    </ConfirmButton>
                  </Form>
                ),
            },
          ]}
        />
      )}
      <Section title={t('api.make')} description={t('api.makeHint')}>
        <Form method="post" key={keys.length}>
          <FormLayout>
            <Field label={t('api.name')} hint={t('api.nameHint')}>
              <TextInput
                name="name"
                required
                minLength={2}
                maxLength={80}
                defaultValue={String(refused?.initialValue?.['name'] ?? '')}
              />
            </Field>
            <FormActions>
              <SubmitButton name="intent" value="make">
                {t('api.make')}
              </SubmitButton>
            </FormActions>
          </FormLayout>
        </Form>
        <p className="mt-4">
          <Link to="/help/api">{t('api.docs')}</Link>
        </p>
      </Section>
    </>
  );
}
