import type { z } from 'zod';

import { readForChecklist, readManyForChecklist } from './checklist-facts.server.ts';
import { editFacts } from './edit-scope.server.ts';
import type { ConfirmFormSchema, GuardianLinksSchema } from './schemas.ts';
import { isElectronic } from '#app/domain/form-proof.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { giveGuardianCodes, hashConsentCode } from '#app/features/students/guardian-codes.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Sees to it that guardians have a link with which they confirm the application form: an author for their own guardian,
 * the school for all authors of its entries. Gives the students concerned.
 */
export async function makeGuardianLinks(
  viewer: Viewer,
  { entryIds }: z.output<typeof GuardianLinksSchema>,
  context: Context,
): Promise<Result<{ studentIds: string[] }>> {
  return inTransaction(context, async (tx) => {
    const ids = new Set(entryIds);
    const reads = await readManyForChecklist(tx, [...ids]);
    const seen = reads.every(({ entry }) => {
      const facts = factsOf(entry);
      return can(viewer, 'speak-as-author', facts) || can(viewer, 'ask-every-guardian', facts);
    });
    if (!seen || reads.length < ids.size) return refuse('not-found');
    const asked = reads.filter(({ entry }) => isElectronic(entry.round.formProof));
    if (asked.length === 0) return refuse('form-not-asked');
    const studentIds = new Set<string>();
    for (const { entry } of asked) {
      const students = acceptedOf(entry)
        .map((author) => ({ id: author.studentId }))
        .filter(({ id }) => can(viewer, 'ask-every-guardian', factsOf(entry)) || id === viewer.student?.id);
      for (const { id } of students) studentIds.add(id);
      const fresh = await giveGuardianCodes(tx, students, entry.round.editionId, context.now);
      if (fresh.length === 0) continue;
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: 'make-guardian-links',
        subject: { type: 'entry', id: entry.id },
        schoolId: entry.schoolId,
        roundId: entry.roundId,
        data: { students: fresh.length },
      });
    }
    return ok({ studentIds: [...studentIds] });
  });
}

type Author = { studentId: string; status: string };
const acceptedOf = <A extends { status: string }>(entry: { project: { authors: readonly A[] } }): A[] =>
  entry.project.authors.filter(({ status }) => status === 'ACCEPTED');

const factsOf = (entry: Parameters<typeof editFacts>[0] & { project: { authors: readonly Author[] } }) =>
  editFacts({ ...entry, project: { authors: acceptedOf(entry) } });

/**
 * A guardian's word on the application form, by the code from link or slip: of the version that was read, or not at all.
 * The last word counts. A refusal stands in the timeline; the entry cannot go on with it.
 */
export async function confirmForm(
  { code, entryId, formCode, guardianName, decision }: z.output<typeof ConfirmFormSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const consent = await tx.consent.findUnique({
      where: { codeHash: hashConsentCode(code) },
      select: { status: true, studentId: true, editionId: true },
    });
    const read = consent && (await readForChecklist(tx, entryId));
    const author = read && acceptedOf(read.entry).find(({ studentId }) => studentId === consent.studentId);
    if (!read || !author || read.entry.round.editionId !== consent.editionId) return refuse('not-found');
    const { entry, form } = read;
    if (!isElectronic(entry.round.formProof)) return refuse('form-not-asked');
    if (entry.status === 'WITHDRAWN' || entry.status === 'REJECTED') return refuse('entry-wrong-status');
    if (entry.round.requiresConsent && consent.status !== 'GIVEN') return refuse('form-consent-first');
    if (formCode !== form.code) return refuse('form-changed');
    const refused = decision === 'REFUSED';
    const facts = { formCode, guardianName, refused, at: context.now };
    await tx.guardianConfirmation.upsert({
      where: { entryId_authorId: { entryId, authorId: author.id } },
      update: facts,
      create: { ...facts, entryId, authorId: author.id },
      select: { id: true },
    });
    if (refused)
      await tx.entryEvent.create({
        data: { entryId, status: entry.status, act: 'form-refused', byRole: 'GUARDIAN', at: context.now },
        select: { id: true },
      });
    await audit(tx, {
      at: context.now,
      actorId: null,
      verb: 'confirm-form',
      subject: { type: 'entry', id: entryId },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { authorId: author.id, decision, formCode },
    });
    return ok(undefined);
  });
}
