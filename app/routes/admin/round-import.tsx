import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ImportList } from '#app/features/outside/import-list.tsx';
import { importEntryTable, previewEntryTable } from '#app/features/outside/import-table.server.ts';
import { PackageUpload } from '#app/features/outside/package-upload.tsx';
import { PlanPreview } from '#app/features/outside/plan-preview.tsx';
import { readChoices } from '#app/features/outside/read-choices.ts';
import { ReasonSchema, UndoEntryImportSchema } from '#app/features/outside/schemas.ts';
import { listEntryImports, undoEntryImport } from '#app/features/outside/undo-entry-import.server.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { readTableForm } from '#app/features/shared/read-table-form.server.ts';
import { TableUpload } from '#app/features/shared/table-upload.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

/** Entries from outside the portal: by the table of a list, or by a package. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const round = await getRoundHead(viewer, params.roundId ?? '');
  if (!round?.manages) return notFound();
  const t = translator(await localeOf(request));
  return {
    title: `${t('outside.importTitle')} · ${round.name}`,
    round,
    imports: await listEntryImports(viewer, round.id),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  if (!(await getRoundHead(viewer, roundId))?.manages) return notFound();
  const context = { now: now() };
  const undo = UndoEntryImportSchema.safeParse(Object.fromEntries(await readFormData(request.clone())));
  if (undo.success) {
    const undone = await undoEntryImport(viewer, { roundId, importId: undo.data.importId }, context);
    if (!undone.ok) return data({ refusals: undone.refusals }, { status: 422 });
    return redirectWithToast(`/admin/rounds/${roundId}/entries/import`, {
      key: 'outside.undone',
      params: undone.value,
      tone: 'done',
    });
  }
  const form = await readTableForm(request);
  if (!form.table.ok) return data({ refusals: form.table.refusals }, { status: 422 });
  const choices = readChoices(form.fields);
  const source = { roundId, table: form.table.value, choices };
  const reason = ReasonSchema.catch('').parse(form.field('reason'));
  const carried = { table: form.text, fileName: form.fileName, choices, reason };
  const done = form.confirmed
    ? await importEntryTable(viewer, { ...source, fileName: form.fileName, reason }, context)
    : null;
  if (done?.ok)
    return redirectWithToast(`/admin/rounds/${roundId}/entries`, {
      key: 'outside.imported',
      params: { created: done.value.created },
      tone: 'done',
    });
  const plan = await previewEntryTable(viewer, source, context.now);
  if (!plan.ok) return data({ refusals: plan.refusals }, { status: 422 });
  const refusals = done && !done.ok ? done.refusals : [];
  return data({ plan: plan.value, refusals, ...carried }, { status: refusals.length > 0 ? 422 : 200 });
}

export default function RoundImport() {
  const t = useT();
  const { round, imports } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const here = `/admin/rounds/${round.id}/entries/import`;
  return (
    <>
      <PageHeader
        title={t('outside.importTitle')}
        meta={t('outside.importLead')}
        above={<BackLink href={`/admin/rounds/${round.id}/entries`}>{t('checks.title')}</BackLink>}
      />
      {reply && 'plan' in reply ? (
        <PlanPreview
          plan={reply.plan}
          choices={reply.choices}
          refusals={reply.refusals}
          reason={reply.reason}
          otherHref={here}
        >
          <input type="hidden" name="table" value={reply.table} />
          <input type="hidden" name="fileName" value={reply.fileName} />
        </PlanPreview>
      ) : (
        <>
          <Section title={t('outside.tableTitle')}>
            <TableUpload
              refusals={reply?.refusals}
              columns={t('outside.tableColumns')}
              example={[t('outside.exampleHead'), t('outside.exampleRow')]}
            />
          </Section>
          <Section title={t('outside.packageTitle')} description={t('outside.packageText')}>
            <PackageUpload roundId={round.id} refusals={[]} variant="secondary" />
          </Section>
          <ImportList imports={imports} timeZone={round.timeZone} />
        </>
      )}
    </>
  );
}
