import type { PreviewShown } from './use-preview.ts';

/** A file in a slot, as the page of its project shows it. */
export type FileShown = {
  materialId: string;
  versionId: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  uploadedAt: Date;
  version: number;
  pages: number | null;
  seconds: number | null;
  formCode: string | null;
  preview: PreviewShown | null;
  signedOn: string | null;
};
