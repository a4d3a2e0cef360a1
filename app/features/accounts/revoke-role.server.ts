import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Ends somebody's role in a place in the viewer's reach. Nobody ends a role of their own. */
export async function revokeRole(
  viewer: Viewer,
  { grantId }: { grantId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const grant = await tx.roleGrant.findUnique({
      where: { id: grantId },
      select: {
        id: true,
        personId: true,
        role: true,
        revokedAt: true,
        unitId: true,
        schoolId: true,
        roundId: true,
        unit: { select: { path: true } },
        school: { select: { unit: { select: { path: true } } } },
        round: { select: { unit: { select: { path: true } } } },
      },
    });
    const path = grant?.unit?.path ?? grant?.school?.unit.path ?? grant?.round?.unit.path;
    if (!grant || path === undefined || !can(viewer, 'manage-unit', { path })) return refuse('not-found');
    if (grant.personId === viewer.personId) return refuse('role-own');
    if (grant.revokedAt) return refuse('changed-meanwhile');
    await tx.roleGrant.update({ where: { id: grantId }, data: { revokedAt: context.now } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'revoke-role',
      subject: { type: 'role-grant', id: grantId },
      unitId: grant.unitId,
      schoolId: grant.schoolId,
      roundId: grant.roundId,
      data: { role: grant.role },
    });
    return ok(undefined);
  });
}
