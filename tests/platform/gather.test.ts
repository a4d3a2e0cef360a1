import { describe, expect, it } from 'vitest';

import { gathered } from '#app/platform/db/gather.server.ts';

describe('a question that many ask at the same time', () => {
  it('is read in one go, each key once, and everybody has their own answer', async () => {
    const reads: (readonly string[])[] = [];
    const lengthOf = gathered((keys: readonly string[]) => {
      reads.push(keys);
      return Promise.resolve(
        new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, key.length])),
      );
    });
    expect(await Promise.all(['one', 'three', 'one', 'unknown'].map(lengthOf))).toEqual([3, 5, 3, null]);
    expect(reads).toEqual([['one', 'three', 'unknown']]);
  });

  it('is read again for who asks later: nothing is kept', async () => {
    let value = 1;
    const ask = gathered((keys: readonly string[]) =>
      Promise.resolve(new Map(keys.map((key) => [key, value]))),
    );
    expect(await ask('a')).toBe(1);
    value = 2;
    expect(await ask('a')).toBe(2);
  });

  it('fails for all whose read has failed, and for nobody after them', async () => {
    let broken = true;
    const ask = gathered((keys: readonly string[]) =>
      broken
        ? Promise.reject(new Error('no database'))
        : Promise.resolve(new Map(keys.map((key) => [key, 1]))),
    );
    const answers = await Promise.allSettled([ask('a'), ask('b')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await ask('a')).toBe(1);
  });
});
