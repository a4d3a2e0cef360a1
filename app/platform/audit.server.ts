import type { Prisma } from '#app/platform/prisma-client/client.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

export type AuditEntry = {
  at: Date;
  actorId: string | null;
  verb: string;
  subject: { type: string; id: string };
  unitId?: string | null;
  schoolId?: string | null;
  roundId?: string | null;
  data?: Prisma.InputJsonObject;
};

/** Leaves one audit line in the caller's transaction: the change and its trace stand or fall together. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.auditLine.create({ data: rowOf(entry), select: { id: true } });
}

/** The same for changes that are made together: a line for each. */
export async function auditEach(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  await tx.auditLine.createMany({ data: entries.map(rowOf) });
}

const rowOf = (entry: AuditEntry) => ({
  at: entry.at,
  actorId: entry.actorId,
  verb: entry.verb,
  subjectType: entry.subject.type,
  subjectId: entry.subject.id,
  unitId: entry.unitId ?? null,
  schoolId: entry.schoolId ?? null,
  roundId: entry.roundId ?? null,
  data: entry.data ?? {},
});
