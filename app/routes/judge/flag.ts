import type { ActionFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { raiseFlag } from '#app/features/flags/raise-flag.server.ts';
import { RaiseFlagSchema } from '#app/features/flags/schemas.ts';
import type { DraftReply } from '#app/features/shared/draft-reply.ts';
import { DraftFieldsSchema } from '#app/features/shared/draft-schema.ts';
import { now } from '#app/platform/clock.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';

/** Where a device sends the flags that it keeps: JSON out, as for score sheets. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const values = DraftFieldsSchema.safeParse((await readFormData(request)).get('values'));
  const parsed = RaiseFlagSchema.safeParse({ ...values.data, assignmentId: params.assignmentId });
  const at = now();
  const result = parsed.success ? await raiseFlag(viewer, parsed.data, { now: at }) : null;
  const reply: DraftReply = result?.ok
    ? { status: 'saved', stored: {}, conflicts: [], savedAt: at.toISOString() }
    : { status: 'refused', refusals: result?.refusals ?? [{ code: 'invalid-input' }] };
  return Response.json(reply, { status: result?.ok ? 200 : 422 });
}
