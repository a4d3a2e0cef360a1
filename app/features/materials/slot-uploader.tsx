import { Form, useNavigation } from '@remix-run/react';
import { Camera, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ChangeEvent, ClipboardEvent, DragEvent, ReactNode } from 'react';

import { acceptedEndings } from './file-kinds.ts';
import { FileThumb } from './file-preview.tsx';
import type { FileShown } from './file-shown.ts';
import { photosToPdf } from './photos-to-pdf.ts';
import { ScanCode } from './scan-code.tsx';
import { SignatureDate } from './signature-date.tsx';
import { UploadRow } from './upload-row.tsx';
import { useUploads } from './use-uploads.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { Field } from '#app/ui/field.tsx';
import { FileInput } from '#app/ui/file-input.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

export type SlotShown = {
  code: string;
  name: string;
  nameEn: string | null;
  hint: string | null;
  required: boolean;
  accepts: string;
  maxBytes: number;
  maxCount: number;
  forJudges: boolean;
  maxPages: number | null;
  maxSeconds: number | null;
};

/** One slot: its limits before anything is chosen, what is in it, and what is on its way. */
export function SlotUploader({
  entryId,
  slot,
  files,
  editable,
  timeZone,
  error,
  formCode = null,
  start = null,
  note,
}: {
  entryId: string;
  slot: SlotShown;
  files: readonly FileShown[];
  editable: boolean;
  timeZone: string;
  /** Why the server refused the last file that came without script, or the last code. */
  error?: string;
  /** For the signed application form: the code of the present version. */
  formCode?: string | null;
  /** For a form that is signed before work begins: when that was, or ''. */
  start?: string | null;
  /** Why the slot is asked for, and by when. */
  note?: ReactNode;
}) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const hydrated = useHydrated();
  const navigation = useNavigation();
  const { uploads, left, forget, add, retry, pause, cancel } = useUploads(entryId, slot.code);
  const [dragging, setDragging] = useState(false);
  const [photosFailed, setPhotosFailed] = useState(false);
  const takesPhotos = slot.accepts.split(',').includes('pdf');
  const endings = acceptedEndings(slot.accepts);
  const limits = [
    t('projects.slotLimits', {
      types: endings.join(' '),
      size: formats.bytes(slot.maxBytes),
      count: slot.maxCount,
    }),
    slot.maxPages === null ? null : t('projects.slotPages', { max: slot.maxPages }),
    slot.maxSeconds === null ? null : t('projects.slotSeconds', { max: slot.maxSeconds }),
  ]
    .filter(Boolean)
    .join(t('projects.slotJoin'));
  const full = slot.maxCount > 1 && files.length + uploads.length >= slot.maxCount;

  async function choosePhotos(event: ChangeEvent<HTMLInputElement>) {
    const photos = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = '';
    if (photos.length === 0) return;
    setPhotosFailed(false);
    try {
      add([await photosToPdf(photos, `${name(slot)}.pdf`)]);
    } catch {
      setPhotosFailed(true);
    }
  }

  /** Files that were dropped on the slot, or pasted into it. */
  function take(event: DragEvent | ClipboardEvent) {
    const from = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData;
    const given = [...from.files];
    setDragging(false);
    if (given.length === 0) return;
    event.preventDefault();
    add(given);
  }

  function choose(event: ChangeEvent<HTMLInputElement>) {
    if (!hydrated) return;
    add([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  }

  return (
    <Section
      id={`slot-${slot.code}`}
      title={name(slot)}
      description={
        <>
          {slot.hint ? `${slot.hint} ` : null}
          {slot.forJudges ? null : t('projects.slotNotForJudges')}
        </>
      }
      actions={
        files.length > 0 ? (
          <Badge tone="done">{t('projects.slotFilled', { count: files.length })}</Badge>
        ) : slot.required ? (
          <Badge tone="signal">{t('projects.slotMissing')}</Badge>
        ) : (
          <Badge>{t('projects.slotOptional')}</Badge>
        )
      }
    >
      {note ? <div className="mb-4 grid max-w-2xl gap-1">{note}</div> : null}
      {formCode ? (
        <p className="mb-4 max-w-2xl">
          {t('papers.scanLead')}{' '}
          <a href={`/entries/${entryId}/form.pdf`} target="_blank" rel="noreferrer">
            {t('papers.download')}
          </a>
        </p>
      ) : null}
      {files.length > 0 ? (
        <ul className="mb-4 divide-y divide-line border-y border-line">
          {files.map((file) => (
            <li
              key={file.versionId}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3"
            >
              <div className="flex min-w-0 items-start gap-3">
                <FileThumb id={file.versionId} mediaType={file.mediaType} preview={file.preview} />
                <div className="min-w-0">
                  <a href={`/files/${file.versionId}`} target="_blank" rel="noreferrer" className="break-all">
                    {file.fileName}
                  </a>
                  <p className="text-sm text-ink-muted">
                    {formats.bytes(file.bytes)} · {formats.dateTime(file.uploadedAt, timeZone)}
                    {file.pages === null ? '' : ` · ${t('projects.pages', { count: file.pages })}`}
                    {file.seconds === null ? '' : ` · ${t('projects.seconds', { count: file.seconds })}`}
                    {file.version > 1 ? ` · ${t('projects.versionNumber', { version: file.version })}` : ''}
                  </p>
                  {formCode ? (
                    <ScanCode slotCode={slot.code} file={file} formCode={formCode} error={error} />
                  ) : null}
                  {start === null ? null : (
                    <SignatureDate
                      slotCode={slot.code}
                      file={file}
                      start={start}
                      editable={editable}
                      error={error}
                    />
                  )}
                </div>
              </div>
              {editable ? (
                <Form method="post">
                  <input type="hidden" name="materialId" value={file.materialId} />
                  <Button
                    type="submit"
                    size="small"
                    variant="quiet"
                    icon={Trash2}
                    name="intent"
                    value="remove"
                  >
                    {t('common.remove')}
                    <span className="sr-only"> {file.fileName}</span>
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <ul aria-live="polite" className="grid gap-3">
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} retry={retry} pause={pause} cancel={cancel} />
        ))}
      </ul>
      {left.map((one) => (
        <NoticeBox
          key={one.id}
          tone="signal"
          className="my-3"
          title={t('projects.uploadLeft', { name: one.name })}
          actions={
            <Button type="button" size="small" onClick={() => forget(one.id)}>
              {t('projects.uploadForget')}
            </Button>
          }
        >
          {t('projects.uploadLeftText')}
        </NoticeBox>
      ))}
      {editable && !full ? (
        <Form
          method="post"
          encType="multipart/form-data"
          className={cx('grid gap-3 rounded', dragging && 'outline-2 outline-offset-4 outline-accent')}
          onDragOver={(event) => {
            event.preventDefault();
            setDragging(true);
          }}
          onDragLeave={() => setDragging(false)}
          onDrop={take}
          onPaste={take}
        >
          <input type="hidden" name="slotCode" value={slot.code} />
          <Field
            id={`file-${slot.code}`}
            label={
              files.length > 0 && slot.maxCount === 1 ? t('projects.replaceFile') : t('projects.chooseFile')
            }
            hint={limits}
            errors={(formCode || start !== null) && files.length > 0 ? undefined : error}
          >
            <FileInput
              name="file"
              accept={endings.join(',')}
              multiple={slot.maxCount > 1}
              onChange={choose}
            />
          </Field>
          {hydrated && takesPhotos ? (
            <div className="flex flex-wrap items-center gap-3">
              <label className={cx(buttonClass({ size: 'small' }), 'focus-within:outline-2')}>
                <Camera aria-hidden className="size-4" />
                {t('projects.photos')}
                <input
                  type="file"
                  accept="image/*"
                  multiple
                  className="sr-only"
                  onChange={(event) => void choosePhotos(event)}
                />
              </label>
              <span role="status" className="text-sm text-ink-muted">
                {photosFailed ? t('projects.photosFailed') : t('projects.photosHint')}
              </span>
            </div>
          ) : null}
          {hydrated ? null : (
            <div>
              <Button type="submit" name="intent" value="upload" pending={navigation.state === 'submitting'}>
                {t('projects.upload')}
              </Button>
            </div>
          )}
        </Form>
      ) : (
        <p className="text-sm text-ink-muted">{limits}</p>
      )}
    </Section>
  );
}
