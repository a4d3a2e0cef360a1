import { describe, expect, it } from 'vitest';

import { classAfter, proposeMoves } from '#app/domain/class-move.ts';

describe('a new school year', () => {
  it('moves everybody up, and lets the top grade of a stage leave', () => {
    expect(proposeMoves([7, 8, 9, 8])).toEqual([
      { grade: 7, move: 'up' },
      { grade: 8, move: 'up' },
      { grade: 9, move: 'leave' },
    ]);
    expect(proposeMoves([5, 6, 7]).map(({ move }) => move)).toEqual(['up', 'up', 'up']);
    expect(proposeMoves([10, 11])).toEqual([
      { grade: 10, move: 'up' },
      { grade: 11, move: 'up' },
    ]);
    expect(proposeMoves([12])).toEqual([{ grade: 12, move: 'leave' }]);
    expect(proposeMoves([])).toEqual([]);
  });

  it('renames classes that carry the grade in their name, and no others', () => {
    expect(classAfter('701', 7)).toBe('801');
    expect(classAfter('901班', 9)).toBe('1001班');
    expect(classAfter('初一(3)班', 7)).toBe('初二(3)班');
    expect(classAfter('七年级3班', 7)).toBe('八年级3班');
    expect(classAfter('高二1班', 11)).toBe('高三1班');
    expect(classAfter('小五2班', 5)).toBe('小六2班');
    expect(classAfter('3班', 3)).toBe('3班');
    expect(classAfter('7班', 7)).toBe('7班');
    expect(classAfter('实验班', 7)).toBe('实验班');
    expect(classAfter('', 7)).toBe('');
  });
});
