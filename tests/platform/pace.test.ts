import { expect, it } from 'vitest';

import { turn } from '#app/platform/uploads/pace.server.ts';

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
