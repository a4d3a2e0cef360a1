import { describe, expect, it } from 'vitest';

import { openReminder, returnReason } from '#app/domain/entry-events.ts';
import type { EntryEventFacts } from '#app/domain/entry-events.ts';

const at = new Date('2026-06-01T00:00:00Z');
const event = (
  status: EntryEventFacts['status'],
  act: string | null = null,
  reason: string | null = null,
) => ({
  status,
  act,
  reason,
  at,
});

describe('what an entry’s pages say of its timeline', () => {
  it('gives the reason of a return, also when a deadline or a reminder came after it', () => {
    const back = [event('SUBMITTED'), event('RETURNED', null, '缺少数据')];
    expect(returnReason(back)).toBe('缺少数据');
    expect(returnReason([...back, event('RETURNED', 'extend'), event('RETURNED', 'remind', '快')])).toBe(
      '缺少数据',
    );
    expect(returnReason([...back, event('SUBMITTED')])).toBeNull();
    expect(returnReason([event('RETURNED', null, '旧'), event('RETURNED', 'consent-lost')])).toBeNull();
    expect(returnReason([])).toBeNull();
  });

  it('shows the latest reminder until the entry takes a step', () => {
    const first = event('DRAFT', 'remind', '请补摘要');
    const second = event('DRAFT', 'remind');
    expect(openReminder([event('DRAFT'), first, second])).toBe(second);
    expect(openReminder([event('DRAFT'), first, event('DRAFT', 'extend')])).toBe(first);
    expect(openReminder([first, event('SUBMITTED')])).toBeNull();
    expect(openReminder([])).toBeNull();
  });
});
