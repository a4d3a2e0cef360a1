import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * What a guardian's refusal or withdrawal takes back, in every round of the edition: an entry that lies with its school
 * goes back to its authors; one that the organiser has leaves the contest, and its judges are released. Drafts stay:
 * without consent they cannot be submitted.
 */
export async function loseConsent(
  tx: Tx,
  studentIds: readonly string[],
  editionId: string,
  now: Date,
): Promise<void> {
  const entries = await tx.entry.findMany({
    where: {
      status: { in: ['SUBMITTED', 'APPROVED', 'HANDED_IN', 'ELIGIBLE'] },
      round: { editionId, requiresConsent: true },
      project: { authors: { some: { studentId: { in: [...studentIds] }, status: 'ACCEPTED' } } },
    },
    select: { id: true, status: true },
  });
  const steps = [
    { from: ['SUBMITTED', 'APPROVED'], to: 'RETURNED' },
    { from: ['HANDED_IN', 'ELIGIBLE'], to: 'WITHDRAWN' },
  ] as const;
  for (const { from, to } of steps) {
    const ids = entries
      .filter((entry) => from.some((status) => status === entry.status))
      .map((entry) => entry.id);
    if (ids.length === 0) continue;
    await tx.entry.updateMany({ where: { id: { in: ids } }, data: { status: to } });
    await tx.entryEvent.createMany({
      data: ids.map((entryId) => ({
        entryId,
        status: to,
        act: 'consent-lost',
        byRole: 'GUARDIAN',
        at: now,
      })),
    });
    if (to === 'WITHDRAWN')
      await tx.assignment.updateMany({
        where: { entryId: { in: ids }, status: 'ASSIGNED' },
        data: { status: 'REMOVED' },
      });
  }
}
