import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

import { provider } from './db/provider.ts';

export { RateLimiterRes };

/** Loaded where several processes count together. */
const shared = provider() === 'postgresql' ? await import('./db/shared-limits.server.ts') : null;

type Limit = {
  keyPrefix: string;
  points: number;
  /** In seconds. */
  duration: number;
};

/** Counts tries of an address or a name: for all processes together, or in the memory of the only one. */
export function rateLimiter(limit: Limit): RateLimiterAbstract {
  return shared ? shared.sharedLimiter(limit) : new RateLimiterMemory(limit);
}

/** Closes what counting keeps open, at the end of a process or a test file. */
export async function disconnectLimits(): Promise<void> {
  await shared?.disconnectLimits();
}
