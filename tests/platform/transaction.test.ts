import { describe, expect, it } from 'vitest';

import { db } from '#app/platform/db/client.server.ts';
import { exclusively, inSharedTransaction } from '#app/platform/db/transaction.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const now = new Date('2026-05-01T00:00:00Z');

const put = (tx: Tx, key: string, value: string) =>
  tx.setting.create({ data: { key, value }, select: { key: true } });
const kept = async (value: string) =>
  (await db.setting.findMany({ where: { value }, orderBy: { key: 'asc' } })).map(({ key }) => key);

type Ask = { key: string; subject?: string };

/**
 * Asks for all of them while another writer has its turn, so that they stand in the queue together. Keys that begin with
 * "bad" break after they were written; `turns` are the keys of every transaction that was tried.
 */
async function together(value: string, asks: readonly Ask[]) {
  const turns: string[][] = [];
  const write = inSharedTransaction(
    ({ key, subject = key }: Ask) => subject,
    async (tx, asked) => {
      turns.push(asked.map(({ key }) => key));
      for (const { key } of asked) await put(tx, key, value);
      if (asked.some(({ key }) => key.startsWith('bad'))) throw new Error('broken');
      return asked.map(({ key }) => `${key} is written`);
    },
  );
  let leave = () => {};
  const left = new Promise<void>((resolve) => (leave = resolve));
  const busy = exclusively(() => left);
  const answers = asks.map((ask) => write({ now }, ask));
  leave();
  await busy;
  return { turns, answers: await Promise.allSettled(answers) };
}

describe('writes that share a transaction', () => {
  it('are all kept, each answered by itself, 250 in one transaction', async () => {
    const keys = Array.from({ length: 290 }, (_, index) => `w${index}`);
    const { turns, answers } = await together(
      'one',
      keys.map((key) => ({ key })),
    );
    expect(answers.map((answer) => answer.status === 'fulfilled' && answer.value)).toEqual(
      keys.map((key) => `${key} is written`),
    );
    expect(await kept('one')).toHaveLength(290);
    expect(turns.map(({ length }) => length)).toEqual([250, 40]);
  });

  it('run one by one when one of them throws, and only that one is lost', async () => {
    const { turns, answers } = await together('two', [{ key: 'first' }, { key: 'bad' }, { key: 'last' }]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await kept('two')).toEqual(['first', 'last']);
    expect(turns).toEqual([['first', 'bad', 'last'], ['first'], ['bad'], ['last']]);
  });

  it('never hold two of one subject: the next comes after the first, in order', async () => {
    const { turns, answers } = await together('three', [
      { key: 'a1', subject: 'a' },
      { key: 'a2', subject: 'a' },
      { key: 'b1', subject: 'b' },
      { key: 'a3', subject: 'a' },
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'fulfilled'));
    expect(turns).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
  });

  it('are nowhere to be seen before the commit', async () => {
    const seen: string[][] = [];
    const write = inSharedTransaction(
      (key: string) => key,
      async (tx, asked) => {
        for (const key of asked) await put(tx, key, 'four');
        seen.push(await kept('four'));
        return asked;
      },
    );
    await write({ now }, 'only');
    expect(seen).toEqual([[]]);
    expect(await kept('four')).toEqual(['only']);
  });
});
