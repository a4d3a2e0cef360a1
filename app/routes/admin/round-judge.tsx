import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listConflicts } from '#app/features/judges/conflict-list.server.ts';
import { ConflictTable } from '#app/features/judges/conflict-table.tsx';
import { updateJudge } from '#app/features/judging/add-judges.server.ts';
import { getPool } from '#app/features/judging/round-queries.server.ts';
import { UpdateJudgeSchema } from '#app/features/judging/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const pool = (await getPool(viewer, params.roundId ?? '')) ?? notFound();
  const judge = pool.judges.find((one) => one.id === params.judgeId) ?? notFound();
  const roundId = params.roundId ?? '';
  const conflicts = (await listConflicts(viewer, roundId, { roundJudgeId: judge.id })) ?? notFound();
  return { title: judge.name, roundId, judge, disciplines: pool.disciplines, conflicts };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, UpdateJudgeSchema);
  if (!form.ok) return form.reply;
  const input = { ...form.value, roundJudgeId: params.judgeId ?? '' };
  const result = await updateJudge(viewer, input, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${params.roundId}/judges`, { key: 'common.saved', tone: 'done' });
}

export default function RoundJudge() {
  const t = useT();
  const name = useName();
  const { roundId, judge, disciplines, conflicts } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={judge.name}
        meta={judge.organisation}
        actions={
          <LinkButton href={`/admin/judges/${judge.personId}`}>{t('judgePool.openInPool')}</LinkButton>
        }
        above={<BackLink href={`/admin/rounds/${roundId}/judges`}>{t('judging.pool')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      <Form method="post">
        <input type="hidden" name="roundJudgeId" value={judge.id} />
        <FormLayout>
          <CheckboxGroup
            legend={t('judging.expertise')}
            hint={t('judging.expertiseHint')}
            name="disciplineCodes"
            options={disciplines.map((row) => ({ value: row.code, label: name(row) }))}
            defaultValues={judge.expertise}
          />
          <Field
            id="maxLoad"
            label={t('rounds.judgeMaxLoad')}
            hint={t('judging.maxLoadHint')}
            optional={t('form.optional')}
          >
            <NumberInput name="maxLoad" min={0} max={1000} defaultValue={judge.maxLoad ?? ''} />
          </Field>
          <FormActions>
            <SubmitButton>{t('common.save')}</SubmitButton>
          </FormActions>
        </FormLayout>
      </Form>
      <Section title={t('judgePool.conflicts')} description={t('judgePool.ofJudgeLead')}>
        <ConflictTable
          roundId={roundId}
          lines={conflicts.lines}
          timeZone={conflicts.timeZone}
          without="judge"
        />
      </Section>
      {judge.total > judge.submitted ? (
        <Section
          title={t('plans.handOver')}
          description={t('plans.handOverLead', {
            count: judge.total - judge.submitted,
            submitted: judge.submitted,
          })}
        >
          <Form method="post" action={`/admin/rounds/${roundId}/assignment`}>
            <input type="hidden" name="leaving" value={judge.id} />
            <SubmitButton variant="secondary" name="intent" value="propose">
              {t('plans.handOverPreview')}
            </SubmitButton>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
