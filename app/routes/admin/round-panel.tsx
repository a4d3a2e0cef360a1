import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { savePanel } from '#app/features/judging/panels.server.ts';
import { getPool } from '#app/features/judging/round-queries.server.ts';
import { SavePanelSchema } from '#app/features/judging/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { AppForm, SelectField, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** One panel, or a new one at /panels/new. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const pool = (await getPool(viewer, params.roundId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  const panel =
    params.panelId === 'new' ? null : (pool.panels.find((one) => one.id === params.panelId) ?? notFound());
  return {
    title: panel?.name ?? t('judging.newPanel'),
    roundId: params.roundId ?? '',
    panel,
    judges: pool.judges,
    disciplines: pool.disciplines,
    constraint: constraintsOf(SavePanelSchema),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, SavePanelSchema);
  if (!form.ok) return form.reply;
  const panelId = params.panelId && params.panelId !== 'new' ? params.panelId : null;
  const input = { ...form.value, roundId: params.roundId ?? '', panelId };
  const result = await savePanel(viewer, input, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${params.roundId}/judges`, { key: 'common.saved', tone: 'done' });
}

export default function RoundPanel() {
  const t = useT();
  const name = useName();
  const { roundId, panel, judges, disciplines, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<{ name: string; chairId: string }>({
    lastResult,
    constraint,
    defaultValue: {
      name: panel?.name ?? '',
      chairId: panel?.members.find((row) => row.isChair)?.roundJudgeId ?? '',
    },
  });
  const typed = (key: string, fallback: string[]): string[] => {
    const value: unknown = lastResult?.initialValue?.[key];
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : fallback;
  };
  return (
    <>
      <PageHeader
        title={panel?.name ?? t('judging.newPanel')}
        above={<BackLink href={`/admin/rounds/${roundId}/judges`}>{t('judging.pool')}</BackLink>}
      />
      <AppForm form={form}>
        <input type="hidden" name="roundId" value={roundId} />
        <FormLayout>
          <TextField field={fields.name} label={t('judging.panelName')} fit="medium" />
          <CheckboxGroup
            legend={t('projects.discipline')}
            hint={t('judging.panelDisciplinesHint')}
            name="disciplineIds"
            options={disciplines.map((row) => ({ value: row.id, label: name(row) }))}
            defaultValues={typed('disciplineIds', panel?.disciplines.map((row) => row.disciplineId) ?? [])}
          />
          <CheckboxGroup
            legend={t('rounds.judges')}
            name="roundJudgeIds"
            options={judges.map((judge) => ({
              value: judge.id,
              label: judge.name,
              hint: [judge.organisation, judge.expertise.join(' ')].filter(Boolean).join(' · '),
            }))}
            defaultValues={typed('roundJudgeIds', panel?.members.map((row) => row.roundJudgeId) ?? [])}
          />
          <SelectField
            field={fields.chairId}
            label={t('rubric.chair')}
            hint={t('rubric.chairHint')}
            optional
            placeholder={t('rubric.noChair')}
            options={judges.map((judge) => ({ value: judge.id, label: judge.name }))}
          />
          <FormActions>
            <SubmitButton>{t('common.save')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </AppForm>
    </>
  );
}
