import { describe, expect, it } from 'vitest';

import { assignChecks, previewBulk } from '#app/features/entries/bulk-checks.server.ts';
import { passEntries, returnEntries } from '#app/features/entries/check-entries.server.ts';
import { listRoundEntries, listWaitingIds } from '#app/features/entries/queries.server.ts';
import { getDesk } from '#app/features/rounds/desk.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { createViewer } from '../factories.ts';
import { admin, contest, during, DURING, entries, must } from './contest.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const ALL = { search: '', status: '', groupId: '', disciplineId: '', unitId: '', check: '', turn: '' };
const DAYS_LATER = new Date(DURING.getTime() + 3 * 86_400_000);

/** A round with two checkers and entries that wait. */
async function queue(rules: Parameters<typeof contest>[0] = {}, count = 4) {
  const here = await contest(rules);
  const roundId = here.round.id;
  const [a, b] = [await createViewer('CHECKER', { roundId }), await createViewer('CHECKER', { roundId })];
  const ids = await entries(here, count, 'handed-in');
  const give = (entryIds: string[], to: string, kind: 'ELIGIBILITY' | 'ETHICS' = 'ELIGIBILITY') =>
    assignChecks(admin, { roundId, entryIds, kind, to }, during);
  const waiting = (viewer: typeof a, turn: string, check = '') =>
    listWaitingIds(viewer, roundId, { ...ALL, turn, check });
  return { ...here, roundId, a, b, ids, give, waiting };
}

describe('checks that are given to people', () => {
  it('are shared evenly, found by whose turn they are, and waited for on the front page', async () => {
    const { roundId, a, b, ids, give, waiting } = await queue({}, 3);
    expect(must(await give(ids.slice(0, 2), 'share'))).toEqual({ count: 2 });
    const mine = await waiting(a, 'mine');
    expect([mine.length, (await waiting(b, 'mine')).length]).toEqual([1, 1]);
    expect(await waiting(b, a.personId)).toEqual(mine);
    expect(await waiting(a, 'nobody')).toEqual(ids.slice(2));
    const desk = await getDesk(a, DAYS_LATER);
    expect(desk.rounds[0]).toMatchObject({ toCheck: 3, turns: { mine: 1, oldest: DURING, nobody: 1 } });
    const list = await listRoundEntries(a, roundId, { ...ALL, turn: 'mine', page: 1 });
    expect(list?.entries.map(({ id }) => id)).toEqual(mine);
    // What they pass waits for them no longer, and a proposal is no wall: the other may pass it too.
    must(await passEntries(b, { roundId, entryIds: mine }, during));
    expect(await waiting(a, 'mine')).toEqual([]);
  });

  it('are an administrator’s to give, to people who may check the round', async () => {
    const { a, roundId, ids, give } = await queue();
    const input = { roundId, entryIds: ids, kind: 'ELIGIBILITY' as const, to: a.personId };
    expect(codeOf(await assignChecks(a, input, during))).toBe('not-found');
    const stranger = await createViewer('CHECKER', { roundId: (await contest()).round.id });
    expect(codeOf(await give(ids, stranger.personId))).toBe('check-none-given');
    const elsewhere = await entries(await contest(), 1, 'handed-in');
    expect(codeOf(await give([...ids, ...elsewhere], a.personId))).toBe('not-found');
    must(await give(ids, a.personId));
    expect(codeOf(await give(ids, a.personId))).toBe('check-none-given');
    must(await give(ids.slice(0, 1), 'nobody'));
    expect(await db.checkTurn.count({ where: { personId: a.personId } })).toBe(3);
  });

  it('are nobody’s again when a checker goes', async () => {
    const { a, b, ids, give, waiting } = await queue();
    must(await give(ids, a.personId));
    expect(await waiting(b, 'nobody')).toEqual([]);
    await db.roleGrant.updateMany({ where: { personId: a.personId }, data: { revokedAt: DURING } });
    expect(await waiting(b, 'nobody')).toEqual(ids);
  });

  it('take two people where two must pass, each kind by itself', async () => {
    const { a, b, roundId, ids, give, waiting } = await queue(
      { twoPersonChecks: true, requiresEthics: true },
      1,
    );
    must(await give(ids, 'share', 'ETHICS'));
    expect(await db.checkTurn.count({ where: { entryId: ids[0] ?? '' } })).toBe(2);
    expect(await waiting(a, 'mine', 'ELIGIBILITY')).toEqual([]);
    expect(await waiting(a, 'mine', 'ETHICS')).toEqual(ids);
    must(await passEntries(a, { roundId, entryIds: ids, kind: 'ETHICS' }, during));
    expect(await waiting(a, 'mine')).toEqual([]);
    expect(await waiting(b, 'mine')).toEqual(ids);
    expect(codeOf(await passEntries(a, { roundId, entryIds: ids, kind: 'ETHICS' }, during))).toBe(
      'check-second-person',
    );
  });
});

describe('many checks at once', () => {
  it('are looked at line by line first, and do what was shown', async () => {
    const { a, roundId, ids } = await queue();
    const [first = '', second = '', ...rest] = ids;
    must(await passEntries(admin, { roundId, entryIds: [first] }, during));
    const wanted = { roundId, entryIds: ids, kind: 'ELIGIBILITY' as const, to: 'share' };
    const before = await db.check.count();
    const shown = await previewBulk(a, { ...wanted, act: 'pass' }, during.now);
    expect(shown?.lines.map(({ will }) => will)).toEqual(['skip', 'eligible', 'eligible', 'eligible']);
    expect(shown?.willIds).toEqual([second, ...rest]);
    expect(await db.check.count()).toBe(before);
    const back = { roundId, entryIds: [second], reason: '请补充实验数据', until: '' };
    expect(codeOf(await returnEntries(a, { ...back, entryIds: [first, second] }, during))).toBe(
      'entry-wrong-status',
    );
    expect(codeOf(await returnEntries(a, { ...back, until: '2020-01-01T00:00' }, during))).toBe(
      'extension-past',
    );
    must(await returnEntries(a, back, during));
    expect(must(await passEntries(a, { roundId, entryIds: rest }, during))).toEqual({
      count: 2,
      eligible: 2,
    });
    const status = async (id: string) => (await db.entry.findUniqueOrThrow({ where: { id } })).status;
    expect(await status(second)).toBe('RETURNED');
    const stranger = await createViewer('CHECKER', { roundId: (await contest()).round.id });
    expect(await previewBulk(stranger, { ...wanted, act: 'pass' }, during.now)).toBeNull();
    expect(await previewBulk(a, { ...wanted, act: 'assign' }, during.now)).toBeNull();
  });
});
