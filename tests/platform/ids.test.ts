import { describe, expect, it, vi } from 'vitest';

import { uuidv7 } from '#app/platform/ids.server.ts';

describe('ids', () => {
  it('are UUIDs of version 7 with the time in front', () => {
    const before = Date.now();
    const id = uuidv7();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
  });

  it('rise in the order in which they are made, also within a millisecond and when the clock goes back', () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    const ids = Array.from({ length: 5000 }, uuidv7);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 1000);
    ids.push(uuidv7());
    vi.restoreAllMocks();
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
