import type { z } from 'zod';

import { insertAccounts, prepareAccounts } from './create-account.server.ts';
import { hashCode } from './invitation-code.server.ts';
import type { AcceptInvitationSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { bannedOf } from '#app/features/judges/enter-round.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const OPEN_SELECT = {
  id: true,
  role: true,
  name: true,
  email: true,
  unitId: true,
  schoolId: true,
  roundId: true,
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
  unit: { select: { name: true } },
  school: { select: { name: true } },
  round: { select: { name: true, nameEn: true, unit: { select: { path: true } } } },
} as const;

/** An invitation by its code, with why it can no longer be used, if so; null for an unknown code. */
export async function getInvitation(code: string, now: Date) {
  const invitation = await db.invitation.findUnique({
    where: { codeHash: hashCode(code) },
    select: OPEN_SELECT,
  });
  if (!invitation) return null;
  const state = invitation.acceptedAt
    ? 'used'
    : invitation.revokedAt
      ? 'revoked'
      : invitation.expiresAt <= now
        ? 'expired'
        : 'open';
  return { ...invitation, state } as const;
}

/**
 * Takes the role an invitation offers, as a new person or as the one who is signed in. An invitation is used once: of
 * two who try at the same moment, one is told so. A judge enters the round's pool.
 */
export async function acceptInvitation(
  viewer: Viewer | null,
  input: z.infer<typeof AcceptInvitationSchema>,
  context: Context,
): Promise<Result<{ personId: string; role: string }>> {
  const [prepared] =
    input.as === 'new'
      ? await prepareAccounts([{ name: input.name, username: input.username, password: input.password }])
      : [];
  return inTransaction(context, async (tx) => {
    const invitation = await tx.invitation.findUnique({
      where: { codeHash: hashCode(input.code) },
      select: OPEN_SELECT,
    });
    if (!invitation) return refuse('invitation-unknown');
    if (invitation.acceptedAt) return refuse('invitation-used');
    if (invitation.revokedAt || invitation.expiresAt <= context.now) return refuse('invitation-expired');
    if (prepared) {
      const taken = await tx.person.findUnique({
        where: { username: prepared.username },
        select: { id: true },
      });
      if (taken) return refuse('username-taken', undefined, 'username');
      await insertAccounts(tx, [prepared], context.now);
    }
    const personId = prepared?.personId ?? viewer?.personId;
    if (!personId) return refuse('not-allowed');
    if (
      invitation.role === 'JUDGE' &&
      invitation.round &&
      (await bannedOf(tx, [personId], invitation.round.unit.path))
    )
      return refuse('judge-not-available');
    await tx.roleGrant.create({
      data: {
        personId,
        role: invitation.role,
        unitId: invitation.unitId,
        schoolId: invitation.schoolId,
        roundId: invitation.roundId,
        grantedAt: context.now,
      },
    });
    if (invitation.role === 'JUDGE' && invitation.roundId) await enterPool(tx, personId, invitation.roundId);
    await tx.invitation.update({
      where: { id: invitation.id },
      data: { acceptedAt: context.now, acceptedById: personId, cipher: null },
    });
    await audit(tx, {
      at: context.now,
      actorId: personId,
      verb: 'accept-invitation',
      subject: { type: 'invitation', id: invitation.id },
      unitId: invitation.unitId,
      schoolId: invitation.schoolId,
      roundId: invitation.roundId,
      data: { role: invitation.role },
    });
    return ok({ personId, role: invitation.role });
  });
}

async function enterPool(tx: Tx, personId: string, roundId: string): Promise<void> {
  await tx.judgeProfile.upsert({
    where: { personId },
    create: { personId },
    update: {},
    select: { personId: true },
  });
  await tx.roundJudge.upsert({
    where: { roundId_personId: { roundId, personId } },
    create: { roundId, personId },
    update: { leftAt: null, answer: 'TAKEN' },
    select: { id: true },
  });
}
