import type { Viewer } from '#app/domain/viewer.ts';
import { ONE_TIME_PASSWORD } from '#app/features/accounts/create-account.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { unseal } from '#app/platform/auth/passwords.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';
import { qrPicture } from '#app/platform/qr.server.ts';

/** Slips of a round's judges who have not chosen a password yet; null when not managed. */
export async function judgeSlips(viewer: Viewer, roundId: string) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const judges = await db.roundJudge.findMany({
    where: { roundId, leftAt: null, person: { oneTimePassword: { isNot: null } } },
    orderBy: { person: { username: 'asc' } },
    select: {
      id: true,
      person: { select: { name: true, username: true, oneTimePassword: { select: { cipher: true } } } },
    },
  });
  const link = `${env().origin}/sign-in`;
  return {
    link,
    qr: qrPicture(link),
    slips: judges.flatMap(({ id, person }) => {
      const password = person.oneTimePassword
        ? unseal(ONE_TIME_PASSWORD, person.oneTimePassword.cipher)
        : null;
      return password ? [{ id, name: person.name, username: person.username ?? '', password }] : [];
    }),
  };
}
