import type { ActionFunctionArgs } from '@remix-run/node';

import type { Refusal } from '#app/domain/result.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import type { DraftReply } from '#app/features/shared/draft-reply.ts';
import { saveDraft } from '#app/features/projects/save-draft.server.ts';
import { SaveDraftSchema } from '#app/features/projects/schemas.ts';
import { now } from '#app/platform/clock.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';

/** Where the pages of a project save themselves: JSON out, because the page stays as it is whatever happens. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const parsed = SaveDraftSchema.safeParse(Object.fromEntries(await readFormData(request)));
  if (!parsed.success) return refused({ code: 'invalid-input' });
  const at = now();
  const result = await saveDraft(viewer, { ...parsed.data, entryId: params.entryId ?? '' }, { now: at });
  if (!result.ok) return refused(result.refusals[0]);
  const reply: DraftReply = { status: 'saved', ...result.value, savedAt: at.toISOString() };
  return Response.json(reply);
}

function refused(refusal: Refusal): Response {
  const reply: DraftReply = { status: 'refused', refusals: [refusal] };
  return Response.json(reply, { status: 422 });
}
