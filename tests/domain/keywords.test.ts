import { describe, expect, it } from 'vitest';

import { keywordFinder, keywordsOf } from '#app/domain/keywords.ts';

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
    const mentioned = keywordFinder(['ai', '机器人', 'machine learning', 'c++']);
    expect(mentioned('It rains, said the maid')).toEqual([]);
    expect(mentioned('用ＡＩ识别垃圾')).toEqual(['ai']);
    expect(mentioned('扫地机器人 by Machine\nLearning in C++.')).toEqual([
      '机器人',
      'machine learning',
      'c++',
    ]);
    expect(keywordFinder(['ai'])('maids, then AI')).toEqual(['ai']);
  });
});
