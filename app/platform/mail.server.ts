import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';

import { env } from './env.server.ts';
import { log } from './log.server.ts';

let transport: Transporter | null | undefined;

/** Whether this installation can send e-mail (SMTP_URL is set). */
export function canMail(): boolean {
  return env().smtpUrl !== undefined;
}

/**
 * Sends one plain-text message; true when the server took it. Never throws: a mail that cannot be sent must not undo
 * what it tells about, and the failure is logged without the address.
 */
export async function sendMail(message: { to: string; subject: string; text: string }): Promise<boolean> {
  const { smtpUrl, mailFrom, origin } = env();
  if (!smtpUrl) return false;
  transport ??= createTransport(smtpUrl);
  try {
    const from = mailFrom ?? `no-reply@${new URL(origin).hostname}`;
    await transport.sendMail({ from, ...message });
    return true;
  } catch (error) {
    log.warn({ err: error }, 'mail not sent');
    return false;
  }
}
