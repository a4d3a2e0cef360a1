import type { PreviewShown } from './use-preview.ts';
import type { SigningState } from '#app/domain/signing.ts';

export type FileVersion = {
  id: string;
  fileName: string;
  bytes: number;
  mediaType: string;
  pages: number | null;
  uploadedAt: Date;
  /** When it was deleted because of a virus; `uploadedBy` is named only then. */
  infectedAt: Date | null;
  uploadedBy: string | null;
  preview: PreviewShown | null;
};

export type MaterialView = {
  slotCode: string;
  slotName: string;
  slotNameEn: string | null;
  /** For a form that is signed before work begins, where this reader sees it. */
  signing: { state: SigningState; signedOn: string | null } | null;
  /** Newest first. */
  versions: FileVersion[];
};
