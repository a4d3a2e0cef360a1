import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';

type Limits = { maxPages: number | null; maxSeconds: number | null };
type Facts = { pages: number | null; seconds: number | null; encrypted: boolean };

/** Whether a file's own length fits its slot. A length that could not be read is no reason to refuse a file. */
export function lengthFits({ maxPages, maxSeconds }: Limits, facts: Facts): Result<undefined> {
  if (facts.encrypted) return refuse('file-unreadable');
  if (maxPages !== null && facts.pages !== null && facts.pages > maxPages)
    return refuse('file-too-many-pages', { pages: facts.pages, max: maxPages });
  if (maxSeconds !== null && facts.seconds !== null && facts.seconds > maxSeconds)
    return refuse('file-too-long', { seconds: facts.seconds, max: maxSeconds });
  return ok(undefined);
}
