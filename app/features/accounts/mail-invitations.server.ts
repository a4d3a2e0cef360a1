import type { Translate } from '#app/i18n/translate.ts';
import { env } from '#app/platform/env.server.ts';
import { canMail, sendMail } from '#app/platform/mail.server.ts';

/** Sends each invited person with an address their link, where e-mail is set up. Gives how many were sent. */
export async function mailInvitations(
  invited: readonly { name: string; email: string | null; code: string }[],
  place: string,
  t: Translate,
): Promise<number> {
  if (!canMail()) return 0;
  let sent = 0;
  for (const { name, email, code } of invited) {
    if (!email) continue;
    const link = `${env().origin}/invitations/${code}`;
    const delivered = await sendMail({
      to: email,
      subject: t('people.mailSubject', { place }),
      text: t('people.mailText', { name, place, link }),
    });
    if (delivered) sent += 1;
  }
  return sent;
}
