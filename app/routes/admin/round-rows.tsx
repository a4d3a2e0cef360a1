import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { DraftPreview } from '#app/features/projects/draft-fields.tsx';
import { answersToDraft } from '#app/features/projects/form-drafts.ts';
import { FormFields } from '#app/features/projects/form-fields.tsx';
import { copiedRows, roundsToCopy } from '#app/features/rounds/copied-rows.server.ts';
import { getRoundSettings } from '#app/features/rounds/queries.server.ts';
import { ROW_KEYS, rowColumns } from '#app/features/rounds/row-columns.ts';
import { isPicking, isRowList } from '#app/features/rounds/row-lists.ts';
import { rowsTyped } from '#app/features/rounds/rows-typed.ts';
import { RowsEditor } from '#app/features/rounds/rows-editor.tsx';
import { saveRows, SaveRowsSchema } from '#app/features/rounds/save-rows.server.ts';
import { SettingsNav } from '#app/features/rounds/settings-nav.tsx';
import { editorChoices, listFormFields, storedRows } from '#app/features/rounds/stored-rows.server.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const round = (await getRoundSettings(viewer, params.roundId ?? '')) ?? notFound();
  const list = isRowList(params.list) ? params.list : notFound();
  const t = translator(await localeOf(request));
  const { get } = listParams(request);
  const [own, choices, others, copied] = await Promise.all([
    storedRows(round.id, list),
    editorChoices(round.id, round.unit.path, list),
    roundsToCopy(viewer, round.id, list),
    get('from') ? copiedRows(viewer, { fromId: get('from'), roundId: round.id, list }) : null,
  ]);
  const fields = list === 'fields' ? await listFormFields(round.id) : [];
  return {
    title: `${t(`rounds.set-${list}`)} · ${round.name}`,
    roundId: round.id,
    list,
    rows: copied?.rows ?? own,
    copiedFrom: copied ? { id: get('from'), ...copied.from } : null,
    others,
    choices,
    fields,
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, SaveRowsSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const result = await saveRows(viewer, { ...form.value, roundId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/settings/${form.value.list}`, {
    key: 'common.saved',
    tone: 'done',
  });
}

export default function RoundRows() {
  const t = useT();
  const name = useName();
  const { roundId, list, rows, copiedFrom, others, choices, fields } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const columns = rowColumns(list, t, choices);
  return (
    <>
      <PageHeader title={t(`rounds.set-${list}`)} meta={t(`rounds.lead-${list}`)} />
      <SettingsNav roundId={roundId} current={list} />
      <RefusalBox result={lastResult} />
      {copiedFrom ? (
        <NoticeBox tone="signal" className="mb-6" title={t('rounds.copiedFrom', { round: name(copiedFrom) })}>
          {t('rounds.copiedFromText')}{' '}
          <Link to={`/admin/rounds/${roundId}/settings/${list}`}>{t('rounds.copyCancel')}</Link>
        </NoticeBox>
      ) : others.length > 0 ? (
        <Form method="get" key={`copy ${list}`} className="mb-6 flex flex-wrap items-end gap-3">
          <Field id="from" label={t('rounds.copyFrom')}>
            <Select
              name="from"
              required
              placeholder={t('rounds.copyChoose')}
              options={others.map((one) => ({ value: one.id, label: name(one) }))}
            />
          </Field>
          <Button variant="secondary">{t('rounds.copyShow')}</Button>
        </Form>
      ) : null}
      <Form method="post" key={`${list} ${copiedFrom?.id ?? ''}`} className="grid gap-6">
        <input type="hidden" name="list" value={list} />
        <RowsEditor
          caption={t(`rounds.set-${list}`)}
          columns={columns}
          rows={rowsTyped(lastResult, columns) ?? rows}
          rowKey={ROW_KEYS[list]}
          errors={lastResult?.error ?? undefined}
        />
        {isPicking(list) ? (
          <div className="grid gap-4 md:grid-cols-2">
            <Field id="reserves" label={t('rounds.reserves')} hint={t('rounds.reservesHint')}>
              <NumberInput name="reserves" min={0} max={1000} defaultValue={String(choices.reserves)} />
            </Field>
            <Field
              id="minimum"
              label={t('rounds.minimum')}
              hint={t('rounds.minimumHint')}
              optional={t('form.optional')}
            >
              <NumberInput name="minimum" min={0} max={100} step="any" defaultValue={choices.minimum} />
            </Field>
          </div>
        ) : null}
        <FormActions>
          <SubmitButton>{t('common.save')}</SubmitButton>
        </FormActions>
      </Form>
      {fields.length > 0 ? (
        <Section title={t('rounds.preview')} description={t('rounds.previewLead')}>
          <DraftPreview key={fields.map(({ id }) => id).join()} stored={answersToDraft(fields, {})}>
            <FormFields fields={fields} />
          </DraftPreview>
        </Section>
      ) : null}
    </>
  );
}
