import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fromLocal, shiftYears, timeLeft, toLocal, windowState } from '#app/domain/calendar.ts';
import { chainOf, shiftWindows, usualWindows } from '#app/domain/round-chain.ts';

const at = (text: string) => new Date(text);
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia'];

describe('a window', () => {
  const windows = [
    {
      kind: 'SUBMISSION' as const,
      opensAt: at('2026-03-01T00:00:00Z'),
      closesAt: at('2026-03-31T09:00:00Z'),
    },
  ];
  it.each([
    ['2026-02-28T23:59:59.999Z', 'before'],
    ['2026-03-01T00:00:00Z', 'open'],
    ['2026-03-31T08:59:59.999Z', 'open'],
    ['2026-03-31T09:00:00Z', 'after'],
  ])('at %s is %s', (now, state) => {
    expect(windowState(windows, 'SUBMISSION', at(now))).toBe(state);
  });
  it('that was never set is neither open nor over', () => {
    expect(windowState(windows, 'JUDGING', at('2026-03-10T00:00:00Z'))).toBe('unset');
  });
});

describe('local time', () => {
  it('comes back as it was typed, in every zone, outside the hour that a clock change skips', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2000-01-01'), max: at('2060-01-01'), noInvalidDate: true }),
        fc.constantFrom(...ZONES),
        (date, zone) => {
          const local = toLocal(date, zone);
          const again = fromLocal(local, zone);
          expect(again && toLocal(again, zone)).toBe(local);
        },
      ),
    );
  });
  it('reads noon in Shanghai as four in the morning of UTC', () => {
    expect(fromLocal('2026-03-01T12:00', 'Asia/Shanghai')).toEqual(at('2026-03-01T04:00:00Z'));
  });
  it('knows summer time', () => {
    expect(fromLocal('2026-07-01T12:00', 'America/New_York')).toEqual(at('2026-07-01T16:00:00Z'));
    expect(fromLocal('2026-12-01T12:00', 'America/New_York')).toEqual(at('2026-12-01T17:00:00Z'));
  });
  it.each(['', 'soon', '2026-02-30T12:00', '2026-03-01', '2026-13-01T00:00', '2026-03-01T25:00'])(
    'is not %j',
    (text) => expect(fromLocal(text, 'Asia/Shanghai')).toBeNull(),
  );
});

describe('next year', () => {
  it('has the same local time, whatever the clock does between', () => {
    const noon = at('2026-03-10T16:00:00Z');
    expect(toLocal(noon, 'America/New_York')).toBe('2026-03-10T12:00');
    expect(toLocal(shiftYears(noon, 1, 'America/New_York'), 'America/New_York')).toBe('2027-03-10T12:00');
  });
  it('has no 29 February', () => {
    expect(shiftYears(at('2028-02-29T04:00:00Z'), 1, 'Asia/Shanghai')).toEqual(at('2029-02-28T04:00:00Z'));
  });
  it('keeps every window', () => {
    const windows = usualWindows(at('2026-03-01T00:00:00Z'), 0, true);
    const moved = shiftWindows(windows, 1, 'Asia/Shanghai');
    expect(moved.map((window) => window.kind)).toEqual(windows.map((window) => window.kind));
    expect(moved[0]?.opensAt).toEqual(at('2027-03-01T00:00:00Z'));
  });
});

it('time left counts whole seconds and stops at zero', () => {
  const now = at('2026-03-01T00:00:00Z');
  expect(timeLeft(at('2026-03-03T01:02:03.900Z'), now)).toMatchObject({
    days: 2,
    hours: 1,
    minutes: 2,
    seconds: 3,
  });
  expect(timeLeft(at('2026-02-01T00:00:00Z'), now).totalSeconds).toBe(0);
});

describe('a chain of rounds', () => {
  const unit = (id: string, path: string) => ({ id, path });
  const nation = unit('n', '/n/');
  const province = unit('p', '/n/p/');
  const county = unit('c', '/n/p/f/c/');
  const other = unit('d', '/n/p/f/d/');

  it('leads each unit to the nearest chosen one above, and takes entries from schools at its foot', () => {
    const links = chainOf([province, county, nation, other]);
    expect(
      Object.fromEntries(links.map((link) => [link.unitId, [link.toUnitId, link.source, link.level]])),
    ).toEqual({
      n: [null, 'PROMOTION', 2],
      p: ['n', 'PROMOTION', 1],
      c: ['p', 'SCHOOLS', 0],
      d: ['p', 'SCHOOLS', 0],
    });
  });
  it('asks only the rounds at its foot for submissions, and has every level begin after the one below', () => {
    const first = at('2026-03-01T00:00:00Z');
    const [foot, above] = [usualWindows(first, 0, true), usualWindows(first, 1, false)];
    expect(above.map((window) => window.kind)).not.toContain('SUBMISSION');
    const end = Math.max(...foot.map((window) => window.closesAt.getTime()));
    expect(Math.min(...above.map((window) => window.opensAt.getTime()))).toBeGreaterThanOrEqual(end);
  });
});
