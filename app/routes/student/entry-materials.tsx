import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { heardAnswers } from '#app/domain/form-field.ts';
import type { RefusalCode } from '#app/domain/refusals.ts';
import type { Refusal } from '#app/domain/result.ts';
import { startOfWork } from '#app/domain/signing.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { confirmFormCode, removeMaterial } from '#app/features/materials/attach-material.server.ts';
import { cancelUpload } from '#app/features/materials/cancel-upload.server.ts';
import { dateSignature } from '#app/features/materials/date-signature.server.ts';
import { filesOfEntry } from '#app/features/materials/materials.server.ts';
import { CancelUploadSchema } from '#app/features/materials/schemas.ts';
import { entrySpace } from '#app/features/materials/space.server.ts';
import { SlotUploader } from '#app/features/materials/slot-uploader.tsx';
import { BeforeStart, Because } from '#app/features/materials/turned-on.tsx';
import { uploadByForm } from '#app/features/materials/upload-form.server.ts';
import { editablePage } from '#app/features/projects/editable-page.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { startPreviews } from '#app/platform/uploads/previews.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entry = await editablePage(viewer, params.entryId, now());
  const t = translator(await localeOf(request));
  return {
    title: `${t('projects.pageMaterials')} · ${entry.title}`,
    entry: {
      id: entry.id,
      // Where guardians may confirm electronically, nothing is missing without the paper.
      slots: entry.slots.map((slot) =>
        slot.isForm && entry.paperIsChoice ? { ...slot, required: false } : slot,
      ),
      paperIsChoice: entry.paperIsChoice,
      timeZone: entry.round.timeZone,
      formCode: entry.form.code,
      form: entry.form,
      start: startOfWork(heardAnswers(entry.form.fields, entry.form.answers)),
    },
    files: await filesOfEntry(entry.id),
    space: await entrySpace(entry.id, now()),
  };
}

export const meta = pageMeta;

function refused(slotCode: string, { code, params }: Refusal) {
  return data({ slotCode, code, params }, { status: 422 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readFormData(request);
  const entryId = params.entryId ?? '';
  const context = { now: now() };
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const slotCode = text('slotCode');
  if (text('intent') === 'confirm') {
    const code = { entryId, materialId: text('materialId'), code: text('code') };
    const confirmed = await confirmFormCode(viewer, code, context);
    if (!confirmed.ok) return refused(slotCode, confirmed.refusals[0]);
    return redirectWithToast(`/student/entries/${entryId}/materials`, {
      key: 'papers.codeConfirmed',
      tone: 'done',
    });
  }
  if (text('intent') === 'date') {
    const typed = { entryId, materialId: text('materialId'), signedOn: text('signedOn') };
    const dated = await dateSignature(viewer, typed, context);
    if (!dated.ok) return refused(slotCode, dated.refusals[0]);
    return redirectWithToast(`/student/entries/${entryId}/materials`, {
      key: 'projects.signedOnSaved',
      tone: 'done',
    });
  }
  if (text('intent') === 'remove') {
    const removed = await removeMaterial(viewer, { entryId, materialId: text('materialId') }, context);
    if (!removed.ok) return refused(slotCode, removed.refusals[0]);
    return redirectWithToast(`/student/entries/${entryId}/materials`, {
      key: 'projects.fileRemoved',
      tone: 'done',
    });
  }
  if (text('intent') === 'cancel') {
    // Asked for beside the page: whether there was anything to give back is all the same to it.
    const upload = CancelUploadSchema.safeParse({ uploadId: text('uploadId') });
    if (upload.success) await cancelUpload(viewer, upload.data, context);
    return null;
  }
  const file = form.get('file');
  if (!(file instanceof File)) return refused(slotCode, { code: 'file-empty' });
  const saved = await uploadByForm(viewer, { entryId, slotCode, file }, context);
  if (!saved.ok) return refused(slotCode, saved.refusals[0]);
  startPreviews();
  return redirectWithToast(`/student/entries/${entryId}/materials`, {
    key: 'projects.fileSaved',
    tone: 'done',
  });
}

export default function EntryMaterials() {
  const t = useT();
  const formats = useFormats();
  const { entry, files, space } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (entry.slots.length === 0)
    return <EmptyState title={t('projects.noSlots')}>{t('projects.noSlotsText')}</EmptyState>;
  return (
    <>
      <p className="max-w-2xl text-ink-muted">{`${t('projects.materialsLead')} ${t('projects.spaceUsed', { used: formats.bytes(space.used), max: formats.bytes(space.max) })}`}</p>
      {entry.slots.map((slot) => (
        <SlotUploader
          key={slot.id}
          entryId={entry.id}
          slot={slot}
          files={files.filter((file) => file.slotCode === slot.code)}
          editable
          formCode={slot.isForm ? entry.formCode : null}
          start={slot.beforeStart ? entry.start : null}
          note={
            slot.onlyWhen || slot.beforeStart || (slot.isForm && entry.paperIsChoice) ? (
              <>
                {slot.isForm && entry.paperIsChoice ? (
                  <p>
                    {t('confirm.paperIsChoice')}{' '}
                    <Link to={`/student/entries/${entry.id}/confirm`}>{t('confirm.page')}</Link>
                  </p>
                ) : null}
                <Because onlyWhen={slot.onlyWhen} {...entry.form} />
                {slot.beforeStart ? <BeforeStart start={entry.start} /> : null}
              </>
            ) : undefined
          }
          timeZone={entry.timeZone}
          error={
            reply?.slotCode === slot.code
              ? t(`refusal.${reply.code as RefusalCode}`, reply.params)
              : undefined
          }
        />
      ))}
    </>
  );
}
