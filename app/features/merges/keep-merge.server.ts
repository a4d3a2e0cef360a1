import type { Ledger } from './ledger.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { MergeKind } from '#app/platform/prisma-client/client.ts';

export type Merged = { id: string; name: string };

const VERBS = {
  STUDENT: 'merge-students',
  SCHOOL: 'merge-schools',
  UNIT: 'merge-units',
  PERSON: 'merge-people',
} as const;

/** Keeps what a merge did, so that it can be undone, and leaves its audit line. */
export async function keepMerge(
  tx: Tx,
  ledger: Ledger,
  merge: {
    kind: MergeKind;
    kept: Merged;
    gone: Merged;
    schoolId?: string;
    unitId?: string;
    viewer: Viewer;
    now: Date;
    facts?: Record<string, string | number>;
  },
): Promise<void> {
  const { kind, kept, gone, schoolId, unitId, viewer, now, facts } = merge;
  const made = await tx.merge.create({
    data: {
      kind,
      keptId: kept.id,
      keptName: kept.name,
      goneId: gone.id,
      goneName: gone.name,
      schoolId: kind === 'STUDENT' ? schoolId : null,
      byId: viewer.personId,
      record: ledger.record(),
      at: now,
    },
    select: { id: true },
  });
  await audit(tx, {
    at: now,
    actorId: viewer.personId,
    verb: VERBS[kind],
    subject: { type: kind.toLowerCase(), id: kept.id },
    schoolId,
    unitId,
    data: { mergeId: made.id, gone: gone.id, ...facts },
  });
}
