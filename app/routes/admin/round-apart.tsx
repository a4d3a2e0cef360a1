import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getJudgesApart, setJudgesApart } from '#app/features/judging/judges-apart.server.ts';
import { JudgesApartSchema } from '#app/features/judging/schemas.ts';
import { SettingsNav } from '#app/features/rounds/settings-nav.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const apart = (await getJudgesApart(viewer, roundId)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('plans.apartTitle'), roundId, ...apart };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, JudgesApartSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const result = await setJudgesApart(viewer, { ...form.value, roundId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/settings/apart`, { key: 'common.saved', tone: 'done' });
}

export default function RoundApart() {
  const t = useT();
  const { roundId, pairs, judges } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('plans.apartTitle')} meta={t('plans.apartLead')} />
      <SettingsNav roundId={roundId} current="apart" />
      <RefusalBox result={lastResult} />
      <DataTable
        caption={t('plans.apartTitle')}
        rows={pairs}
        rowKey={(pair) => pair.id}
        columns={[
          { key: 'first', head: t('plans.judge'), rowHead: true, cell: (pair) => pair.first },
          { key: 'second', head: t('plans.otherJudge'), cell: (pair) => pair.second },
          {
            key: 'remove',
            head: t('common.remove'),
            quietHead: true,
            cell: (pair) => (
              <Form method="post">
                <input type="hidden" name="apartId" value={pair.id} />
                <Button type="submit" size="small" variant="quiet" name="intent" value="remove">
                  {t('common.remove')}
                  <span className="sr-only">{` ${pair.first} ${pair.second}`}</span>
                </Button>
              </Form>
            ),
          },
        ]}
        empty={<EmptyState title={t('plans.apartNone')}>{t('plans.apartNoneText')}</EmptyState>}
      />
      <Section title={t('plans.apartAdd')}>
        <Form method="post" key={pairs.length}>
          <FormLayout>
            <Field id="firstId" label={t('plans.judge')}>
              <Select name="firstId" placeholder={t('rubric.startChoose')} options={judges} required />
            </Field>
            <Field id="secondId" label={t('plans.otherJudge')}>
              <Select name="secondId" placeholder={t('rubric.startChoose')} options={judges} required />
            </Field>
            <FormActions>
              <SubmitButton name="intent" value="add">
                {t('common.add')}
              </SubmitButton>
            </FormActions>
          </FormLayout>
        </Form>
      </Section>
    </>
  );
}
