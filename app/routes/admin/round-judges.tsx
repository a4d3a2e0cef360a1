import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Printer, Send } from 'lucide-react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { addJudges, readJudges, removeJudge } from '#app/features/judging/add-judges.server.ts';
import { removePanel } from '#app/features/judging/panels.server.ts';
import { getPool } from '#app/features/judging/round-queries.server.ts';
import { AddJudgesSchema, RemoveJudgeSchema, RemovePanelSchema } from '#app/features/judging/schemas.ts';
import { AppForm, SubmitButton, TextAreaField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  AddJudgesSchema.extend({ intent: z.literal('add') }),
  RemoveJudgeSchema.extend({ intent: z.literal('remove') }),
  RemovePanelSchema.extend({ intent: z.literal('remove-panel') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const pool = (await getPool(viewer, roundId)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('rounds.tabJudges'), roundId, ...pool };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const back = `/admin/rounds/${roundId}/judges`;
  const context = { now: now() };
  if (form.value.intent === 'add') {
    const judges = readJudges(form.value.judges);
    const added = await addJudges(viewer, { roundId, judges }, context);
    if (!added.ok) return form.refuse(added.refusals);
    const params = { count: added.value.length };
    return redirectWithToast(`${back}/slips`, { key: 'judging.added', params, tone: 'done' });
  }
  const result =
    form.value.intent === 'remove'
      ? await removeJudge(viewer, form.value, context)
      : await removePanel(viewer, form.value, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(back, { key: 'common.saved', tone: 'done' });
}

export default function RoundJudges() {
  const t = useT();
  const { roundId, judges, panels, disciplines } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm<{ judges: string }>({
    lastResult: lastResult?.initialValue?.intent === 'add' ? lastResult : null,
    id: 'add',
  });
  const base = `/admin/rounds/${roundId}`;
  return (
    <>
      <PageHeader
        title={t('judging.pool')}
        meta={t('judging.poolLead')}
        actions={
          <>
            {judges.some((judge) => judge.notYetIn) ? (
              <LinkButton href={`${base}/judges/slips`} icon={Printer}>
                {t('judging.printSlips')}
              </LinkButton>
            ) : null}
            <LinkButton href={`/admin/invitations/new?role=JUDGE&scope=${roundId}`} icon={Send}>
              {t('judging.invite')}
            </LinkButton>
          </>
        }
      />
      <RefusalBox result={lastResult?.initialValue?.intent === 'add' ? null : lastResult} />
      <DataTable
        caption={t('judging.pool')}
        rows={judges}
        rowKey={(judge) => judge.id}
        columns={[
          {
            key: 'name',
            head: t('people.name'),
            rowHead: true,
            cell: (judge) => (
              <span className="flex flex-wrap items-center gap-2">
                <Link to={`${base}/judges/${judge.id}`}>{judge.name}</Link>
                {judge.notYetIn ? <Badge>{t('students.notYetIn')}</Badge> : null}
              </span>
            ),
          },
          { key: 'organisation', head: t('judging.organisation'), cell: (judge) => judge.organisation },
          {
            key: 'expertise',
            head: t('judging.expertise'),
            cell: (judge) => judge.expertise.join(' ') || t('judging.generalist'),
          },
          {
            key: 'panels',
            head: t('judging.panel'),
            cell: (judge) => judge.panels.map((panel) => panel.name).join('、'),
          },
          {
            key: 'load',
            head: t('judging.submittedOfLoad'),
            numeric: true,
            cell: (judge) => `${judge.submitted} / ${judge.total}`,
          },
          {
            key: 'actions',
            head: t('common.actions'),
            quietHead: true,
            cell: (judge) => (
              <Form method="post">
                <input type="hidden" name="roundJudgeId" value={judge.id} />
                <ConfirmButton
                  size="small"
                  variant="quiet"
                  label={t('common.remove')}
                  title={t('judging.removeTitle', { name: judge.name })}
                  confirmLabel={t('common.remove')}
                  cancelLabel={t('common.cancel')}
                  name="intent"
                  value="remove"
                >
                  {t('judging.removeText')}
                </ConfirmButton>
              </Form>
            ),
          },
        ]}
        empty={<EmptyState title={t('judging.noJudges')}>{t('judging.noJudgesText')}</EmptyState>}
      />
      <Section
        title={t('judging.panels')}
        description={t('judging.panelsLead')}
        actions={<LinkButton href={`${base}/panels/new`}>{t('judging.newPanel')}</LinkButton>}
      >
        <DataTable
          caption={t('judging.panels')}
          rows={panels}
          rowKey={(panel) => panel.id}
          columns={[
            {
              key: 'name',
              head: t('judging.panel'),
              cell: (panel) => <Link to={`${base}/panels/${panel.id}`}>{panel.name}</Link>,
            },
            {
              key: 'disciplines',
              head: t('projects.discipline'),
              cell: (panel) => panel.disciplines.map((row) => row.discipline.name).join('、'),
            },
            {
              key: 'members',
              head: t('rounds.judges'),
              numeric: true,
              cell: (panel) => panel.members.length,
            },
            {
              key: 'actions',
              head: t('common.actions'),
              quietHead: true,
              cell: (panel) => (
                <Form method="post">
                  <input type="hidden" name="panelId" value={panel.id} />
                  <ConfirmButton
                    size="small"
                    variant="quiet"
                    label={t('common.remove')}
                    title={t('units.removeTitle', { name: panel.name })}
                    confirmLabel={t('common.remove')}
                    cancelLabel={t('common.cancel')}
                    name="intent"
                    value="remove-panel"
                  >
                    {t('judging.removePanelText')}
                  </ConfirmButton>
                </Form>
              ),
            },
          ]}
          empty={<p className="text-ink-muted">{t('judging.noPanels')}</p>}
        />
      </Section>
      <Section title={t('judging.add')} description={t('judging.addLead')}>
        <AppForm form={form}>
          <input type="hidden" name="roundId" value={roundId} />
          <FormLayout>
            <TextAreaField
              field={fields.judges}
              label={t('judging.addLabel')}
              hint={t('judging.addHint', {
                codes: disciplines.map((row) => `${row.code} ${row.name}`).join('、'),
              })}
              rows={6}
            />
            <FormActions>
              <SubmitButton name="intent" value="add">
                {t('judging.add')}
              </SubmitButton>
            </FormActions>
          </FormLayout>
        </AppForm>
      </Section>
    </>
  );
}
