import { expect, it } from 'vitest';

import { diskTurn, turn } from '#app/platform/uploads/pace.server.ts';

it('pieces of files take turns in order, with everything else in between', async () => {
  const order: string[] = [];
  const pieces = ['a', 'b', 'c'].map((name) => turn().then(() => order.push(name)));
  const other = async () => {
    for (let count = 0; count < 3; count += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('page');
    }
  };
  await Promise.all([...pieces, other()]);
  expect(order).toEqual(['a', 'page', 'b', 'page', 'c', 'page']);
  await turn();
});

it('no more than four wait for the disk at once, and one that fails makes room', async () => {
  let now = 0;
  let most = 0;
  const work = (fails: boolean) => async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    if (fails) throw new Error('full');
  };
  const all = Array.from({ length: 20 }, (_, index) => diskTurn(work(index % 3 === 0)));
  const ended = await Promise.allSettled(all);
  expect(most).toBe(4);
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(7);
  await diskTurn(work(false));
  expect(now).toBe(0);
});
