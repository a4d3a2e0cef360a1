import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { selectFromBuckets, selectUnderQuota } from '#app/domain/advancement.ts';
import type { Selection } from '#app/domain/advancement.ts';
import { expandQuota } from '#app/domain/quota.ts';
import type { Bucket } from '#app/domain/quota-bucket.ts';
import type { RankedEntry } from '#app/domain/ranking.ts';
import { candidate, line } from '../quota-makers.ts';
import { bestList, feasibleLists, instances, keepsCaps, ranked, shortOf, subsetsOf } from './by-force.ts';

const none = { reserves: 0, minimumValue: null };
const chosen = ({ lines }: Selection) =>
  lines.filter((row) => row.decision === 'SELECTED').map((row) => row.entryId);

describe('the exact list', { timeout: 60_000 }, () => {
  it('is the best of all subsets, whatever caps and floors cross, and keeps every rule', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const ids = instance.candidates.map((one) => one.entryId);
        const selection = selectUnderQuota(ranked(...ids), instance.lines, instance.candidates, none);
        const feasible = feasibleLists(instance);
        expect(chosen(selection)).toEqual(bestList(feasible, ids));
        const buckets = expandQuota(instance.lines, instance.candidates);
        expect(keepsCaps(chosen(selection), buckets)).toBe(true);
        expect(selection.proved).toBe(true);
        expect(selection.clashes.length === 0).toBe(shortOf(feasible[0] ?? [], buckets) === 0);
      }),
      { numRuns: 400 },
    );
  });

  it('passes over a better entry for a floor that only crossing rules show', () => {
    // Two places, one a discipline, one unit each; the floor of teams can only be filled from the second unit.
    const candidates = [
      candidate('a', { unitId: 'u1', disciplineCode: 'D1' }),
      candidate('b', { unitId: 'u2', disciplineCode: 'D2' }),
      candidate('c', { unitId: 'u2', disciplineCode: 'D3', team: true }),
    ];
    const lines = [
      line('unit', { places: 1, each: ['unit'] }),
      line('discipline', { places: 1, each: ['discipline'] }),
      line('teams', { kind: 'FLOOR', places: 1, team: true }),
    ];
    const selection = selectUnderQuota(ranked('a', 'b', 'c'), lines, candidates, none);
    expect(chosen(selection)).toEqual(['a', 'c']);
    expect(selection.lines[1]).toMatchObject({
      reason: { code: 'kept-for-floor', params: { rank: 2, needed: 1 } },
      where: { unit: 'u2' },
      floor: { team: 'true' },
    });
    expect(selection.lines[2]).toMatchObject({
      reason: { code: 'taken-for-floor', params: { rank: 3, place: 1, of: 1, passed: 2 } },
    });
  });

  it('does not depend on ids or on the order of candidates and equal ranks', () => {
    fc.assert(
      fc.property(instances, fc.nat(2), fc.nat(1000), ({ candidates, lines }, step, seed) => {
        const rows = candidates.map((one, index): RankedEntry => ({
          entryId: one.entryId,
          value: 50,
          rank: index - (index % (step + 1)) + 1,
          tied: step > 0,
        }));
        const plain = selectUnderQuota(rows, lines, candidates, none);
        const rename = (id: string) => `x${(Number(id.slice(1)) * 7 + seed) % 1009}`;
        const turned = [...rows].reverse().sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
        const other = selectUnderQuota(
          turned.map((row) => ({ ...row, entryId: rename(row.entryId) })),
          lines,
          candidates.map((one) => ({ ...one, entryId: rename(one.entryId) })).reverse(),
          none,
        );
        const decisions = (selection: Selection, name: (id: string) => string) =>
          new Map(selection.lines.map((row) => [name(row.entryId), row.decision]));
        const renamed = decisions(plain, rename);
        for (const [id, decision] of decisions(other, (name) => name)) expect(renamed.get(id)).toBe(decision);
      }),
      { numRuns: 150 },
    );
  });

  it('never takes a place from an entry whose rank alone improves', () => {
    fc.assert(
      fc.property(instances, fc.nat(8), fc.nat(8), ({ candidates, lines }, from, to) => {
        const ids = candidates.map((one) => one.entryId);
        const moved = ids[from];
        fc.pre(moved !== undefined && to < from);
        const better = ids.filter((id) => id !== moved);
        better.splice(to, 0, moved ?? '');
        const before = chosen(selectUnderQuota(ranked(...ids), lines, candidates, none));
        const after = chosen(selectUnderQuota(ranked(...better), lines, candidates, none));
        if (before.includes(moved ?? '')) expect(after).toContain(moved);
      }),
      { numRuns: 150 },
    );
  });

  it('names clashes that are minimal: together impossible, each without any one rule possible', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const ids = instance.candidates.map((one) => one.entryId);
        const { clashes } = selectUnderQuota(ranked(...ids), instance.lines, instance.candidates, none);
        const buckets = expandQuota(instance.lines, instance.candidates);
        const can = (rules: readonly Bucket[]) =>
          subsetsOf(ids).some((list) => keepsCaps(list, rules) && shortOf(list, rules) === 0);
        for (const { rules } of clashes) {
          const named = rules.map((rule) =>
            buckets.find(
              (bucket) =>
                bucket.lineId === rule.lineId &&
                bucket.places === rule.limit &&
                JSON.stringify(bucket.where) === JSON.stringify(rule.where),
            ),
          );
          const found = named.flatMap((bucket) => bucket ?? []);
          expect(found).toHaveLength(rules.length);
          expect(can(found)).toBe(false);
          for (const rule of found) expect(can(found.filter((other) => other !== rule))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('says how many places rules ask for and how many entries there are', () => {
    const candidates = [candidate('a'), candidate('b'), candidate('c', { groupCode: 'J' })];
    const lines = [
      line('total', { places: 2 }),
      line('primary', { kind: 'FLOOR', places: 2, groupCode: 'P' }),
      line('junior', { kind: 'FLOOR', places: 1, groupCode: 'J' }),
    ];
    const selection = selectUnderQuota(ranked('a', 'c', 'b'), lines, candidates, none);
    expect(selection.clashes).toEqual([
      {
        rules: [
          { lineId: 'total', kind: 'cap', where: {}, limit: 2, candidates: 3 },
          { lineId: 'primary', kind: 'floor', where: { group: 'P' }, limit: 2, candidates: 2 },
          { lineId: 'junior', kind: 'floor', where: { group: 'J' }, limit: 1, candidates: 1 },
        ],
      },
    ]);
    // One place too few whichever floor gives way: the ranking decides that it is that of the primary schools.
    expect(chosen(selection)).toEqual(['a', 'c']);
    expect(selection.unmetFloors).toEqual([{ lineId: 'primary', where: { group: 'P' }, used: 1, limit: 2 }]);
  });

  it('needs whole numbers: of four entries every pair asks for one, which two places fill by halves only', () => {
    const ids = ['0', '1', '2', '3'];
    const rows = ids.map((entryId, index) => ({ entryId, value: 9 - index, rank: index + 1, tied: false }));
    const pairs = subsetsOf(ids)
      .filter((pair) => pair.length === 2)
      .map((pair): Bucket => ({
        lineId: pair.join(''),
        kind: 'floor',
        where: {},
        places: 1,
        members: new Set(pair),
      }));
    const total = (places: number): Bucket => ({
      lineId: 'total',
      kind: 'cap',
      where: {},
      places,
      members: new Set(ids),
    });
    const short = selectFromBuckets(rows, [total(2), ...pairs], none);
    expect(short.clashes.map(({ rules }) => rules.length)).toEqual([7]);
    expect([chosen(short), short.proved]).toEqual([['0', '1'], true]);
    const enough = selectFromBuckets(rows, [total(3), ...pairs], none);
    expect([chosen(enough), enough.clashes]).toEqual([['0', '1', '2'], []]);
  });
});
