import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { isAdministrator } from '#app/domain/viewer.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import {
  importPastAwards,
  listPastImports,
  previewPastAwards,
  undoPastImport,
} from '#app/features/honours/past-awards.server.ts';
import { PastPreview } from '#app/features/honours/past-preview.tsx';
import { UndoPastImportSchema } from '#app/features/honours/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { readTableForm } from '#app/features/shared/read-table-form.server.ts';
import { TableUpload } from '#app/features/shared/table-upload.tsx';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

/** Prizes from before the portal, from a table. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  if (!isAdministrator(viewer)) notFound();
  const t = translator(await localeOf(request));
  return { title: t('honours.importTitle'), imports: await listPastImports(viewer) };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  if (!isAdministrator(viewer)) notFound();
  const context = { now: now() };
  const undo = UndoPastImportSchema.safeParse(Object.fromEntries(await readFormData(request.clone())));
  if (undo.success) {
    const undone = await undoPastImport(viewer, undo.data, context);
    if (!undone.ok) return data({ refusals: undone.refusals }, { status: 422 });
    return redirectWithToast('/admin/honours/import', {
      key: 'honours.undone',
      params: undone.value,
      tone: 'done',
    });
  }
  const form = await readTableForm(request);
  if (!form.table.ok) return data({ refusals: form.table.refusals }, { status: 422 });
  const table = form.table.value;
  if (form.confirmed) {
    const result = await importPastAwards(viewer, { table, fileName: form.fileName }, context);
    if (!result.ok) return data({ refusals: result.refusals }, { status: 422 });
    return redirectWithToast('/admin/honours', {
      key: 'honours.imported',
      params: result.value,
      tone: 'done',
    });
  }
  const plan = await previewPastAwards(viewer, table, context.now);
  if (!plan.ok) return data({ refusals: plan.refusals }, { status: 422 });
  return { plan: plan.value, table: form.text, fileName: form.fileName };
}

export default function HonoursImport() {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  const { imports } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('honours.importTitle')}
        above={<BackLink href="/admin/honours">{t('honours.title')}</BackLink>}
      />
      {reply && 'plan' in reply ? (
        <PastPreview plan={reply.plan} table={reply.table} fileName={reply.fileName} />
      ) : (
        <>
          <TableUpload
            refusals={reply?.refusals}
            columns={t('honours.importColumns')}
            example={[t('honours.exampleHead'), t('honours.exampleRow')]}
          />
          {imports.length > 0 ? (
            <Section title={t('honours.imports')} description={t('honours.importsLead')}>
              <ul className="max-w-2xl divide-y divide-line border-y border-line">
                {imports.map((one) => (
                  <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                    <div className="min-w-0">
                      <p className="break-all">{one.fileName || t('honours.pasted')}</p>
                      <p className="text-sm text-ink-muted">
                        {t('honours.importMade', {
                          count: one.created,
                          at: formats.dateTime(one.createdAt, zone),
                        })}
                      </p>
                    </div>
                    <Form method="post">
                      <input type="hidden" name="importId" value={one.id} />
                      <ConfirmButton
                        size="small"
                        variant="secondary"
                        label={t('honours.undo')}
                        title={t('honours.undoTitle')}
                        confirmLabel={t('honours.undo')}
                        cancelLabel={t('common.cancel')}
                        name="intent"
                        value="undo"
                      >
                        {t('honours.undoText', { count: one.created })}
                      </ConfirmButton>
                    </Form>
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
