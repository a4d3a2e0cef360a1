import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { readTableForm } from '#app/features/shared/read-table-form.server.ts';
import { TableUpload } from '#app/features/shared/table-upload.tsx';
import { importRoster, previewRoster } from '#app/features/students/import-roster.server.ts';
import { schoolOfPage } from '#app/features/students/queries.server.ts';
import { RosterPreview } from '#app/features/students/roster-preview.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const school = (await schoolOfPage(viewer, params.schoolId)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('students.import'), school };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const schoolId = params.schoolId ?? '';
  if (!(await schoolOfPage(viewer, schoolId))) notFound();
  const form = await readTableForm(request);
  if (!form.table.ok) return data({ refusals: form.table.refusals }, { status: 422 });
  const table = form.table.value;
  if (form.confirmed) {
    const input = { schoolId, table, fileName: form.fileName };
    const result = await importRoster(viewer, input, { now: now() });
    if (!result.ok) return data({ refusals: result.refusals }, { status: 422 });
    return redirectWithToast(
      result.value.created > 0 ? `/school/${schoolId}/students/slips` : `/school/${schoolId}/students`,
      { key: 'students.imported', params: result.value, tone: 'done' },
    );
  }
  const plan = await previewRoster(viewer, schoolId, table);
  if (!plan.ok) return data({ refusals: plan.refusals }, { status: 422 });
  return { plan: plan.value, table: form.text, fileName: form.fileName };
}

export default function StudentsImport() {
  const t = useT();
  const { school } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('students.import')}
        meta={school.name}
        above={<BackLink href={`/school/${school.id}/students`}>{t('students.title')}</BackLink>}
      />
      {reply && 'plan' in reply ? (
        <RosterPreview plan={reply.plan} table={reply.table} fileName={reply.fileName} schoolId={school.id} />
      ) : (
        <TableUpload
          refusals={reply?.refusals}
          columns={t('students.importColumns')}
          example={[t('students.importExampleHead'), t('students.importExampleRow')]}
        />
      )}
    </>
  );
}
