import { Download } from 'lucide-react';

import type { MaterialView } from '#app/features/projects/project-view.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { buttonClass } from '#app/ui/button.tsx';
import { IconText } from '#app/ui/icon-text.tsx';

/** A project's files by slot: pictures and videos in place, everything to open; older versions folded away. */
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
      {materials.map(({ slotCode, slotName, slotNameEn, versions }) => {
        const [current, ...older] = versions;
        if (!current) return null;
        return (
          <li key={current.id} className="grid gap-2 py-3">
            <p className="text-sm text-ink-muted">{name({ name: slotName, nameEn: slotNameEn })}</p>
            <FileLine key={slotCode} version={current} timeZone={timeZone} />
            <FilePreview version={current} />
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

type Version = MaterialView['versions'][number];

function FileLine({ version, timeZone }: { version: Version; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <div className="min-w-0">
        <a href={`/files/${version.id}`} target="_blank" rel="noreferrer" className="break-all">
          {version.fileName}
        </a>
        <p className="text-sm text-ink-muted">
          {formats.bytes(version.bytes)} · {formats.dateTime(version.uploadedAt, timeZone)}
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

/** Pupils' videos come without captions: there is no text of them that a track could hold. */
const Player = 'video';

function FilePreview({ version }: { version: Version }) {
  const href = `/files/${version.id}`;
  if (version.mediaType.startsWith('image/')) {
    return (
      <img
        src={href}
        alt={version.fileName}
        loading="lazy"
        className="max-h-96 max-w-full rounded border border-line object-contain"
      />
    );
  }
  if (version.mediaType.startsWith('video/')) {
    return (
      <Player
        src={href}
        controls
        preload="metadata"
        className="max-h-96 w-full max-w-2xl rounded border border-line"
      />
    );
  }
  return null;
}
