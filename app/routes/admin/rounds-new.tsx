import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { toLocal } from '#app/domain/calendar.ts';
import { PROMOTIONS } from '#app/domain/promoted-students.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { createRounds } from '#app/features/editions/create-rounds.server.ts';
import { getEdition } from '#app/features/editions/queries.server.ts';
import { CreateRoundsSchema } from '#app/features/editions/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import {
  AppForm,
  NumberField,
  RadioField,
  SubmitButton,
  TextField,
  useAppForm,
} from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { unitTree } from '#app/features/units/queries.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { env } from '#app/platform/env.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const edition = (await getEdition(viewer, params.editionId ?? '', now())) ?? notFound();
  const t = translator(await localeOf(request));
  const taken = new Set(edition.rounds.map((round) => round.unitId));
  const units = (await unitTree(viewer)).filter((unit) => !taken.has(unit.id));
  return {
    title: t('rounds.newRounds'),
    edition: { id: edition.id, name: edition.name },
    units: units.map(({ id, name, depth }) => ({ value: id, label: `${'　'.repeat(depth)}${name}` })),
    firstDay: toLocal(now(), env().timeZone).slice(0, 10),
    constraint: constraintsOf(CreateRoundsSchema),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, CreateRoundsSchema);
  if (!form.ok) return form.reply;
  const editionId = params.editionId ?? '';
  const result = await createRounds(viewer, { ...form.value, editionId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/editions/${editionId}`, {
    key: 'rounds.roundsCreated',
    params: { count: Object.keys(result.value.roundIds).length },
    tone: 'done',
  });
}

type Values = {
  unitIds: string[];
  preset: string;
  toNation: string;
  firstDay: string;
  timeZone: string;
  number: string;
};

export default function RoundsNew() {
  const t = useT();
  const texts = useErrorTexts();
  const timeZone = usePortalZone();
  const { edition, units, firstDay, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<Values>({
    lastResult,
    constraint,
    defaultValue: { firstDay, timeZone, preset: 'innovation', toNation: 'PROJECT' },
  });
  const chosen: unknown = lastResult?.initialValue?.unitIds;
  return (
    <>
      <PageHeader
        title={t('rounds.newRounds')}
        meta={t('rounds.newRoundsLead')}
        above={<BackLink href={`/admin/editions/${edition.id}`}>{edition.name}</BackLink>}
      />
      <AppForm form={form}>
        <input type="hidden" name="editionId" value={edition.id} />
        <FormLayout>
          <CheckboxGroup
            id={fields.unitIds.id}
            legend={t('rounds.chooseUnits')}
            hint={t('rounds.chooseUnitsHint')}
            name="unitIds"
            options={units}
            defaultValues={Array.isArray(chosen) ? chosen.map(String) : []}
            errors={texts(fields.unitIds.errors)}
          />
          <RadioField
            field={fields.preset}
            legend={t('rounds.preset')}
            hint={t('rounds.presetHint')}
            options={[
              {
                value: 'innovation',
                label: t('rounds.presetInnovation'),
                hint: t('rounds.presetInnovationHint'),
              },
              { value: 'science-fair', label: t('rounds.presetFair'), hint: t('rounds.presetFairHint') },
            ]}
          />
          <RadioField
            field={fields.toNation}
            legend={t('promotion.toNation')}
            hint={t('promotion.toNationHint')}
            options={PROMOTIONS.map((promotion) => ({
              value: promotion,
              label: t(`promotion.kind${promotion}`),
              hint: t(`promotion.hint${promotion}`),
            }))}
          />
          <TextField
            field={fields.firstDay}
            type="date"
            label={t('rounds.firstDay')}
            hint={t('rounds.firstDayHint')}
            fit="short"
          />
          <TextField
            field={fields.timeZone}
            label={t('rounds.timeZone')}
            hint={t('rounds.timeZoneHint')}
            fit="medium"
          />
          <NumberField
            field={fields.number}
            label={t('rounds.number')}
            hint={t('rounds.numberHint')}
            optional
          />
          <FormActions>
            <SubmitButton>{t('rounds.createRounds')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </AppForm>
    </>
  );
}
