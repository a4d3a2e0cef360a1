import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { TEMPLATE_CODES } from '#app/domain/list-template.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ListTemplateFields, typedTemplate } from '#app/features/results/list-template-form.tsx';
import {
  getListTemplate,
  resetListTemplate,
  saveListTemplate,
} from '#app/features/results/list-templates.server.ts';
import { previewTemplate } from '#app/features/results/preview-template.server.ts';
import { SaveListTemplateSchema } from '#app/features/results/schemas.ts';
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
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

const ActSchema = z.discriminatedUnion('intent', [
  SaveListTemplateSchema.omit({ roundId: true, code: true }).extend({ intent: z.literal('save') }),
  z.object({ intent: z.literal('reset') }),
]);

const codeOf = (request: Request) => {
  const asked = new URL(request.url).searchParams.get('list');
  return TEMPLATE_CODES.find((code) => code === asked) ?? 'A';
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const code = codeOf(request);
  const { template, changed } = (await getListTemplate(viewer, roundId, code)) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: t('printing.title'),
    roundId,
    template,
    changed,
    preview: await previewTemplate(roundId, template, t),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const { intent, ...template } = form.value;
  const place = { roundId: params.roundId ?? '', code: codeOf(request) };
  const context = { now: now() };
  const result =
    'columns' in template
      ? await saveListTemplate(viewer, { ...template, ...place }, context)
      : await resetListTemplate(viewer, place, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${place.roundId}/settings/print?list=${place.code}`, {
    key: intent === 'reset' ? 'printing.done-reset' : 'printing.done',
    tone: 'done',
  });
}

export default function RoundListTemplate() {
  const t = useT();
  const { roundId, template, changed, preview } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { code } = template;
  const base = `/admin/rounds/${roundId}/settings/print`;
  return (
    <>
      <PageHeader title={t('printing.title')} meta={t('printing.lead')} />
      <SettingsNav roundId={roundId} current="print" />
      <Tabs
        label={t('printing.title')}
        tabs={TEMPLATE_CODES.map((one) => ({
          href: `${base}?list=${one}`,
          label: changed.includes(one)
            ? `${t(`printing.name-${one}`)} · ${t('printing.changed')}`
            : t(`printing.name-${one}`),
          current: one === code,
        }))}
      />
      <RefusalBox result={lastResult} />
      <Section
        title={t('printing.preview')}
        description={preview.isMadeUp ? t('printing.previewNone') : undefined}
      >
        <DataTable
          caption={preview.title}
          showCaption
          rows={preview.rows}
          rowKey={(row) => row.key}
          phone="scroll"
          columns={template.columns.map(({ heading }, at) => ({
            key: `${at}`,
            head: heading,
            cell: (row: { cells: string[] }) => row.cells[at],
          }))}
        />
      </Section>
      {/* Another list, or a saved one, begins the fields anew. */}
      <Form method="post" key={JSON.stringify(template)} className="mt-8">
        <FormLayout>
          <ListTemplateFields template={typedTemplate(template, lastResult?.initialValue)} />
          <FormActions>
            <SubmitButton name="intent" value="save">
              {t('common.save')}
            </SubmitButton>
            {changed.includes(code) ? (
              <Button type="submit" variant="quiet" name="intent" value="reset">
                {t('printing.reset')}
              </Button>
            ) : null}
          </FormActions>
        </FormLayout>
      </Form>
      <Section title={t('printing.download')}>
        <p className="flex flex-wrap gap-3">
          {(['quota', 'schedule'] as const).map((report) =>
            (['xlsx', 'pdf'] as const).map((as) => (
              <LinkButton
                key={`${report}-${as}`}
                variant="quiet"
                download
                href={`/admin/rounds/${roundId}/tables/${report}?as=${as}`}
              >
                {`${t(report === 'quota' ? 'printing.name-E' : 'printing.name-G')} (${as.toUpperCase()})`}
              </LinkButton>
            )),
          )}
        </p>
      </Section>
    </>
  );
}
