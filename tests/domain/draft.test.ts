import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mergeDrafts, sameDraft } from '#app/domain/draft.ts';

const texts = fc.record({
  title: fc.constantFrom('', '甲', '乙', '丙'),
  abstract: fc.constantFrom('', '甲', '乙', '丙'),
  work: fc.constantFrom('', '甲', '乙', '丙'),
});

describe('merging two versions of a form', () => {
  it('takes each side where only that side has written', () => {
    const base = { title: '旧', abstract: '旧' };
    const { merged, conflicts } = mergeDrafts(
      base,
      { title: '我', abstract: '旧' },
      { title: '旧', abstract: '他' },
    );
    expect(merged).toEqual({ title: '我', abstract: '他' });
    expect(conflicts).toEqual([]);
  });

  it('never drops a text that one side has written and the other has not touched', () =>
    fc.assert(
      fc.property(texts, texts, texts, (base, mine, theirs) => {
        const { merged, conflicts } = mergeDrafts(base, mine, theirs);
        for (const field of ['title', 'abstract', 'work'] as const) {
          const [iWrote, theyWrote] = [mine[field] !== base[field], theirs[field] !== base[field]];
          const fight = iWrote && theyWrote && mine[field] !== theirs[field];
          expect(conflicts.includes(field)).toBe(fight);
          if (!fight) expect(merged[field]).toBe(iWrote ? mine[field] : theirs[field]);
          else expect(merged[field]).toBe(theirs[field]);
        }
      }),
    ));

  it('gives the same result whoever comes first, where nothing is in conflict', () =>
    fc.assert(
      fc.property(texts, texts, texts, (base, one, other) => {
        const forth = mergeDrafts(base, one, other);
        const back = mergeDrafts(base, other, one);
        expect(forth.conflicts).toEqual(back.conflicts);
        if (forth.conflicts.length === 0) expect(sameDraft(forth.merged, back.merged)).toBe(true);
      }),
    ));

  it('leaves fields alone that were not on the page', () => {
    expect(mergeDrafts({}, { title: '我' }, { title: '', work: '他' }).merged).toEqual({
      title: '我',
      work: '他',
    });
  });
});
