const DAY_MS = 24 * 60 * 60 * 1000;
/** How long before the end of judging a judge is reminded, in days. */
export const REMIND_DAYS = 3;

/** Whether a judge is reminded of sheets that are missing: judging is open and ends within three days. */
export function isReminded(
  window: { opensAt: Date; closesAt: Date } | undefined,
  missing: number,
  now: Date,
): boolean {
  if (!window || missing <= 0 || now < window.opensAt || now >= window.closesAt) return false;
  return window.closesAt.getTime() - now.getTime() <= REMIND_DAYS * DAY_MS;
}
