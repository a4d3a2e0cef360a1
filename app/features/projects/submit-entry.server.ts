import type { z } from 'zod';

import { readForChecklist } from './checklist-facts.server.ts';
import { actingRole, editFacts, ownEntry } from './edit-scope.server.ts';
import type { EntryIdSchema } from './schemas.ts';
import { checklist, openItems } from '#app/domain/checklist.ts';
import { nextStatus } from '#app/domain/entry-status.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { writeStep } from '#app/features/entries/step-entries.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Submits an entry: complete by its checklist, before the deadline to the second. Authors' names and grades are taken
 * from their school's list as they are now; lists print these.
 */
export async function submitEntry(
  viewer: Viewer,
  { entryId }: z.output<typeof EntryIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const read = await readForChecklist(tx, entryId);
    if (!read) return refuse('not-found');
    const { entry, facts } = read;
    const authors = entry.project.authors.filter((author) => author.status === 'ACCEPTED');
    const own = { ...entry, project: { authors } };
    if (!can(viewer, 'edit-project', editFacts(own))) return refuse('not-found');
    const status = nextStatus(entry, 'submit', context.now);
    if (!status.ok) return status;
    const missing = openItems(checklist(facts));
    if (missing.length > 0) return refuse('project-incomplete', { count: missing.length });
    for (const author of authors) {
      const { grade, person } = author.student;
      if (author.name !== person.name || author.grade !== grade)
        await tx.projectAuthor.update({
          where: { id: author.id },
          data: { name: person.name, grade },
          select: { id: true },
        });
    }
    // A tutor's line without a name was left half-filled; lists print names.
    await tx.projectTutor.deleteMany({ where: { projectId: entry.projectId, name: '' } });
    await tx.entry.update({
      where: { id: entryId },
      data: { submittedAt: context.now, isTeam: authors.length > 1 },
      select: { id: true },
    });
    await writeStep(tx, [entryId], {
      status: status.value,
      viewer,
      byRole: actingRole(viewer, own),
      now: context.now,
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'submit-entry',
      subject: { type: 'entry', id: entryId },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { revision: entry.project.revision },
    });
    return ok(undefined);
  });
}

/** Takes a submitted entry back to draft, until the deadline and as long as the school has not handed it in. */
export async function withdrawEntry(
  viewer: Viewer,
  { entryId }: z.output<typeof EntryIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const entry = await ownEntry(tx, viewer, entryId);
    if (!entry) return refuse('not-found');
    const status = nextStatus(entry, 'withdraw', context.now);
    if (!status.ok) return status;
    await writeStep(tx, [entryId], {
      status: status.value,
      viewer,
      byRole: actingRole(viewer, entry),
      now: context.now,
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'withdraw-entry',
      subject: { type: 'entry', id: entryId },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
    });
    return ok(undefined);
  });
}
