import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { copyEdition } from '#app/features/editions/copy-edition.server.ts';
import { createEdition } from '#app/features/editions/create-edition.server.ts';
import { listEditions } from '#app/features/editions/queries.server.ts';
import { CreateEditionSchema } from '#app/features/editions/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import {
  AppForm,
  NumberField,
  SelectField,
  SubmitButton,
  TextField,
  useAppForm,
} from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const NewEditionSchema = CreateEditionSchema.extend({ copyOf: z.uuid().optional() });

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const editions = (await listEditions(viewer)).filter((edition) => edition.rounds > 0);
  return {
    title: t('rounds.newEdition'),
    year: now().getUTCFullYear() + 1,
    copyOf: new URL(request.url).searchParams.get('copy') ?? '',
    editions: editions.map((edition) => ({
      value: edition.id,
      label: t('rounds.copyOption', { name: edition.name, count: edition.rounds }),
    })),
    constraint: constraintsOf(NewEditionSchema),
  };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, NewEditionSchema);
  if (!form.ok) return form.reply;
  const { copyOf, ...input } = form.value;
  const context = { now: now() };
  const result = copyOf
    ? await copyEdition(viewer, { ...input, editionId: copyOf }, context)
    : await createEdition(viewer, input, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/editions/${result.value.editionId}`, {
    key: copyOf ? 'rounds.editionCopied' : 'rounds.editionCreated',
    tone: 'done',
  });
}

export default function EditionNew() {
  const t = useT();
  const { year, copyOf, editions, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<{ name: string; year: string; copyOf: string }>({
    lastResult,
    constraint,
    defaultValue: { year: String(year), copyOf },
  });
  return (
    <>
      <PageHeader
        title={t('rounds.newEdition')}
        above={<BackLink href="/admin/editions">{t('rounds.editions')}</BackLink>}
      />
      <AppForm form={form}>
        <FormLayout>
          <TextField field={fields.name} label={t('rounds.editionName')} hint={t('rounds.editionNameHint')} />
          <NumberField field={fields.year} label={t('rounds.year')} hint={t('rounds.yearHint')} />
          {editions.length > 0 ? (
            <SelectField
              field={fields.copyOf}
              label={t('rounds.copyOf')}
              hint={t('rounds.copyOfHint')}
              options={editions}
              placeholder={t('rounds.copyNone')}
              optional
            />
          ) : null}
          <FormActions>
            <SubmitButton>{t('rounds.createEdition')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </AppForm>
    </>
  );
}
