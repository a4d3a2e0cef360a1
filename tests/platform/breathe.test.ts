import { expect, it } from 'vitest';

import { breathe } from '#app/platform/breathe.server.ts';

/** What a page does: one step after another, each in a turn of its own and of some length. */
async function page(steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    const until = performance.now() + 2;
    while (performance.now() < until);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('lets a page be answered whole between two pieces of long work', async () => {
  let answered = false;
  void page(12).then(() => (answered = true));
  await breathe();
  expect(answered).toBe(true);
});

it('goes on although the others never rest', async () => {
  let steps = 0;
  const others = { rest: false };
  const busy = (async () => {
    while (!others.rest) {
      await page(1);
      steps += 1;
    }
  })();
  await breathe();
  expect(steps).toBeGreaterThan(5);
  expect(steps).toBeLessThan(100);
  others.rest = true;
  await busy;
});
