import { isElectronic, mayHandInForm, schoolMustConfirm } from '#app/domain/form-proof.ts';
import type { FormProofRule } from '#app/domain/form-proof.ts';
import { ok } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { readManyForChecklist } from '#app/features/projects/checklist-facts.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type Stepped = { id: string; round: { formProof: FormProofRule } };
type Read = Awaited<ReturnType<typeof readManyForChecklist>>[number];

/** Those of the entries whose round takes electronic confirmations, with all that their forms say. */
export async function readForms(tx: Pick<Tx, 'entry'>, entries: readonly Stepped[]): Promise<Read[]> {
  const asked = entries.filter(({ round }) => isElectronic(round.formProof)).map(({ id }) => id);
  return asked.length > 0 ? readManyForChecklist(tx, asked) : [];
}

/** Those whose present version the school has not confirmed, though it must. */
export function unconfirmedBySchool(reads: readonly Read[]): Read[] {
  return reads.filter(({ facts }) => schoolMustConfirm(facts.proof));
}

/** Keeps the school's word that the forms are true, each in its present version. */
export async function writeSchoolConfirmations(
  tx: Tx,
  viewer: Viewer,
  reads: readonly Read[],
  now: Date,
): Promise<void> {
  const schools = await tx.school.findMany({
    where: { id: { in: reads.map(({ entry }) => entry.schoolId) } },
    select: { id: true, name: true },
  });
  const names = new Map(schools.map(({ id, name }) => [id, name]));
  for (const { entry, form } of reads) {
    const facts = {
      formCode: form.code,
      schoolName: names.get(entry.schoolId) ?? '',
      byId: viewer.personId,
      at: now,
    };
    await tx.schoolConfirmation.upsert({
      where: { entryId: entry.id },
      update: facts,
      create: { ...facts, entryId: entry.id },
      select: { entryId: true },
    });
  }
}

/** Whether the forms of all these entries are confirmed as a hand-in needs it; the first that is not says why. */
export async function formsConfirmed(
  tx: Pick<Tx, 'entry'>,
  entries: readonly Stepped[],
): Promise<Result<undefined>> {
  for (const { facts } of await readForms(tx, entries)) {
    const may = mayHandInForm(facts.proof);
    if (!may.ok) return may;
  }
  return ok(undefined);
}
