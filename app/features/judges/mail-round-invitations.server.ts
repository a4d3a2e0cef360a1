import type { Translate } from '#app/i18n/translate.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';
import { canMail, sendMail } from '#app/platform/mail.server.ts';

/** Tells judges who have an address that a round asks for them, where e-mail is set up. Gives how many were told. */
export async function mailRoundInvitations(
  roundId: string,
  personIds: readonly string[],
  t: Translate,
): Promise<number> {
  if (!canMail() || personIds.length === 0) return 0;
  const [round, people] = await Promise.all([
    db.round.findUniqueOrThrow({ where: { id: roundId }, select: { name: true } }),
    db.person.findMany({
      where: { id: { in: [...personIds] }, NOT: { email: { endsWith: '@no-mail.invalid' } } },
      select: { name: true, email: true },
    }),
  ]);
  const link = `${env().origin}/judge/rounds/${roundId}/invitation`;
  let sent = 0;
  for (const { name, email } of people) {
    const place = round.name;
    const delivered = await sendMail({
      to: email,
      subject: t('judgePool.mailSubject', { place }),
      text: t('judgePool.mailText', { name, place, link }),
    });
    if (delivered) sent += 1;
  }
  return sent;
}
