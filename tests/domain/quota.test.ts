import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { largestRemainder } from '#app/domain/apportionment.ts';
import { expandQuota } from '#app/domain/quota.ts';
import { candidate, line } from './quota-makers.ts';

describe('largestRemainder', () => {
  it('gives the seats of the textbook cases', () => {
    const house = (seats: number) =>
      Object.values(
        largestRemainder(
          seats,
          [5576330, 1387342, 3334241, 7512860, 310968].map((weight, index) => ({ key: `${index}`, weight })),
        ).seats,
      );
    expect(house(89)).toEqual([27, 7, 16, 37, 2]);
    expect(house(90)).toEqual([28, 7, 17, 37, 1]);
    expect(house(91)).toEqual([28, 7, 17, 38, 1]);
    expect(
      Object.values(
        largestRemainder(
          11,
          [59, 26, 16, 7].map((weight, index) => ({ key: `${index}`, weight })),
        ).seats,
      ),
    ).toEqual([6, 3, 1, 1]);
  });

  it('reports equal remainders', () => {
    expect(
      largestRemainder(1, [
        { key: 'a', weight: 1 },
        { key: 'b', weight: 1 },
      ]),
    ).toEqual({ seats: { a: 1, b: 0 }, tiedRemainders: ['a', 'b'] });
  });

  it('always gives every seat, and each share its quota rounded down or up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }),
        (seats, weights) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          fc.pre(total > 0);
          const got = Object.values(
            largestRemainder(
              seats,
              weights.map((weight, index) => ({ key: `k${index}`, weight })),
            ).seats,
          );
          expect(got.reduce((sum, value) => sum + value, 0)).toBe(seats);
          for (const value of got) expect(Number.isInteger(value)).toBe(true);
          for (const [index, value] of Object.entries(got)) {
            expect(Math.abs(value - (seats * (weights[Number(index)] ?? 0)) / total)).toBeLessThan(1);
          }
        },
      ),
    );
  });
});

describe('expandQuota', () => {
  const candidates = [
    candidate('a'),
    candidate('b', { schoolId: 's2' }),
    candidate('c', { schoolId: 's2', groupCode: 'J', team: true }),
    candidate('d', { schoolId: 's3', unitId: 'u2', schoolTier: 'feature', groupCode: 'J' }),
  ];

  it('holds a line separately for each school', () => {
    const buckets = expandQuota([line('school', { places: 1, each: ['school'] })], candidates);
    expect(
      buckets.map(({ where, members, places }) => [where.school, [...members].join(''), places]),
    ).toEqual([
      ['s1', 'a', 1],
      ['s2', 'bc', 1],
      ['s3', 'd', 1],
    ]);
  });

  it('counts only what every selector matches', () => {
    const [bucket] = expandQuota([line('teams', { places: 5, team: true, groupCode: 'J' })], candidates);
    expect([...(bucket?.members ?? [])]).toEqual(['c']);
  });

  it('splits a share over its buckets by largest remainder', () => {
    const buckets = expandQuota([line('share', { kind: 'SHARE', percent: 50, each: ['group'] })], candidates);
    expect(buckets.map(({ where, places }) => [where.group, places])).toEqual([
      ['J', 1],
      ['P', 1],
    ]);
  });

  it('adds a bonus to the caps of its school only', () => {
    const lines = [
      line('each', { places: 1, each: ['school'] }),
      line('bonus', { kind: 'BONUS', places: 2, schoolId: 's2' }),
      line('total', { places: 3 }),
    ];
    const places = expandQuota(lines, candidates).map(({ lineId, where, places }) => [
      lineId,
      where.school,
      places,
    ]);
    expect(places).toEqual([
      ['each', 's1', 1],
      ['each', 's2', 3],
      ['each', 's3', 1],
      ['total', undefined, 3],
    ]);
  });
});
