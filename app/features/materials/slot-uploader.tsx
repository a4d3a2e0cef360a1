import { Form, useNavigation } from '@remix-run/react';
import { RotateCcw, Trash2, X } from 'lucide-react';
import type { ChangeEvent } from 'react';

import { acceptedEndings } from './file-kinds.ts';
import { useUploads } from './use-uploads.ts';
import type { Upload } from './use-uploads.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FileInput } from '#app/ui/file-input.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
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

export type FileShown = {
  materialId: string;
  versionId: string;
  fileName: string;
  bytes: number;
  uploadedAt: Date;
  version: number;
  pages: number | null;
  seconds: number | null;
  formCode: string | null;
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
}) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const hydrated = useHydrated();
  const navigation = useNavigation();
  const { uploads, add, retry, cancel } = useUploads(entryId, slot.code);
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
          <UploadRow key={upload.id} upload={upload} retry={retry} cancel={cancel} />
        ))}
      </ul>
      {editable && !full ? (
        <Form method="post" encType="multipart/form-data" className="grid gap-3">
          <input type="hidden" name="slotCode" value={slot.code} />
          <Field
            id={`file-${slot.code}`}
            label={
              files.length > 0 && slot.maxCount === 1 ? t('projects.replaceFile') : t('projects.chooseFile')
            }
            hint={limits}
            errors={formCode && files.length > 0 ? undefined : error}
          >
            <FileInput
              name="file"
              accept={endings.join(',')}
              multiple={slot.maxCount > 1}
              onChange={choose}
            />
          </Field>
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

/** Whether the scanned form is of the present version; until then, where its code is typed. */
function ScanCode({
  slotCode,
  file,
  formCode,
  error,
}: {
  slotCode: string;
  file: FileShown;
  formCode: string;
  error?: string;
}) {
  const t = useT();
  if (file.formCode === formCode) return <Badge tone="done">{t('papers.scanCurrent')}</Badge>;
  return (
    <Form method="post" className="mt-2 grid gap-2">
      <Badge tone="signal">{t(file.formCode ? 'papers.scanOutdated' : 'papers.scanUnconfirmed')}</Badge>
      <input type="hidden" name="slotCode" value={slotCode} />
      <input type="hidden" name="materialId" value={file.materialId} />
      <Field
        id={`code-${file.materialId}`}
        label={t('papers.codeLabel')}
        hint={t('papers.codeHint')}
        errors={error}
      >
        <TextInput name="code" autoComplete="off" className="max-w-48 font-mono uppercase" />
      </Field>
      <div>
        <Button type="submit" size="small" name="intent" value="confirm">
          {t('papers.confirmCode')}
        </Button>
      </div>
    </Form>
  );
}

function UploadRow({
  upload,
  retry,
  cancel,
}: {
  upload: Upload;
  retry: (upload: Upload) => void;
  cancel: (upload: Upload) => void;
}) {
  const t = useT();
  const formats = useFormats();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-48 grow">
        {upload.state === 'sending' ? (
          <ProgressBar
            label={upload.file.name}
            value={upload.progress}
            max={100}
            text={formats.percent(upload.progress / 100)}
          />
        ) : (
          <p className="text-danger-strong">
            <span className="break-all">{upload.file.name}</span>
            {': '}
            {upload.refusal
              ? t(`refusal.${upload.refusal.code}` as MessageKey, upload.refusal.params)
              : t('projects.uploadFailed')}
          </p>
        )}
      </div>
      {upload.state === 'failed' ? (
        <Button type="button" size="small" icon={RotateCcw} onClick={() => retry(upload)}>
          {t('projects.retry')}
        </Button>
      ) : null}
      <Button type="button" size="small" variant="quiet" icon={X} onClick={() => cancel(upload)}>
        {upload.state === 'sending' ? t('common.cancel') : t('common.remove')}
        <span className="sr-only"> {upload.file.name}</span>
      </Button>
    </li>
  );
}
