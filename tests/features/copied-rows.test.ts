import { describe, expect, it } from 'vitest';

import { copiedRows, roundsToCopy } from '#app/features/rounds/copied-rows.server.ts';
import { storedRows } from '#app/features/rounds/stored-rows.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { admin, contest } from './contest.ts';

describe('a list of another round', () => {
  it('comes into the editor with its rows; rows of the same code keep their place, nothing is stored', async () => {
    const [from, to] = [await contest(), await contest()];
    const field = { kind: 'TEXT', name: '选题来源' } as const;
    await db.formField.createMany({
      data: [
        { ...field, roundId: from.round.id, code: 'topic', order: 1 },
        { ...field, roundId: from.round.id, code: 'method', name: '研究方法', order: 2 },
        { ...field, roundId: to.round.id, code: 'topic', name: '题目从哪里来', order: 1 },
      ],
    });
    const own = await storedRows(to.round.id, 'fields');
    const input = { fromId: from.round.id, roundId: to.round.id, list: 'fields' as const };
    const copied = await copiedRows(admin, input);
    expect(copied?.rows.map(({ id, name }) => ({ id, name }))).toEqual([
      { id: own[0]?.id, name: '选题来源' },
      { id: undefined, name: '研究方法' },
    ]);
    expect(await storedRows(to.round.id, 'fields')).toEqual(own);
    expect((await roundsToCopy(admin, to.round.id, 'fields')).map(({ id }) => id)).toContain(from.round.id);
  });

  it('is for who manages both rounds, and not for quotas', async () => {
    const [from, to] = [await contest(), await contest()];
    const input = { fromId: from.round.id, roundId: to.round.id };
    expect(await copiedRows(to.teacher, { ...input, list: 'fields' })).toBeNull();
    expect(await copiedRows(admin, { ...input, list: 'prizes' })).toBeNull();
    expect(await roundsToCopy(admin, to.round.id, 'hand-in-quota')).toEqual([]);
    expect(await roundsToCopy(to.teacher, to.round.id, 'groups')).toEqual([]);
  });
});
