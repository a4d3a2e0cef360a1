import { File, FileText, Film, Image } from 'lucide-react';

import { PageViewer } from './page-viewer.tsx';
import { usePreview } from './use-preview.ts';
import type { PreviewShown } from './use-preview.ts';
import { useT } from '#app/i18n/context.tsx';

type Previewed = { id: string; fileName: string; mediaType: string; preview: PreviewShown | null };

const ICONS = { image: Image, video: Film, pdf: FileText } as const;

function kindOf(mediaType: string): keyof typeof ICONS | null {
  if (mediaType.startsWith('image/')) return 'image';
  if (mediaType.startsWith('video/')) return 'video';
  return mediaType === 'application/pdf' ? 'pdf' : null;
}

/** A file in a list, as a small picture beside its name; the kind's sign where there is none. */
export function FileThumb({ id, mediaType, preview: given }: Omit<Previewed, 'fileName'>) {
  const t = useT();
  const preview = usePreview(id, given);
  const kind = kindOf(mediaType);
  const Icon = kind ? ICONS[kind] : File;
  return (
    <span className="flex size-16 shrink-0 items-center justify-center overflow-hidden rounded border border-line text-center text-xs text-ink-muted">
      {preview?.status === 'MADE' ? (
        <img
          src={`/files/${id}/preview/thumb`}
          alt=""
          width={64}
          height={64}
          loading="lazy"
          className="size-full object-cover object-top"
        />
      ) : preview?.status === 'PENDING' && (kind === 'image' || kind === 'pdf') ? (
        t('projects.previewPending')
      ) : (
        <Icon aria-hidden className="size-6" strokeWidth={1.5} />
      )}
    </span>
  );
}

/** Pupils' videos come without captions: there is no text of them that a track could hold. */
const Player = 'video';

/** What a file shows, in the page: a picture, the pages of a PDF, a film in its player. */
export function FilePreview({ version }: { version: Previewed & { pages: number | null } }) {
  const t = useT();
  const preview = usePreview(version.id, version.preview);
  const kind = kindOf(version.mediaType);
  const href = `/files/${version.id}`;
  if (kind === 'video') {
    return (
      <Player
        src={href}
        controls
        preload="metadata"
        className="max-h-96 w-full max-w-2xl rounded border border-line"
      />
    );
  }
  // Where none are made (files in the cloud), a picture is its own preview.
  if (kind === null || (preview === null && kind === 'pdf')) return null;
  if (preview && preview.status !== 'MADE') {
    return (
      <p className="text-sm text-ink-muted">
        {t(preview.status === 'PENDING' ? 'projects.previewPendingText' : 'projects.previewNone')}
      </p>
    );
  }
  if (kind === 'pdf') {
    const pages = preview?.pages ?? 0;
    return pages > 0 ? <PageViewer version={version} pages={pages} /> : null;
  }
  return (
    <a href={href} target="_blank" rel="noreferrer" className="w-fit">
      <img
        src={preview ? `${href}/preview/1` : href}
        alt={version.fileName}
        loading="lazy"
        className="max-h-96 max-w-full rounded border border-line object-contain"
      />
    </a>
  );
}
