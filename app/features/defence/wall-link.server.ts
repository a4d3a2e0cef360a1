import { createHash } from 'node:crypto';
import type { z } from 'zod';

import type { DefenceIdSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { newInvitationCode, seal, unseal } from '#app/platform/auth/passwords.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { env } from '#app/platform/env.server.ts';

/** Purpose under which the code of a waiting room's display is sealed. */
const WALL_CODE = 'defence-wall';

/** What is stored of a display's code. */
export function hashWallCode(code: string): string {
  return createHash('sha256').update(`wall:${code.toLowerCase()}`).digest('hex');
}

/** The address of the waiting room's display; null when there is none. */
export function wallLink(cipher: string | null | undefined): string | null {
  const code = cipher ? unseal(WALL_CODE, cipher) : null;
  return code ? `${env().origin}/wall/${code}` : null;
}

/** Makes a link to the waiting room's display that needs no account. A link from before stops working. */
export async function makeWallLink(
  viewer: Viewer,
  { roundId }: z.output<typeof DefenceIdSchema>,
  context: Context,
): Promise<Result<{ code: string }>> {
  const code = newInvitationCode();
  const codes = { wallHash: hashWallCode(code), wallCipher: seal(WALL_CODE, code) };
  const result = await setWall(viewer, roundId, codes, 'make-wall-link', context);
  return result.ok ? ok({ code }) : result;
}

/** Ends the display's link. */
export async function revokeWallLink(
  viewer: Viewer,
  { roundId }: z.output<typeof DefenceIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return setWall(viewer, roundId, { wallHash: null, wallCipher: null }, 'revoke-wall-link', context);
}

async function setWall(
  viewer: Viewer,
  roundId: string,
  codes: { wallHash: string | null; wallCipher: string | null },
  verb: string,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const { count } = await tx.defence.updateMany({ where: { roundId }, data: codes });
    if (count === 0) return refuse('defence-no-sessions');
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb,
      subject: { type: 'round', id: roundId },
      roundId,
    });
    return ok(undefined);
  });
}
