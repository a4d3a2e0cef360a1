import { describe, expect, it } from 'vitest';

import { decideBelow } from '#app/features/objections/decide-below.server.ts';
import { listObjections } from '#app/features/objections/queries.server.ts';
import { promoteOnList } from '#app/features/objections/promote-on-list.server.ts';
import { revokeAward } from '#app/features/objections/revoke-award.server.ts';
import { listStandIns } from '#app/features/objections/stand-ins.server.ts';
import { withdrawLine } from '#app/features/objections/withdraw-line.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { getList } from '#app/features/results/lists.server.ts';
import { getNotice } from '#app/features/results/notices.server.ts';
import { overrideListLine } from '#app/features/results/override-list-line.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { createUnit, createViewer } from '../factories.ts';
import { admin, during, must } from './contest.ts';
import { later, published } from './objected.ts';

const codesOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? ['ok'] : result.refusals?.map(({ code }) => code);
const reason = '经核实，作品不符合参赛条件';
const OPEN = { state: 'open', page: 1 } as const;
const FIRST = { search: '', unit: '', page: 1 };

describe('an entry taken off an entry list', () => {
  it('is struck out in public, told above, and followed by the best reserve that keeps the quota', async () => {
    const here = await published();
    const { entryListId: listId, entryIds } = here;
    const [first = '', , third = '', fourth = ''] = entryIds;
    const { noticeId } = must(
      await publishList(admin, { listId, title: '推荐名单公示', body: '', days: 7 }, during),
    );
    must(await handOnList(admin, { listId, reason: '上级要求提前报送' }, during));
    const input = { listId, entryId: first, reason };
    const stranger = await createViewer('ADMIN', { unitId: (await createUnit()).id });
    expect(codesOf(await withdrawLine(stranger, input, during))).toEqual(['not-found']);
    expect(codesOf(await revokeAward(admin, input, during))).toEqual(['not-found']);
    expect(codesOf(await withdrawLine(admin, { ...input, entryId: third }, during))).toEqual([
      'list-line-not-selected',
    ]);
    must(await withdrawLine(admin, input, later(1)));
    const above = await db.entry.findFirstOrThrow({
      where: { fromEntryId: first, roundId: here.above.id },
      include: { events: true },
    });
    expect(above.events.map(({ act }) => act)).toContain('taken-off-below');
    const list = await listObjections(admin, here.above.id, OPEN, during.now);
    expect(list?.below.map(({ id }) => id)).toEqual([above.id]);

    const decision = { roundId: here.above.id, entryId: above.id, reason: '推荐单位已撤回推荐' };
    const decide = (viewer: typeof admin, how: 'LEAVES' | 'STAYS') =>
      decideBelow(viewer, { ...decision, decision: how }, later(1)).then(codesOf);
    expect(await decide(stranger, 'LEAVES')).toEqual(['not-found']);
    expect(await decide(admin, 'LEAVES')).toEqual(['ok']);
    expect(await db.entry.findUniqueOrThrow({ where: { id: above.id } })).toMatchObject({
      status: 'WITHDRAWN',
    });
    expect(await decide(admin, 'STAYS')).toEqual(['changed-meanwhile']);
    expect((await listObjections(admin, here.above.id, OPEN, during.now))?.below).toEqual([]);

    const standIns = await listStandIns(admin, listId);
    expect(standIns).toMatchObject([
      {
        withdrawnId: first,
        kind: 'promoted',
        entries: [{ id: third }],
        reason: { code: 'promoted', params: { rank: 3, withdrawn: 1 } },
      },
    ]);
    const promotion = { listId, withdrawnId: first, entryId: third, reason: '第一名退出，按名次递补' };
    expect(codesOf(await promoteOnList(admin, { ...promotion, entryId: fourth }, later(1)))).toEqual([
      'changed-meanwhile',
    ]);
    must(await promoteOnList(admin, promotion, later(2)));
    expect(codesOf(await promoteOnList(admin, promotion, later(2)))).toEqual(['changed-meanwhile']);
    expect(await listStandIns(admin, listId)).toEqual([]);
    expect(await db.entry.count({ where: { fromEntryId: third, roundId: here.above.id } })).toBe(1);
    const notice = await getNotice(noticeId, FIRST, during.now);
    expect(notice?.versions.map(({ version, reason: why }) => [version, why])).toEqual([
      [3, promotion.reason],
      [2, reason],
      [1, null],
    ]);
    expect(notice?.lines.map(({ seq, revoked, added }) => [seq, revoked?.reason, added?.reason])).toEqual([
      [1, reason, undefined],
      [2, undefined, undefined],
      [3, undefined, promotion.reason],
    ]);
    const shown = await getList(admin, listId, { decision: 'REVOKED', search: '', page: 1 }, during.now);
    expect(shown?.lines).toMatchObject([{ entry: { id: first }, overrides: [{ to: 'REVOKED', reason }] }]);
  });
});

describe('a list made anew', () => {
  it('does not give back what was taken, ends prizes that are not on it, and takes the older one’s place', async () => {
    const here = await published();
    const [first = '', second = '', third = ''] = here.entryIds;
    must(await revokeAward(admin, { listId: here.listId, entryId: first, reason }, during));
    must(await computeResult(admin, { roundId: here.roundId }, during));
    const { listId } = must(await draftAwardList(admin, { roundId: here.roundId }, during));
    expect(codesOf(await confirmList(admin, { listId }, during))).toEqual(['list-revoked-again']);
    const change = { listId, reason: '奖项已撤销，不再授奖' };
    must(await overrideListLine(admin, { ...change, entryId: first, to: 'NOT_SELECTED' }, during));
    must(await overrideListLine(admin, { ...change, entryId: third, to: 'NOT_SELECTED' }, during));
    must(await confirmList(admin, { listId }, later(1)));
    const awards = await db.award.findMany({ where: { entryId: { in: here.entryIds } } });
    const state = new Map(awards.map((award) => [award.entryId, award.revokedAt]));
    expect([first, second, third].map((id) => state.get(id))).toEqual([during.now, null, later(1).now]);
    expect(await db.entryList.findUniqueOrThrow({ where: { id: here.listId } })).toMatchObject({
      status: 'SUPERSEDED',
    });
  });
});
