import { data } from '@remix-run/node';

import { nextSheet } from './judge-queries.server.ts';
import { saveSheet } from './save-sheet.server.ts';
import { SaveSheetSchema } from './schemas.ts';
import type { Refusal } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { DraftConflict, DraftFormReply } from '#app/features/shared/draft-form.tsx';
import { now } from '#app/platform/clock.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';

/** The buttons of a score sheet for who has no script: saves or submits, then shows the sheet or the next one. */
export async function sheetFormAction(viewer: Viewer, assignmentId: string, form: FormData) {
  const { base, intent, ...typed } = Object.fromEntries(form);
  const values = Object.fromEntries(
    Object.entries(typed).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
  const refused = (refusals: Refusal[], conflicts: DraftConflict[] = []) =>
    data({ refusals, values, conflicts } satisfies DraftFormReply, { status: 422 });
  const parsed = SaveSheetSchema.safeParse({
    assignmentId,
    base,
    values: JSON.stringify(values),
    submit: intent === 'submit' ? 'yes' : undefined,
  });
  if (!parsed.success) return refused([{ code: 'invalid-input' }]);
  const result = await saveSheet(viewer, parsed.data, { now: now() });
  if (!result.ok) {
    if (result.refusals[0].code === 'not-found') notFound();
    return refused(result.refusals);
  }
  const { conflicts, stored, submitted } = result.value;
  if (conflicts.length > 0)
    return refused(
      [{ code: 'changed-meanwhile' }],
      conflicts.map((field) => ({ field, mine: values[field] ?? '', theirs: stored[field] ?? '' })),
    );
  if (!submitted)
    return redirectWithToast(`/judge/assignments/${assignmentId}`, { key: 'judging.saved', tone: 'done' });
  const next = await nextSheet(viewer, assignmentId);
  return redirectWithToast(next.href, {
    key: next.all ? 'judging.submittedAll' : 'judging.submittedNext',
    tone: 'done',
  });
}
