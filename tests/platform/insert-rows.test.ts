import { expect, it } from 'vitest';

import { db, writer } from '#app/platform/db/client.server.ts';
import { insertRows } from '#app/platform/db/insert-rows.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';

const at = new Date('2026-06-01T04:05:06.789Z');
const jobs = Array.from({ length: 1203 }, (_, index) => ({
  id: `job-${index}`,
  kind: index % 2 ? 'it\'s "quoted"' : '名单',
  subjectId: index % 3 ? null : `subject-${index}`,
  payload: { index, words: ['一', '二'] },
  status: 'DONE' as const,
  done: index,
  createdAt: at,
}));

it('writes rows as createMany does, of whatever kind and however many', async () => {
  await writer().job.createMany({ data: jobs });
  const known = await db.job.findMany({ orderBy: { id: 'asc' } });
  await writer().job.deleteMany();
  const rows = jobs.map(({ payload, ...job }) => ({ ...job, payload: JSON.stringify(payload) }));
  await inTransaction({ now: at }, (tx) => insertRows(tx, 'Job', rows, ['status']));
  expect(await db.job.findMany({ orderBy: { id: 'asc' } })).toEqual(known);
  // Compared by the database too: a date that is written in another way would be sorted apart.
  expect(await db.job.count({ where: { createdAt: at, status: 'DONE' } })).toBe(jobs.length);
});

it('takes no word of an enum that would be more than a word', async () => {
  const row = { id: 'one', kind: 'k', payload: '{}', status: "DONE'; DROP TABLE x; --", createdAt: at };
  await expect(inTransaction({ now: at }, (tx) => insertRows(tx, 'Job', [row], ['status']))).rejects.toThrow(
    'no word of an enum',
  );
});
