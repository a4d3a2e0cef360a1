import { describe, expect, it } from 'vitest';

import { keywordsOf, mentionedKeywords } from '#app/domain/keywords.ts';

describe('keywords', () => {
  it('are read from a line as people type it', () => {
    expect(keywordsOf('机器人、ＡＩ，machine  learning; AI；鱼/池塘')).toEqual([
      '机器人',
      'ai',
      'machine learning',
      '池塘',
    ]);
    expect(keywordsOf('')).toEqual([]);
  });

  it('stand in a text as words of their own, whatever their width and case', () => {
    const words = ['ai', '机器人', 'machine learning', 'c++'];
    expect(mentionedKeywords('It rains, said the maid', words)).toEqual([]);
    expect(mentionedKeywords('用ＡＩ识别垃圾', words)).toEqual(['ai']);
    expect(mentionedKeywords('扫地机器人 by Machine\nLearning in C++.', words)).toEqual([
      '机器人',
      'machine learning',
      'c++',
    ]);
    expect(mentionedKeywords('maids, then AI', ['ai'])).toEqual(['ai']);
  });
});
