import type { Reminded } from './remind-judges.server.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { env } from '#app/platform/env.server.ts';
import { canMail, sendMail } from '#app/platform/mail.server.ts';

/** Sends reminders to the judges who have an address, where e-mail is set up. Gives how many were sent. */
export async function mailReminders(
  { addresses, round }: Reminded,
  message: string,
  t: Translate,
): Promise<number> {
  if (!canMail()) return 0;
  let sent = 0;
  for (const { name, email, open } of addresses) {
    const delivered = await sendMail({
      to: email,
      subject: t('progress.mailSubject', { round: round.name }),
      text: t('progress.mailText', { name, round: round.name, open, message, link: `${env().origin}/judge` }),
    });
    if (delivered) sent += 1;
  }
  return sent;
}
