import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { refuse } from '#app/domain/result.ts';
import type { Refusal } from '#app/domain/result.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { removeMaterial } from '#app/features/materials/attach-material.server.ts';
import { uploadByForm } from '#app/features/materials/upload-form.server.ts';
import { getEntryFiles } from '#app/features/outside/entry-files.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { FileInput } from '#app/ui/file-input.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { roundId = '', entryId = '' } = params;
  const found = (await getEntryFiles(viewer, { roundId, entryId }, now())) ?? notFound();
  return { roundId, entryId, ...found };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const { roundId = '', entryId = '' } = params;
  const context = { now: now() };
  if (!(await getEntryFiles(viewer, { roundId, entryId }, context.now))) return notFound();
  const form = await readFormData(request);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const slotCode = text('slotCode');
  const file = form.get('file');
  const removes = text('materialId') !== '';
  const result = removes
    ? await removeMaterial(viewer, { entryId, materialId: text('materialId') }, context)
    : file instanceof File && file.size > 0
      ? await uploadByForm(viewer, { entryId, slotCode, file }, context)
      : refuse('file-missing');
  if (!result.ok) return data({ slotCode, refusals: result.refusals }, { status: 422 });
  return redirectWithToast(`/admin/rounds/${roundId}/entries/${entryId}/files`, {
    key: removes ? 'outside.filesRemoved' : 'outside.filesAdded',
    tone: 'done',
  });
}

/** The files of an imported entry, which the organiser may add while it waits for its check. */
export default function RoundEntryFiles() {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { roundId, entryId, title, slots } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('outside.addFiles')}
        meta={t('outside.filesLead')}
        above={<BackLink href={`/admin/rounds/${roundId}/entries/${entryId}`}>{title}</BackLink>}
      />
      {slots.length === 0 ? <EmptyState title={t('outside.filesEmpty')} /> : null}
      {slots.map((slot) => {
        const refusals: readonly Refusal[] = reply?.slotCode === slot.code ? reply.refusals : [];
        return (
          <Section key={slot.code} title={name(slot)}>
            <ul className="mb-4 max-w-2xl divide-y divide-line border-y border-line">
              {slot.files.length === 0 ? (
                <li className="py-2 text-ink-muted">{t('outside.filesNone')}</li>
              ) : null}
              {slot.files.map((file) => (
                <li key={file.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
                  <a href={`/files/${file.id}`} className="break-all">
                    {file.fileName}
                  </a>
                  <Form method="post" className="flex items-center gap-3">
                    <span className="text-sm text-ink-muted tabular-nums">{formats.bytes(file.bytes)}</span>
                    <input type="hidden" name="materialId" value={file.materialId} />
                    <SubmitButton size="small" variant="secondary">
                      {t('outside.filesRemove')}
                    </SubmitButton>
                  </Form>
                </li>
              ))}
            </ul>
            <Form method="post" encType="multipart/form-data" className="grid max-w-xl gap-3">
              <input type="hidden" name="slotCode" value={slot.code} />
              <Field
                id={`file-${slot.code}`}
                label={name(slot)}
                hint={t('outside.filesLimits', {
                  endings: slot.endings.join(' '),
                  size: formats.bytes(slot.maxBytes),
                  count: slot.maxCount,
                })}
                errors={refusals.map(({ code, params }) => t(`refusal.${code}`, params))}
              >
                <FileInput name="file" accept={slot.endings.join(',')} />
              </Field>
              <div>
                <SubmitButton variant="secondary">{t('outside.filesUpload')}</SubmitButton>
              </div>
            </Form>
          </Section>
        );
      })}
    </>
  );
}
