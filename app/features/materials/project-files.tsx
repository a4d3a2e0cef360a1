import { Download } from 'lucide-react';

import { FilePreview } from './file-preview.tsx';
import type { FileVersion, MaterialView } from './material-view.ts';
import { SigningBadge } from './signature-date.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { buttonClass } from '#app/ui/button.tsx';
import { IconText } from '#app/ui/icon-text.tsx';

/** A project's files by slot: pictures, pages and films in place, everything to open; older versions folded away. */
export function ProjectFiles({
  materials,
  timeZone,
}: {
  materials: readonly MaterialView[];
  timeZone: string;
}) {
  const t = useT();
  const name = useName();
  if (materials.length === 0) return <p className="text-ink-muted">{t('projects.noMaterials')}</p>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {materials.map(({ slotCode, slotName, slotNameEn, signing, versions }) => {
        const [current, ...older] = versions;
        if (!current) return null;
        return (
          <li key={current.id} className="grid gap-2 py-3">
            <p className="text-sm text-ink-muted">{name({ name: slotName, nameEn: slotNameEn })}</p>
            {signing ? <SigningBadge {...signing} /> : null}
            <FileLine key={slotCode} version={current} timeZone={timeZone} />
            {current.infectedAt ? null : <FilePreview key={current.id} version={current} />}
            {older.length > 0 ? (
              <details>
                <summary className="ui-summary text-sm">
                  {t('projects.olderVersions', { count: older.length })}
                </summary>
                <ul className="grid gap-2 ps-4 pt-2">
                  {older.map((version) => (
                    <li key={version.id}>
                      <FileLine version={version} timeZone={timeZone} />
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function FileLine({ version, timeZone }: { version: FileVersion; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  const uploadedAt = formats.dateTime(version.uploadedAt, timeZone);
  if (version.infectedAt) {
    return (
      <div className="min-w-0">
        <p className="break-all text-ink-muted line-through">{version.fileName}</p>
        <p className="text-sm">
          <span className="text-danger-strong">
            {t('projects.infected', { at: formats.dateTime(version.infectedAt, timeZone) })}
          </span>{' '}
          <span className="text-ink-muted">
            {version.uploadedBy
              ? t('projects.uploadedBy', { name: version.uploadedBy, at: uploadedAt })
              : uploadedAt}
          </span>
        </p>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <div className="min-w-0">
        <a href={`/files/${version.id}`} target="_blank" rel="noreferrer" className="break-all">
          {version.fileName}
        </a>
        <p className="text-sm text-ink-muted">
          {formats.bytes(version.bytes)} · {uploadedAt}
        </p>
      </div>
      <a
        href={`/files/${version.id}?download`}
        download
        className={buttonClass({ variant: 'quiet', size: 'small' })}
      >
        <IconText icon={Download}>
          {t('common.download')}
          <span className="sr-only"> {version.fileName}</span>
        </IconText>
      </a>
    </div>
  );
}
