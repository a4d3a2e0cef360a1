import type { Refusal } from '#app/domain/result.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { nextSheet } from '#app/features/judging/judge-queries.server.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { SaveSheetSchema } from '#app/features/judging/schemas.ts';
import type { DraftReply } from '#app/features/shared/draft-reply.ts';
import { now } from '#app/platform/clock.server.ts';
import { toastCookie } from '#app/platform/http/cookies.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import type { Asked } from '#app/platform/http/asked.ts';

type Args = { request: Asked; params: { assignmentId?: string } };

/** Where score sheets save and submit themselves: JSON out, because the page stays as it is whatever happens. */
export async function action({ request, params }: Args): Promise<Response> {
  const viewer = await requireViewer(request);
  const { assignmentId } = params;
  const parsed = SaveSheetSchema.safeParse({
    ...Object.fromEntries(await readFormData(request)),
    assignmentId,
  });
  if (!parsed.success) return refused([{ code: 'invalid-input' }]);
  const at = now();
  const result = await saveSheet(viewer, parsed.data, { now: at });
  if (!result.ok) return refused(result.refusals);
  const { submitted, ...saved } = result.value;
  const next = submitted && parsed.data.submit ? await nextSheet(viewer, parsed.data.assignmentId) : null;
  const reply: DraftReply = {
    status: 'saved',
    ...saved,
    savedAt: at.toISOString(),
    ...(next ? { next: next.href } : {}),
  };
  const headers = new Headers();
  if (next)
    headers.append(
      'Set-Cookie',
      await toastCookie.serialize({
        key: next.all ? 'judging.submittedAll' : 'judging.submittedNext',
        tone: 'done',
      }),
    );
  return Response.json(reply, { headers });
}

function refused(refusals: readonly Refusal[]): Response {
  const reply: DraftReply = { status: 'refused', refusals: [...refusals] };
  return Response.json(reply, { status: 422 });
}
