import { expect, it } from 'vitest';

import { diskReserve, roomFor, strayLimit } from '#app/domain/space.ts';
import { beginUpload, entryBytes } from '#app/features/materials/space.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { asStudent, contest, draft, during } from './contest.ts';

const MB = 1024 ** 2;
const GB = 1024 ** 3;

it('twenty uploads begun at once are promised no more than the entry may hold', async () => {
  const made = await contest({ maxEntryMegabytes: 50 });
  const [author] = made.students;
  if (!author) throw new Error('student');
  await writer().materialSlot.create({
    data: { roundId: made.round.id, code: 'report', name: '报告', maxCount: 20 },
  });
  const entryId = await draft(made, [author]);
  const { projectId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  const begin = (id: number) =>
    beginUpload(
      asStudent(author),
      { entryId, slotCode: 'report', uploadIds: [`upload-${entryId}-${id}`] },
      [{ name: 'a.pdf', size: 10 * MB }],
      during,
    );
  const answers = await Promise.all(Array.from({ length: 20 }, (_, id) => begin(id)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
  expect(await entryBytes(db, projectId, during.now)).toBe(50 * MB);
  const taken = answers.findIndex(({ ok }) => ok);
  expect((await begin(taken)).ok).toBe(true);
  expect(await entryBytes(db, projectId, during.now)).toBe(50 * MB);
});

it('each limit refuses by its own name', () => {
  const facts = {
    entry: { used: 0, max: 2 * GB },
    round: { used: 0, max: null },
    strays: 0,
    disk: { free: 20 * GB, total: 100 * GB },
  };
  const why = (change: object) => {
    const may = roomFor(10 * MB, { ...facts, ...change });
    return may.ok ? 'ok' : may.refusals[0].code;
  };
  expect(why({})).toBe('ok');
  expect(why({ entry: { used: 2 * GB, max: 2 * GB } })).toBe('project-space-full');
  expect(why({ round: { used: GB, max: GB } })).toBe('round-space-full');
  expect(why({ strays: strayLimit(2 * GB) })).toBe('upload-too-many');
  expect(why({ disk: { free: 2 * GB, total: 100 * GB } })).toBe('storage-low');
  expect([diskReserve(10 * GB), diskReserve(500 * GB)]).toEqual([GB, 10 * GB]);
});
