import { fromLocal, toLocal } from './calendar.ts';

/** How an objection ends. */
export const OUTCOMES = ['UPHELD', 'DISMISSED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What may follow from a proven one. */
export const REMEDIES = ['NONE', 'REVOKE', 'RECOMPUTE'] as const;
export type Remedy = (typeof REMEDIES)[number];

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** By when objections to a notice are answered: the same local time so many days after its end. */
export function answerDeadline(closesAt: Date, days: number, timeZone: string): Date {
  const [date = '', time = ''] = toLocal(closesAt, timeZone).split('T');
  const day = new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
  const minute = fromLocal(`${day}T${time}`, timeZone) ?? closesAt;
  return new Date(minute.getTime() + (closesAt.getTime() % MINUTE_MS));
}

/** Whether objections to a notice are taken now: from its publication until its end (excluded). */
export function takesObjections(
  notice: { publishedAt: Date; closesAt: Date; withdrawnAt: Date | null },
  now: Date,
): boolean {
  return notice.withdrawnAt === null && notice.publishedAt <= now && now < notice.closesAt;
}

/** How far an objection is, as its receipt tells. */
export function objectionStage(objection: {
  status: 'OPEN' | Outcome;
  assignedAt: Date | string | null;
}): 'received' | 'handled' | 'answered' {
  if (objection.status !== 'OPEN') return 'answered';
  return objection.assignedAt === null ? 'received' : 'handled';
}

/** Closed at or before this, an objection's personal data may be deleted in bulk. */
export function eraseBefore(now: Date, keepDays: number): Date {
  return new Date(now.getTime() - keepDays * DAY_MS);
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
const digits = (text: string) => text.normalize('NFKC').replaceAll(/[\s().+-]/g, '');

/** Whether a sentence for the public tells who objected: it holds their name, or their telephone number however spaced. */
export function namesObjector(text: string, objector: { name: string; phone: string }): boolean {
  const name = plain(objector.name);
  const phone = digits(objector.phone).replace(/^(00)?86(?=1\d{10}$)/, '');
  return (
    (name.length > 1 && plain(text).includes(name)) || (phone.length > 4 && digits(text).includes(phone))
  );
}

const NOBODY = /^(匿名|无名|不具名|佚名|知情人|热心|群众|anonym|nobody|unknown)/i;

/** Whether what stands for a name is no name: objections are named. */
export function isNameless(name: string): boolean {
  const letters = name.normalize('NFKC').replaceAll(/[^\p{L}]/gu, '');
  return letters.length < 2 || NOBODY.test(letters) || /^某+|某某/.test(letters);
}

/** What an entry loses that is taken off a list: a prize, or its place among those who go on. */
export type Lost = 'AWARD' | 'PLACE';

/** What is lost by a list. */
export const lostBy = (list: 'ENTRY' | 'AWARD' | 'FINALIST'): Lost => (list === 'AWARD' ? 'AWARD' : 'PLACE');
