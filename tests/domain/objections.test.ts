import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toLocal } from '#app/domain/calendar.ts';
import {
  answerDeadline,
  eraseBefore,
  isNameless,
  namesObjector,
  objectionStage,
  takesObjections,
} from '#app/domain/objections.ts';

const DAY = 86_400_000;
const instants = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('by when an objection is answered', () => {
  it('is the same local time so many days after the end of the notice', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 60 }), (closesAt, days) => {
        const by = answerDeadline(closesAt, days, 'Asia/Shanghai');
        expect(by.getTime() - closesAt.getTime()).toBe(days * DAY);
        expect(toLocal(by, 'Asia/Shanghai').slice(11)).toBe(toLocal(closesAt, 'Asia/Shanghai').slice(11));
      }),
    );
  });

  it('keeps the clock’s hour where the clocks change in between', () => {
    const by = answerDeadline(new Date('2026-03-27T11:00:30Z'), 3, 'Europe/Berlin');
    expect(by.toISOString()).toBe('2026-03-30T10:00:30.000Z');
  });
});

describe('when objections are taken', () => {
  const notice = {
    publishedAt: new Date('2026-06-01T00:00:00Z'),
    closesAt: new Date('2026-06-08T00:00:00Z'),
    withdrawnAt: null,
  };
  it.each([
    ['2026-05-31T23:59:59Z', false],
    ['2026-06-01T00:00:00Z', true],
    ['2026-06-07T23:59:59Z', true],
    ['2026-06-08T00:00:00Z', false],
  ])('%s: %s', (at, taken) => {
    expect(takesObjections(notice, new Date(at))).toBe(taken);
    expect(takesObjections({ ...notice, withdrawnAt: notice.publishedAt }, new Date(at))).toBe(false);
  });
});

describe('a sentence for the public', () => {
  const objector = { name: '周 明远', phone: '+86 138-0013 8000' };
  it.each([
    ['经查，周明远反映的问题属实。', true],
    ['经查，周 明 远反映的问题属实。', true],
    ['联系电话１３８００１３８０００', true],
    ['电话 138 0013 8000', true],
    ['经查，该作品的数据与他人论文相同。', false],
    ['经查，2026 年 3 月的数据不实。', false],
  ])('%s: %s', (text, named) => {
    expect(namesObjector(text, objector)).toBe(named);
  });

  it('is found out wherever in it the name stands', () => {
    const words = fc.string({ unit: fc.constantFrom('经', '查', '属', '实', ' ', '。') });
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(namesObjector(`${before}周明远${after}`, objector)).toBe(true);
        expect(namesObjector(`${before}${after}`, objector)).toBe(false);
      }),
    );
  });

  it('names nobody once the objector has been deleted', () => {
    expect(namesObjector('任何说明', { name: '', phone: '' })).toBe(false);
  });
});

it.each([
  ['匿名', true],
  ['匿名家长', true],
  ['某家长', true],
  ['李某某', true],
  ['Anonymous', true],
  ['12', true],
  ['李', true],
  ['周明远', false],
  ['欧阳娜', false],
  ['Ada Lovelace', false],
])('%s is no name: %s', (name, nameless) => {
  expect(isNameless(name)).toBe(nameless);
});

it('tells how far it is', () => {
  expect(objectionStage({ status: 'OPEN', assignedAt: null })).toBe('received');
  expect(objectionStage({ status: 'OPEN', assignedAt: new Date(0) })).toBe('handled');
  expect(objectionStage({ status: 'DISMISSED', assignedAt: null })).toBe('answered');
});

it('lets personal data go after whole days', () => {
  expect(eraseBefore(new Date('2026-06-30T12:00:00Z'), 30).toISOString()).toBe('2026-05-31T12:00:00.000Z');
});
