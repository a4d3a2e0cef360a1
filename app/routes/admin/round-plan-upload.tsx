import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { PlanUploadPreview } from '#app/features/judging/plan-upload-preview.tsx';
import { previewPlanUpload, uploadPlan } from '#app/features/judging/upload-plan.server.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { readTableForm } from '#app/features/shared/read-table-form.server.ts';
import { TableUpload } from '#app/features/shared/table-upload.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const round = await getRoundHead(viewer, params.roundId ?? '');
  if (!round?.manages) return notFound();
  const t = translator(await localeOf(request));
  return { title: t('plans.uploadXlsx'), roundId: round.id };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const form = await readTableForm(request);
  if (!form.table.ok) return data({ refusals: form.table.refusals }, { status: 422 });
  const table = form.table.value;
  if (form.confirmed) {
    const input = { roundId, planId: form.field('planId'), table };
    const result = await uploadPlan(viewer, input, { now: now() });
    if (!result.ok) return data({ refusals: result.refusals }, { status: 422 });
    return redirectWithToast(`/admin/rounds/${roundId}/assignment`, {
      key: 'plans.uploaded',
      params: result.value,
      tone: 'done',
    });
  }
  const upload = await previewPlanUpload(viewer, roundId, table);
  if (!upload.ok) return data({ refusals: upload.refusals }, { status: 422 });
  return { upload: upload.value, table: form.text };
}

export default function RoundPlanUpload() {
  const t = useT();
  const { roundId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('plans.uploadXlsx')}
        above={<BackLink href={`/admin/rounds/${roundId}/assignment`}>{t('rounds.tabAssignment')}</BackLink>}
      />
      {reply && 'upload' in reply ? (
        <PlanUploadPreview key={reply.table} upload={reply.upload} table={reply.table} />
      ) : (
        <TableUpload
          refusals={reply?.refusals}
          columns={t('plans.uploadColumns')}
          example={[t('plans.uploadExampleHead'), t('plans.uploadExampleRow')]}
        />
      )}
    </>
  );
}
