import { data } from '@remix-run/node';

import { draftPages } from './draft-pages.server.ts';
import { ownEntry } from './edit-scope.server.ts';
import { editablePage } from './editable-page.server.ts';
import { saveDraft } from './save-draft.server.ts';
import { SaveDraftSchema } from './schemas.ts';
import type { DraftPage } from './schemas.ts';
import type { Refusal } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import type { DraftConflict, DraftFormReply } from '#app/features/shared/draft-form.tsx';
import { localDraftKey } from '#app/features/shared/local-drafts.ts';
import type { DraftSource } from '#app/features/shared/use-draft.ts';
import { now } from '#app/platform/clock.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';

/** What a page that saves itself begins with; one that cannot be changed now leads to the entry's overview. */
export async function readDraftPage(viewer: Viewer, entryId: string | undefined, page: DraftPage) {
  const entry = await editablePage(viewer, entryId, now());
  const stored = await draftPages[page].read(
    db,
    (await ownEntry(db, viewer, entry.id)) ?? notFound(),
    viewer,
  );
  const draft: DraftSource = {
    localKey: localDraftKey(viewer.personId, entry.id, page),
    url: `/student/entries/${entry.id}/draft`,
    extra: { page },
    stored,
  };
  return { entry, draft };
}

/** The button of a page that saves itself, for who has no script or wants to be sure: saves, then leads to the overview. */
export async function draftAction(request: Request, entryId: string | undefined, page: DraftPage) {
  const viewer = await requireViewer(request);
  const { base, ...typed } = Object.fromEntries(await readFormData(request));
  const values = Object.fromEntries(
    Object.entries(typed).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
  const refused = (refusal: Refusal, conflicts: DraftConflict[] = []) =>
    data({ refusals: [refusal], values, conflicts } satisfies DraftFormReply, { status: 422 });
  const parsed = SaveDraftSchema.safeParse({ page, base, values: JSON.stringify(values) });
  if (!parsed.success) return refused({ code: 'invalid-input' });
  const result = await saveDraft(viewer, { ...parsed.data, entryId: entryId ?? '' }, { now: now() });
  if (!result.ok) return refused(result.refusals[0]);
  const { conflicts, stored } = result.value;
  if (conflicts.length > 0)
    return refused(
      { code: 'changed-meanwhile' },
      conflicts.map((field) => ({ field, mine: values[field] ?? '', theirs: stored[field] ?? '' })),
    );
  return redirectWithToast(`/student/entries/${entryId ?? ''}`, { key: 'projects.draftSaved', tone: 'done' });
}
