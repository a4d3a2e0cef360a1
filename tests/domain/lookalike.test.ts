import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commonPhrases, likeness, LookalikeIndex, plainText } from '#app/domain/lookalike.ts';

const abstract =
  '学校门口每天早晚都很拥堵，我们记录了两周的车流量，设计了一种分流护栏，用模型比较了三种摆放方式，通行时间缩短了四成。';

describe('look-alikes', () => {
  const index = new LookalikeIndex();
  for (let number = 0; number < 500; number += 1)
    index.add(`other-${number}`, {
      title: `第${number}种植物在不同光照下的发芽研究`,
      abstract: `我们把第${number}种种子分成${(number % 7) + 2}组，分别放在不同的光照下，每天记录发芽的数量，${'晴雨阴雪风'.repeat((number % 3) + 1)}。`,
    });
  index.add('original', { title: '校园门口接送车辆分流装置', abstract });

  it('finds a copied abstract under another title', () => {
    const copy = { title: '一种新型护栏', abstract: `【引言】${abstract.replace('两周', '三周')}` };
    expect(index.candidates(copy, 5)[0]).toBe('original');
    const { similarity, phrases } = likeness(copy, { title: '校园门口接送车辆分流装置', abstract });
    expect(similarity).toBeGreaterThan(0.85);
    expect(phrases[0]).toContain('设计了一种分流护栏');
  });

  it('finds a title with its words moved', () => {
    const moved = { title: '接送车辆在校园门口的分流装置', abstract: '' };
    expect(index.candidates(moved, 3)[0]).toBe('original');
    expect(likeness(moved, { title: '校园门口接送车辆分流装置', abstract: '' }).similarity).toBeGreaterThan(
      0.6,
    );
  });

  it('leaves the project itself out, and knows its newest text only', () => {
    expect(index.candidates({ title: '校园门口接送车辆分流装置', abstract }, 5, 'original')).not.toContain(
      'original',
    );
    const changed = new LookalikeIndex();
    changed.add('a', { title: '甲乙丙丁的研究', abstract: '' });
    changed.add('a', { title: '完全不同的名称', abstract: '' });
    expect(changed.size).toBe(1);
    expect(changed.candidates({ title: '甲乙丙丁', abstract: '' }, 5)).toEqual([]);
  });

  it('says nothing of texts that share nothing, and 1 of the same text', () => {
    expect(likeness({ title: '甲', abstract: '' }, { title: '乙', abstract: '' })).toEqual({
      similarity: 0,
      phrases: [],
    });
    expect(likeness({ title: '', abstract }, { title: '', abstract }).similarity).toBe(1);
  });

  it('compares without regard to width, case and punctuation', () => {
    expect(plainText('ＰＨ 值——测 定')).toBe('ph值测定');
  });

  it('gives only phrases that stand in both, never more than the shorter text', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 80 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const phrases = commonPhrases(a, b);
        for (const phrase of phrases) {
          expect(phrase.length).toBeGreaterThanOrEqual(6);
          expect(a).toContain(phrase);
          expect(b).toContain(phrase);
        }
        const { similarity } = likeness({ title: a, abstract: a }, { title: b, abstract: b });
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
      }),
    );
  });
});
