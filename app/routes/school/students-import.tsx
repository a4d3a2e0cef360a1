import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { ok } from '#app/domain/result.ts';
import { chosenLayout } from '#app/domain/roster.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { readTableForm } from '#app/features/shared/read-table-form.server.ts';
import { TableUpload } from '#app/features/shared/table-upload.tsx';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { importRoster, previewRoster } from '#app/features/students/import-roster.server.ts';
import { schoolOfPage } from '#app/features/students/queries.server.ts';
import { UndoImportSchema } from '#app/features/students/schemas.ts';
import { RosterColumns } from '#app/features/students/roster-columns.tsx';
import { RosterPreview } from '#app/features/students/roster-preview.tsx';
import { listImports, undoImport } from '#app/features/students/undo-import.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const school = (await schoolOfPage(viewer, params.schoolId)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('students.import'), school, imports: await listImports(viewer, school.id) };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const schoolId = params.schoolId ?? '';
  if (!(await schoolOfPage(viewer, schoolId))) notFound();
  const undo = UndoImportSchema.safeParse(Object.fromEntries(await readFormData(request.clone())));
  if (undo.success) {
    const undone = await undoImport(viewer, undo.data, { now: now() });
    if (!undone.ok) return data({ refusals: undone.refusals }, { status: 422 });
    return redirectWithToast(`/school/${schoolId}/students/import`, {
      key: 'students.undone',
      params: undone.value,
      tone: 'done',
    });
  }
  const form = await readTableForm(request);
  if (!form.table.ok) return data({ refusals: form.table.refusals }, { status: 422 });
  const table = form.table.value;
  const chosen = form.fields('column');
  const headRow = Number(form.field('headRow')) - 1;
  const layout = chosen.length > 0 ? chosenLayout(headRow, chosen) : ok(undefined);
  const sheet = { table: form.text, head: table.slice(0, 10), fileName: form.fileName };
  if (!layout.ok)
    return data({ refusals: layout.refusals, layout: null, chosen, headRow, ...sheet }, { status: 422 });
  if (form.confirmed) {
    const input = { schoolId, table, fileName: form.fileName, layout: layout.value };
    const result = await importRoster(viewer, input, { now: now() });
    if (!result.ok) return data({ refusals: result.refusals }, { status: 422 });
    return redirectWithToast(
      result.value.created > 0 ? `/school/${schoolId}/students/slips` : `/school/${schoolId}/students`,
      { key: 'students.imported', params: result.value, tone: 'done' },
    );
  }
  const plan = await previewRoster(viewer, schoolId, table, layout.value);
  if (!plan.ok)
    return data({ refusals: plan.refusals, layout: layout.value ?? null, ...sheet }, { status: 422 });
  return { plan: plan.value, layout: plan.value.layout, ...sheet };
}

export default function StudentsImport() {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  const { school, imports } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('students.import')}
        meta={school.name}
        above={<BackLink href={`/school/${school.id}/students`}>{t('students.title')}</BackLink>}
      />
      {reply && 'head' in reply ? (
        <>
          <RosterColumns {...reply} />
          {'plan' in reply ? (
            <RosterPreview
              plan={reply.plan}
              table={reply.table}
              fileName={reply.fileName}
              schoolId={school.id}
            />
          ) : null}
        </>
      ) : (
        <>
          <TableUpload
            refusals={reply?.refusals}
            columns={t('students.importColumns')}
            example={[t('students.importExampleHead'), t('students.importExampleRow')]}
          >
            <p>
              <a href="/roster-template.xlsx" download>
                {t('students.template')}
              </a>
            </p>
          </TableUpload>
          {imports.length > 0 ? (
            <Section title={t('students.lastImports')} description={t('students.lastImportsLead')}>
              <ul className="max-w-2xl divide-y divide-line border-y border-line">
                {imports.map((one) => (
                  <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                    <div className="min-w-0">
                      <p className="break-all">{one.fileName || t('students.pasted')}</p>
                      <p className="text-sm text-ink-muted">
                        {t('students.importMade', {
                          count: one.created,
                          at: formats.dateTime(one.createdAt, zone),
                        })}
                      </p>
                    </div>
                    {one.removable > 0 ? (
                      <Form method="post">
                        <input type="hidden" name="importId" value={one.id} />
                        <ConfirmButton
                          size="small"
                          variant="secondary"
                          label={t('students.undo')}
                          title={t('students.undoTitle', { count: one.removable })}
                          confirmLabel={t('students.undo')}
                          cancelLabel={t('common.cancel')}
                        >
                          {t('students.undoText', { kept: one.created - one.removable })}
                        </ConfirmButton>
                      </Form>
                    ) : null}
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </>
      )}
    </>
  );
}
