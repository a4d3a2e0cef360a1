import { describe, expect, it } from 'vitest';

import { db } from '#app/platform/db/client.server.ts';
import { exclusively, inSharedTransaction, remembered } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const now = new Date('2026-05-01T00:00:00Z');

const put = (tx: Tx, key: string, value: string) =>
  tx.setting.create({ data: { key, value }, select: { key: true } });
const kept = async (value: string) =>
  (await db.setting.findMany({ where: { value }, orderBy: { key: 'asc' } })).map(({ key }) => key);

/** Runs all of them while another writer has its turn, so that they stand in the queue together. */
async function together<T>(works: readonly ((context: Context & { tx: Tx }) => Promise<T>)[]) {
  let leave = () => {};
  const left = new Promise<void>((resolve) => (leave = resolve));
  const busy = exclusively(() => left);
  const answers = works.map((work) => inSharedTransaction({ now }, work));
  leave();
  await busy;
  return Promise.allSettled(answers);
}

describe('writes that share a transaction', () => {
  it('are all kept, each answered by itself, and read what they have in common once', async () => {
    let reads = 0;
    const work = (key: string) => async (context: Context & { tx: Tx }) => {
      await remembered(context, 'fact', () => Promise.resolve((reads += 1)));
      await put(context.tx, key, 'one');
      return key;
    };
    const answers = await together(Array.from({ length: 40 }, (_, index) => work(`w${index}`)));
    expect(answers.map((answer) => answer.status === 'fulfilled' && answer.value)).toEqual(
      Array.from({ length: 40 }, (_, index) => `w${index}`),
    );
    expect(await kept('one')).toHaveLength(40);
    // Forty do not fit into one: two transactions, and in each the fact is read once.
    expect(reads).toBe(2);
  });

  it('run one by one when one of them throws, and only that one is lost', async () => {
    const tries: string[] = [];
    const work = (key: string) => async (context: Context & { tx: Tx }) => {
      tries.push(key);
      await put(context.tx, key, 'two');
      if (key === 'bad') throw new Error('broken');
      return key;
    };
    const answers = await together([work('first'), work('bad'), work('last')]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await kept('two')).toEqual(['first', 'last']);
    expect(tries).toEqual(['first', 'bad', 'first', 'bad', 'last']);
  });
});
