import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { editPlan } from '#app/features/judging/edit-plan.server.ts';
import { PlanPairWhy } from '#app/features/judging/plan-pair-why.tsx';
import { getPlanEntry } from '#app/features/judging/plan-queries.server.ts';
import { fitText, reasonText } from '#app/features/judging/plan-reasons.ts';
import { PlanPairSchema } from '#app/features/judging/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  PlanPairSchema.extend({ intent: z.literal('plan-add') }),
  PlanPairSchema.extend({ intent: z.literal('plan-remove') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const view = (await getPlanEntry(viewer, roundId, params.entryId ?? '')) ?? notFound();
  return {
    title: view.entry.project.title,
    roundId,
    view,
    judgeId: listParams(request).get('judge'),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const { intent, ...input } = form.value;
  const isAdded = intent === 'plan-add';
  const result = await editPlan(viewer, { ...input, act: isAdded ? 'add' : 'remove' }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${params.roundId}/assignment/plan/${params.entryId}`, {
    key: isAdded ? 'plans.added' : 'plans.removed',
    tone: 'done',
  });
}

export default function RoundPlanEntry() {
  const t = useT();
  const name = useName();
  const { roundId, view, judgeId } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { entry, judges, choices } = view;
  const movable = judges.filter(({ state }) => state === 'new' || state === 'hand');
  return (
    <>
      <PageHeader
        title={[entry.number, entry.project.title].filter(Boolean).join(' ')}
        meta={entry.discipline ? name(entry.discipline) : undefined}
        above={<BackLink href={`/admin/rounds/${roundId}/assignment/plan`}>{t('plans.planTitle')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      <Section title={t('plans.entryJudges')}>
        <ul>
          {judges.map((judge) => (
            <PlanPairWhy
              key={`${judge.judgeId} ${judge.state}`}
              view={view}
              judge={judge}
              isOpen={judge.judgeId === judgeId}
            />
          ))}
        </ul>
      </Section>
      <Section title={t('plans.addJudge')}>
        <Form method="post" key={judges.map((judge) => judge.judgeId).join()}>
          <input type="hidden" name="planId" value={view.planId} />
          <input type="hidden" name="entryId" value={entry.id} />
          <FormLayout>
            <Field id="roundJudgeId" label={t('plans.chooseJudge')} hint={t('plans.chooseHint')}>
              <Select
                name="roundJudgeId"
                required
                defaultValue={choices.some((one) => one.judgeId === judgeId) ? judgeId : undefined}
                options={choices.map((one) => ({
                  value: one.judgeId,
                  disabled: one.obstacles.some(({ kind }) => kind === 'conflict'),
                  label: [
                    `${one.name} ${one.fit.match}% (${one.load}/${one.max})`,
                    ...one.obstacles.filter(({ kind }) => kind !== 'places').map((why) => reasonText(why, t)),
                  ].join(' · '),
                }))}
              />
            </Field>
            {movable.length > 0 ? (
              <Field id="instead" label={t('plans.instead')}>
                <Select
                  name="instead"
                  defaultValue={judges.length >= view.places ? movable[0]?.judgeId : ''}
                  options={movable.map((judge) => ({ value: judge.judgeId, label: judge.name }))}
                  placeholder={t('plans.insteadNobody')}
                />
              </Field>
            ) : null}
            <Field
              id="loadReason"
              label={t('plans.loadReasonField')}
              hint={t('plans.loadReasonHint')}
              optional={t('form.optional')}
            >
              <TextInput name="loadReason" maxLength={300} autoComplete="off" />
            </Field>
            <FormActions>
              <SubmitButton name="intent" value="plan-add">
                {t('plans.addJudge')}
              </SubmitButton>
            </FormActions>
          </FormLayout>
        </Form>
      </Section>
      <Section title={t('plans.choices')}>
        <DataTable
          caption={t('plans.choices')}
          rows={choices.slice(0, 100)}
          rowKey={(one) => one.judgeId}
          columns={[
            { key: 'name', head: t('plans.judge'), rowHead: true, cell: (one) => one.name },
            { key: 'organisation', head: t('judging.organisation'), cell: (one) => one.organisation },
            { key: 'fit', head: t('plans.fitHead'), cell: (one) => fitText(one.fit, t) },
            {
              key: 'load',
              head: t('plans.loadHead'),
              numeric: true,
              cell: (one) => `${one.load} / ${one.max}`,
            },
            {
              key: 'why',
              head: t('plans.reasonHead'),
              cell: (one) =>
                one.obstacles.length === 0
                  ? t('plans.canTake')
                  : one.obstacles.map((why) => reasonText(why, t)).join(' · '),
            },
          ]}
        />
      </Section>
    </>
  );
}
