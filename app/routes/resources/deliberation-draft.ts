import type { ActionFunctionArgs } from '@remix-run/node';

import type { Refusal } from '#app/domain/result.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { pathOfDeliberation } from '#app/features/deliberation/page.server.ts';
import { SaveWordsSchema } from '#app/features/deliberation/schemas.ts';
import { saveWords } from '#app/features/deliberation/speak.server.ts';
import type { DraftReply } from '#app/features/shared/draft-reply.ts';
import { now } from '#app/platform/clock.server.ts';
import { toastCookie } from '#app/platform/http/cookies.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';

/** Where a member's comment saves itself and is said: JSON out, because the page stays as it is whatever happens. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const { side, ...sent } = Object.fromEntries(await readFormData(request));
  const deliberationId = params.deliberationId ?? '';
  const parsed = SaveWordsSchema.safeParse({ ...sent, deliberationId });
  if (!parsed.success) return refused([{ code: 'invalid-input' }]);
  const at = now();
  const result = await saveWords(viewer, parsed.data, { now: at });
  if (!result.ok) return refused(result.refusals);
  const { posted, ...saved } = result.value;
  const headers = new Headers();
  if (posted)
    headers.append(
      'Set-Cookie',
      await toastCookie.serialize({ key: 'deliberation.commented', tone: 'done' }),
    );
  const reply: DraftReply = {
    status: 'saved',
    ...saved,
    savedAt: at.toISOString(),
    ...(posted
      ? { next: await pathOfDeliberation(deliberationId, side === 'admin' ? 'admin' : 'judge') }
      : {}),
  };
  return Response.json(reply, { headers });
}

function refused(refusals: readonly Refusal[]): Response {
  const reply: DraftReply = { status: 'refused', refusals: [...refusals] };
  return Response.json(reply, { status: 422 });
}
