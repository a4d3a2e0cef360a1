import { redirect } from '@remix-run/node';

import { getOwnEntry } from './queries.server.ts';
import type { OwnEntry } from './queries.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** An own entry for a page that changes it; one that cannot be changed now leads to its overview, which says why. */
export async function editablePage(
  viewer: Viewer,
  entryId: string | undefined,
  now: Date,
): Promise<OwnEntry> {
  const entry = (await getOwnEntry(viewer, entryId ?? '', now)) ?? notFound();
  if (!entry.editable) throw redirect(`/student/entries/${entry.id}`);
  return entry;
}
