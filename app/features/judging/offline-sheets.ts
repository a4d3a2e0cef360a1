import {
  dropLocalDraft,
  localDraftKey,
  localDrafts,
  writeLocalDraft,
} from '#app/features/shared/local-drafts.ts';
import type { LocalDraft } from '#app/features/shared/local-drafts.ts';
import { sendDraft } from '#app/features/shared/send-draft.ts';

/** What a judge's device keeps until the server has it, by the last part of its address. */
const PAGES = ['sheet', 'flag'] as const;
type Page = (typeof PAGES)[number];

type Copy = { key: string; page: Page; assignmentId: string; draft: LocalDraft };

/**
 * Where the copy of a judge's sheet is kept on a device. A sheet of another version of the rubric is another copy: none
 * of its marks fits here.
 */
export function sheetKey(personId: string, assignmentId: string, rubricId: string): string {
  return localDraftKey(personId, `${assignmentId}.${rubricId}`, 'sheet');
}

function copies(personId: string): Copy[] {
  return PAGES.flatMap((page) =>
    localDrafts(personId, page).map(({ key, subjectId, draft }) => {
      const [assignmentId = ''] = subjectId.split('.');
      return { key, page, assignmentId, draft };
    }),
  );
}

/** A copy that the page of `open` looks after itself. */
const looksAfter = (open: string | null) => (copy: Copy) =>
  copy.page === 'sheet' && copy.assignmentId === open;

/** The assignments of which this device holds something that the server may not have, besides the open sheet. */
export function waitingSheets(personId: string, open: string | null): string[] {
  const waiting = copies(personId).filter((copy) => !looksAfter(open)(copy));
  return [...new Set(waiting.map(({ assignmentId }) => assignmentId))];
}

/** Sends one copy, which is forgotten once the server has it; otherwise says why not. */
async function sendCopy({ key, page, assignmentId, draft }: Copy): Promise<'had' | 'no-line' | 'refused'> {
  const reply = await sendDraft({ url: `/judge/assignments/${assignmentId}/${page}`, ...draft });
  if (reply.status === 'offline' || reply.status === 'signed-out') return 'no-line';
  if (reply.status !== 'saved' || reply.conflicts.length > 0) return 'refused';
  dropLocalDraft(key);
  return 'had';
}

/**
 * Sends what waits on this device, without its pages being open. What the server has now is forgotten here; where it says
 * otherwise or refuses, the copy stays and the sheet's page shows both.
 */
export async function sendWaitingSheets(personId: string, open: string | null): Promise<void> {
  for (const copy of copies(personId)) {
    if (looksAfter(open)(copy)) continue;
    if ((await sendCopy(copy)) === 'no-line') return;
  }
}

/**
 * What this device still holds of the same sheet by another version of the rubric than the page has. It is sent first: a
 * sheet that was begun with that version keeps it. Answers whether the page must be loaded again, and what was refused.
 */
export async function sendOtherVersions(localKey: string): Promise<{ sent: boolean; refused: LocalDraft[] }> {
  const [, personId = '', subject = ''] = localKey.split(':');
  const own = copies(personId).filter(
    (copy) => copy.page === 'sheet' && copy.assignmentId === subject.split('.')[0] && copy.key !== localKey,
  );
  const outcomes = [];
  for (const copy of own) outcomes.push({ copy, outcome: await sendCopy(copy) });
  return {
    sent: outcomes.some(({ outcome }) => outcome === 'had'),
    refused: outcomes.flatMap(({ copy, outcome }) => (outcome === 'refused' ? copy.draft : [])),
  };
}

/** Forgets what `sendOtherVersions` has left. */
export function dropOtherVersions(localKey: string): void {
  const [, personId = '', subject = ''] = localKey.split(':');
  for (const { key, page, assignmentId } of copies(personId))
    if (page === 'sheet' && assignmentId === subject.split('.')[0] && key !== localKey) dropLocalDraft(key);
}

/** Keeps a flag on this device until the server has it; false where the browser keeps nothing. */
export function keepFlag(personId: string, assignmentId: string, values: Record<string, string>): boolean {
  const key = localDraftKey(personId, `${assignmentId}.${values.token}`, 'flag');
  return writeLocalDraft(key, { base: {}, values, at: Date.now(), submit: true });
}

/** Sends what judges have flagged on an entry's page; false while any of it still waits here. */
export async function sendFlags(personId: string, assignmentId: string): Promise<boolean> {
  const own = copies(personId).filter((copy) => copy.page === 'flag' && copy.assignmentId === assignmentId);
  const outcomes = [];
  for (const copy of own) outcomes.push(await sendCopy(copy));
  return outcomes.every((outcome) => outcome === 'had');
}
