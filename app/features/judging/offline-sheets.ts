import { dropLocalDraft, localDraftKey, localDrafts } from '#app/features/shared/local-drafts.ts';
import { sendDraft } from '#app/features/shared/send-draft.ts';

const PAGE = 'sheet';

/** Where the copy of a judge's sheet is kept on a device. */
export function sheetKey(personId: string, assignmentId: string): string {
  return localDraftKey(personId, assignmentId, PAGE);
}

/** The sheets of a judge that this device holds and the server may not have. */
export function waitingSheets(personId: string): string[] {
  return localDrafts(personId, PAGE).map(({ subjectId }) => subjectId);
}

/**
 * Sends the sheets that wait on this device, without their pages being open. What the server has now is forgotten here;
 * where it says otherwise or refuses, the copy stays and the sheet's page shows both. Answers how many still wait.
 */
export async function sendWaitingSheets(personId: string, except: string | null): Promise<number> {
  let waiting = 0;
  for (const { key, subjectId, draft } of localDrafts(personId, PAGE)) {
    if (subjectId === except) continue;
    const reply = await sendDraft({ url: `/judge/assignments/${subjectId}/sheet`, ...draft });
    if (reply.status === 'saved' && reply.conflicts.length === 0) dropLocalDraft(key);
    else waiting += 1;
    if (reply.status === 'offline' || reply.status === 'signed-out')
      return waitingSheets(personId).filter((id) => id !== except).length;
  }
  return waiting;
}
