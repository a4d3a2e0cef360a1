import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Download } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { importJudges, previewJudges } from '#app/features/judges/import-judges.server.ts';
import { JudgeImportPreview } from '#app/features/judges/judge-import-preview.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { readTableForm } from '#app/features/shared/read-table-form.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { TableUpload } from '#app/features/shared/table-upload.tsx';
import { unitOptions } from '#app/features/units/queries.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Select } from '#app/ui/select.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const unitId = new URL(request.url).searchParams.get('unit') ?? '';
  return { title: t('judgePool.import'), units: await unitOptions(viewer), unitId };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readTableForm(request);
  const unitId = form.field('unitId');
  if (!form.table.ok) return data({ unitId, refusals: form.table.refusals }, { status: 422 });
  const table = form.table.value;
  if (form.confirmed) {
    const choices = Object.fromEntries(
      table.map((_, index) => [String(index + 1), form.field(`who.${index + 1}`)] as const),
    );
    const result = await importJudges(viewer, { unitId, table, choices }, { now: now() });
    if (!result.ok) return data({ unitId, refusals: result.refusals }, { status: 422 });
    return redirectWithToast('/admin/judges', {
      key: 'judgePool.imported',
      params: result.value,
      tone: 'done',
    });
  }
  const plan = await previewJudges(viewer, unitId, table);
  if (!plan.ok) return data({ unitId, refusals: plan.refusals }, { status: 422 });
  return { unitId, plan: plan.value, table: form.text };
}

export default function JudgesImport() {
  const t = useT();
  const { units, unitId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('judgePool.import')}
        above={<BackLink href="/admin/judges">{t('judgePool.title')}</BackLink>}
        actions={
          <LinkButton href="/judge-template.xlsx" download icon={Download}>
            {t('judgePool.template')}
          </LinkButton>
        }
      />
      {reply && 'plan' in reply ? (
        <JudgeImportPreview key={reply.table} plan={reply.plan} unitId={reply.unitId} table={reply.table} />
      ) : (
        <TableUpload
          refusals={reply?.refusals}
          columns={t('judgePool.importColumns')}
          example={[t('judgePool.importExampleHead'), t('judgePool.importExampleRow')]}
        >
          <Field id="unitId" label={t('judgePool.importInto')} hint={t('judgePool.importIntoHint')}>
            <Select name="unitId" options={units} defaultValue={reply?.unitId ?? unitId} required />
          </Field>
        </TableUpload>
      )}
    </>
  );
}
