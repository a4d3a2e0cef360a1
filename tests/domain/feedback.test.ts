import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  COMMENT_DECISIONS,
  commentMarks,
  commentState,
  criterionMeans,
  FEEDBACK_LEVELS,
  outcomeOf,
  quarterOf,
  releasedComment,
  shows,
} from '#app/domain/feedback.ts';
import type { Stage } from '#app/domain/rubric.ts';

const NAMES = { author: ['刘莹'], tutor: ['陈老师'], school: ['永康中学', ''], judge: ['Anna Li'] };
const LINE = { entered: false, wasReserve: false, revoked: false };

it('shows with each level what the ones before it show, and nothing more', () => {
  expect(
    FEEDBACK_LEVELS.map((level) =>
      (['OUTCOME', 'COMMENTS', 'CRITERIA', 'BAND', 'RANK'] as const).filter((part) => shows(level, part)),
    ).map((parts) => parts.length),
  ).toEqual([0, 1, 2, 3, 4, 5]);
});

describe('an outcome', () => {
  it.each([
    ['ENTRY', 'SELECTED', {}, 'selected'],
    ['ENTRY', 'SELECTED', { entered: true }, 'selected'],
    ['ENTRY', 'SELECTED', { wasReserve: true }, 'moved-up'],
    ['ENTRY', 'RESERVE', { entered: true }, 'moved-up'],
    ['ENTRY', 'RESERVE', {}, 'reserve'],
    ['ENTRY', 'NOT_SELECTED', {}, 'not-selected'],
    ['ENTRY', 'UNDECIDED', {}, null],
    ['AWARD', 'SELECTED', {}, 'prize'],
    ['AWARD', 'SELECTED', { revoked: true }, 'revoked'],
    ['AWARD', 'REVOKED', {}, 'revoked'],
    ['ENTRY', 'REVOKED', { entered: true }, 'taken-off'],
    ['AWARD', 'NOT_SELECTED', {}, 'no-prize'],
  ] as const)('of an %s list, %s %o, is %s', (kind, decision, facts, outcome) => {
    expect(outcomeOf({ kind, decision, ...LINE, ...facts })).toBe(outcome);
  });
});

describe('a comment', () => {
  it.each([
    ['选题有意义，建议补充对照组。', []],
    ['刘　莹同学做得好', ['author']],
    ['听说是陈老师指导，永康中学的设备好', ['tutor', 'school']],
    ['有问题找我 anna li，138 0013-8000', ['judge', 'contact']],
    ['写信到 a@b.cn', ['contact']],
    ['全角１３８００１３８０００', ['contact']],
    ['数据从 2023 年到 2025 年', []],
  ])('%s asks for a look at %o', (text, marks) => {
    expect(commentMarks(text, NAMES)).toEqual(marks);
  });

  it('never goes out when it is held, or marked and not looked at, or changed since it was worded anew', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.constantFrom(...COMMENT_DECISIONS),
        fc.boolean(),
        (text, original, decision, marked) => {
          const review = { decision, original, text: 'anders' };
          const marks = marked ? (['author'] as const) : [];
          const out = releasedComment(text, marks, review);
          if (decision === 'HELD' || text.trim() === '') expect(out).toBeNull();
          else if (text !== original) expect(out).toBe(marked || decision === 'EDITED' ? null : text.trim());
          else expect(out).toBe(decision === 'EDITED' ? 'anders' : text.trim());
          expect(releasedComment(text, ['school'], null)).toBeNull();
        },
      ),
    );
  });

  it('that nobody has looked at is open, with a mark it is to be looked at', () => {
    expect(commentState('好', [], null)).toBe('open');
    expect(commentState('好', ['author'], null)).toBe('to-look');
    expect(commentState(' ', ['author'], null)).toBe('none');
  });
});

describe('criterion means', () => {
  const c = (code: string, maxX100: number, stage: Stage = 'PRELIMINARY') => ({
    code,
    stage,
    name: code,
    nameEn: null,
    maxX100,
  });
  it('are in the points of the present rubric, and leave out what nobody marked', () => {
    const marks = [
      { code: 'A', stage: 'PRELIMINARY', maxX100: 4000, pointsX100: 3000 },
      { code: 'A', stage: 'PRELIMINARY', maxX100: 2000, pointsX100: 1000 },
      { code: 'X', stage: 'PRELIMINARY', maxX100: 2000, pointsX100: 1000 },
    ] as const;
    expect(criterionMeans([c('A', 4000), c('B', 1000)], marks)).toEqual([
      { ...c('A', 4000), meanX100: 2500 },
    ]);
  });
  it('keep a code that both stages use apart', () => {
    const marks = [
      { code: 'A', stage: 'PRELIMINARY', maxX100: 1000, pointsX100: 200 },
      { code: 'A', stage: 'DEFENCE', maxX100: 3000, pointsX100: 3000 },
    ] as const;
    expect(criterionMeans([c('A', 1000), c('A', 3000, 'DEFENCE')], marks)).toMatchObject([
      { stage: 'PRELIMINARY', meanX100: 200 },
      { stage: 'DEFENCE', meanX100: 3000 },
    ]);
  });
});

it('puts a rank into its quarter, and says nothing of few', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((rank) => quarterOf(rank, 8))).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  expect(quarterOf(1, 7)).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 5000 }), fc.nat(), (of, seed) => {
      const rank = 1 + (seed % of);
      const quarter = quarterOf(rank, of) ?? 0;
      expect(rank).toBeLessThanOrEqual((quarter * of) / 4);
      expect(rank).toBeGreaterThan(((quarter - 1) * of) / 4);
    }),
  );
});
