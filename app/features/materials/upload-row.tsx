import { Pause, Play, RotateCcw, X } from 'lucide-react';

import type { Upload } from './use-uploads.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';
import { Button } from '#app/ui/button.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';

/** One file on its way: how far it is, why it stopped, and what can be done. */
export function UploadRow({
  upload,
  retry,
  pause,
  cancel,
}: {
  upload: Upload;
  retry: (upload: Upload) => void;
  pause: (upload: Upload) => void;
  cancel: (upload: Upload) => void;
}) {
  const t = useT();
  const formats = useFormats();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-48 grow">
        {upload.state === 'sending' || upload.state === 'paused' ? (
          <ProgressBar
            label={upload.file.name}
            value={upload.progress}
            max={100}
            text={
              upload.state === 'paused'
                ? t('projects.uploadPaused', { percent: formats.percent(upload.progress / 100) })
                : formats.percent(upload.progress / 100)
            }
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
      {upload.state === 'sending' ? (
        <Button type="button" size="small" icon={Pause} onClick={() => pause(upload)}>
          {t('projects.pause')}
        </Button>
      ) : null}
      {upload.state === 'paused' ? (
        <Button type="button" size="small" icon={Play} onClick={() => retry(upload)}>
          {t('projects.resume')}
        </Button>
      ) : null}
      {upload.state === 'failed' ? (
        <Button type="button" size="small" icon={RotateCcw} onClick={() => retry(upload)}>
          {t('projects.retry')}
        </Button>
      ) : null}
      <Button type="button" size="small" variant="quiet" icon={X} onClick={() => cancel(upload)}>
        {upload.state === 'sending' || upload.state === 'paused' ? t('common.cancel') : t('common.remove')}
        <span className="sr-only"> {upload.file.name}</span>
      </Button>
    </li>
  );
}
