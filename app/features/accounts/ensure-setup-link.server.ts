import { hashCode } from './invitation-code.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { newInvitationCode, seal, unseal } from '#app/platform/auth/passwords.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { env } from '#app/platform/env.server.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * The link with which the first administrator takes over the installation, or null when there is one already. The
 * same link is given until it is used or a week has passed, so that a second start does not void a copied one.
 */
export async function ensureSetupLink(context: Context): Promise<string | null> {
  return inTransaction(context, async (tx) => {
    const operator = await tx.roleGrant.findFirst({
      where: { role: 'OPERATOR', revokedAt: null },
      select: { id: true },
    });
    if (operator) return null;
    const open = await tx.invitation.findFirst({
      where: { role: 'OPERATOR', acceptedAt: null, revokedAt: null, expiresAt: { gt: context.now } },
      select: { cipher: true },
    });
    const known = open?.cipher ? unseal('invitation', open.cipher) : null;
    if (known) return setupLink(known);
    const code = newInvitationCode();
    const { id } = await tx.invitation.create({
      data: {
        codeHash: hashCode(code),
        cipher: seal('invitation', code),
        role: 'OPERATOR',
        expiresAt: new Date(context.now.getTime() + WEEK_MS),
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: null,
      verb: 'ensure-setup-link',
      subject: { type: 'invitation', id },
    });
    return setupLink(code);
  });
}

function setupLink(code: string): string {
  return `${env().origin}/setup?code=${code}`;
}
