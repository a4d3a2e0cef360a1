import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';

import { diskReserve, roomFor, STRAY_MS, strayLimit, UNDER_WAY_MS } from '#app/domain/space.ts';
import { attachMaterial } from '#app/features/materials/attach-material.server.ts';
import { cancelUpload } from '#app/features/materials/cancel-upload.server.ts';
import { getRoundSpace } from '#app/features/materials/round-space.server.ts';
import { beginUpload, entryBytes } from '#app/features/materials/space.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, asStudent, contest, draft, during, must } from './contest.ts';

const MB = 1024 ** 2;
const GB = 1024 ** 3;

/** A draft of at most 50 MB, and what may happen to files of it. */
async function project() {
  const made = await contest({ maxEntryMegabytes: 50, maxRoundMegabytes: 100 });
  const [author, other] = made.students;
  if (!author || !other) throw new Error('students');
  await writer().materialSlot.create({
    data: { roundId: made.round.id, code: 'report', name: '报告', maxCount: 20, maxBytes: 50 * MB },
  });
  const entryId = await draft(made, [author]);
  const { projectId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  const target = { entryId, slotCode: 'report' };
  const me = asStudent(author);
  return {
    ...made,
    me,
    other: asStudent(other),
    entryId,
    used: (at = during) => entryBytes(db, projectId, at.now),
    begin: (uploadId: string, megabytes: number, at = during) =>
      beginUpload(
        me,
        { ...target, uploadIds: [`${uploadId}-0`] },
        [{ name: 'a.pdf', size: megabytes * MB }],
        at,
      ),
    land: (uploadId: string, megabytes: number, at = during) => {
      const facts = { pages: 1, seconds: null, encrypted: false };
      const file = { key: `${entryId}-${uploadId}`, name: 'a.pdf', size: megabytes * MB, sha256: 'x', facts };
      return attachMaterial(me, { ...target, file, uploadId: `${uploadId}-0` }, at);
    },
  };
}
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

it('twenty uploads begun at once are promised no more than the entry may hold', async () => {
  const { begin, used } = await project();
  const ids = Array.from({ length: 20 }, () => randomUUID());
  const answers = await Promise.all(ids.map((id) => begin(id, 10)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
  expect(await used()).toBe(50 * MB);
  const taken = ids[answers.findIndex(({ ok }) => ok)] ?? '';
  expect(codeOf(await begin(taken, 10))).toBe('ok');
  expect(await used()).toBe(50 * MB);
});

it('a file whose promise ran out lands only where there still is room', async () => {
  const { begin, land, used } = await project();
  const [slow, quick] = [randomUUID(), randomUUID()];
  must(await begin(slow, 40));
  const later = { now: new Date(during.now.getTime() + UNDER_WAY_MS) };
  must(await begin(quick, 40, later));
  expect(codeOf(await land(slow, 40, later))).toBe('project-space-full');
  must(await land(quick, 40, later));
  expect(codeOf(await land(slow, 40, later))).toBe('project-space-full');
  must(await land(slow, 10, later));
  expect(await used(later)).toBe(50 * MB);
});

it('an upload that its person cancels gives its space back, and still counts against the person', async () => {
  const { me, other, begin, used } = await project();
  const uploadId = randomUUID();
  must(await begin(uploadId, 40));
  expect(codeOf(await cancelUpload(other, { uploadId }, during))).toBe('not-found');
  expect(await used()).toBe(40 * MB);
  must(await cancelUpload(me, { uploadId }, during));
  expect(await used()).toBe(0);
  expect(codeOf(await cancelUpload(me, { uploadId }, during))).toBe('not-found');
  must(await begin(randomUUID(), 50));
  const began = await db.uploadPromise.aggregate({
    where: { personId: me.personId, at: { gt: new Date(during.now.getTime() - STRAY_MS) } },
    _sum: { bytes: true },
  });
  expect(began._sum.bytes).toBe(90 * MB);
  // Begun again under its number it needs room like any other.
  expect(codeOf(await begin(uploadId, 40))).toBe('project-space-full');
});

it('who manages a round sees how much its files use and which entries use the most', async () => {
  const { round, teacher, entryId, begin, land } = await project();
  const [stored, coming] = [randomUUID(), randomUUID()];
  must(await begin(stored, 20));
  must(await land(stored, 20));
  must(await begin(coming, 5));
  expect(await getRoundSpace(teacher, round.id, during.now)).toBeNull();
  expect(await getRoundSpace(admin, round.id, during.now)).toMatchObject({
    used: 25 * MB,
    max: 100 * MB,
    largest: [{ id: entryId, bytes: 20 * MB, project: { title: '自动浇花装置' } }],
  });
  await db.materialVersion.updateMany({ data: { infectedAt: during.now } });
  expect(await getRoundSpace(admin, round.id, during.now)).toMatchObject({ used: 5 * MB, largest: [] });
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
