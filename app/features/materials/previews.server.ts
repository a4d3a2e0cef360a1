import type { PreviewShown } from './use-preview.ts';
import { previewsOf } from '#app/platform/uploads/preview-records.server.ts';

/**
 * Versions as pages show them: with the state of their previews (null where none are made, as in the cloud), without the
 * key by which the store knows them.
 */
export async function withPreviews<Version extends { fileKey: string }>(
  versions: readonly Version[],
): Promise<(Omit<Version, 'fileKey'> & { preview: PreviewShown | null })[]> {
  const previews = await previewsOf(versions.map(({ fileKey }) => fileKey));
  return versions.map(({ fileKey, ...version }) => ({ ...version, preview: previews.get(fileKey) ?? null }));
}

/** The state of one file's preview. */
export async function previewOf(fileKey: string): Promise<PreviewShown | null> {
  return (await previewsOf([fileKey])).get(fileKey) ?? null;
}
