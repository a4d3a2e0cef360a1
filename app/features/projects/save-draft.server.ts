import type { z } from 'zod';

import { draftPages } from './draft-pages.server.ts';
import { editableEntry, recordActing } from './edit-scope.server.ts';
import type { SaveDraftSchema } from './schemas.ts';
import { mergeDrafts, sameDraft } from '#app/domain/draft.ts';
import type { Draft } from '#app/domain/draft.ts';
import { ok } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

export type SavedDraft = {
  /** Every field of the page as it is stored now. */
  stored: Draft;
  /** Fields that somebody else has changed meanwhile: what they wrote stands, nothing of it is overwritten. */
  conflicts: string[];
};

/**
 * Saves one page of a project's form as far as it is: a draft may be incomplete. `base` is what the page was made from;
 * fields that only the sender has changed are stored, fields that only others have changed stay as they are, and fields
 * that both have changed are given back as conflicts, for a person to decide. So two authors, or two windows, never
 * overwrite each other unseen.
 */
export async function saveDraft(
  viewer: Viewer,
  input: z.output<typeof SaveDraftSchema> & { entryId: string },
  context: Context,
): Promise<Result<SavedDraft>> {
  return inTransaction(context, async (tx) => {
    const found = await editableEntry(tx, viewer, input.entryId, context.now);
    if (!found.ok) return found;
    const entry = found.value;
    const page = draftPages[input.page];
    const stored = await page.read(tx, entry, viewer);
    const mine = Object.fromEntries(
      Object.entries(input.values)
        .filter(([field]) => field in stored)
        .map(([field, text]) => [field, text.replaceAll('\r\n', '\n').trim()]),
    );
    const { merged, conflicts } = mergeDrafts(input.base, mine, stored);
    if (sameDraft(merged, stored)) return ok({ stored, conflicts });
    const written = await page.write(tx, entry, merged, viewer);
    if (!written.ok) return written;
    const revision = entry.project.revision + 1;
    await tx.project.update({ where: { id: entry.projectId }, data: { revision }, select: { id: true } });
    await recordActing(tx, viewer, entry, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-draft',
      subject: { type: 'entry', id: entry.id },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { page: input.page, revision },
    });
    return ok({ stored: merged, conflicts });
  });
}
