import type { EntryStatus } from './entry-status.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';

/** How the application form of an entry is confirmed: on scanned paper, electronically, or as its authors prefer. */
export const FORM_PROOFS = ['SCAN', 'ELECTRONIC', 'EITHER'] as const;
export type FormProofRule = (typeof FORM_PROOFS)[number];

/** What somebody has said of the form, seen from its present version. */
export type ConfirmationState = 'missing' | 'current' | 'outdated' | 'refused';

/** How far the electronic confirmation of an entry's form is. */
export type FormProof = {
  rule: FormProofRule;
  guardians: readonly { name: string; state: ConfirmationState }[];
  school: Exclude<ConfirmationState, 'refused'>;
  /** A signed scan of the present version stands in every slot for one. */
  scanned: boolean;
};

/** How a confirmation of the version `formCode` stands now that the form's code is `code`. */
export function confirmationState(
  given: { formCode: string; refused?: boolean } | null | undefined,
  code: string,
): ConfirmationState {
  if (!given) return 'missing';
  if (given.formCode !== code) return 'outdated';
  return given.refused ? 'refused' : 'current';
}

/** Whether the round takes electronic confirmations at all. */
export const isElectronic = (rule: FormProofRule): boolean => rule !== 'SCAN';

/** Whether every author's guardian has confirmed the present version. */
export function guardiansAgree({ guardians }: Pick<FormProof, 'guardians'>): boolean {
  return guardians.length > 0 && guardians.every(({ state }) => state === 'current');
}

/** Whether a guardian has refused the present version: a signed paper does not speak against that. */
export function isRefused({ guardians }: Pick<FormProof, 'guardians'>): boolean {
  return guardians.some(({ state }) => state === 'refused');
}

/** Whether signed paper stands for the guardians and the school. */
export function isOnPaper({ rule, scanned }: Pick<FormProof, 'rule' | 'scanned'>): boolean {
  return rule === 'SCAN' || (rule === 'EITHER' && scanned);
}

/** States in which the school may still give its word on the form of an entry that it has approved before. */
export const CONFIRMABLE = ['APPROVED', 'HANDED_IN'] as const satisfies readonly EntryStatus[];
export const isConfirmable = (status: EntryStatus): boolean =>
  (CONFIRMABLE as readonly EntryStatus[]).includes(status);

/** Whether the school still has to confirm the present version. Paper carries its seal already. */
export function schoolMustConfirm(proof: FormProof): boolean {
  return !isOnPaper(proof) && proof.school !== 'current';
}

/**
 * Whether an entry that was handed in may be found eligible with its form: nobody refuses it, and where paper does not
 * stand for it, the school has confirmed the present version, which a correction after a return changes.
 */
export function mayPassForm(proof: FormProof): Result<undefined> {
  if (proof.rule === 'SCAN') return ok(undefined);
  if (isRefused(proof)) return refuse('form-refused');
  if (isOnPaper(proof) || proof.school === 'current') return ok(undefined);
  return refuse(`form-school-${proof.school}`);
}

/** Whether the form is confirmed as far as a hand-in needs it; otherwise by whom it is not. */
export function mayHandInForm(proof: FormProof): Result<undefined> {
  if (proof.rule === 'SCAN') return ok(undefined);
  if (isRefused(proof)) return refuse('form-refused');
  if (isOnPaper(proof)) return ok(undefined);
  if (!guardiansAgree(proof)) return refuse('form-guardian-missing');
  return proof.school === 'current' ? ok(undefined) : refuse(`form-school-${proof.school}`);
}
