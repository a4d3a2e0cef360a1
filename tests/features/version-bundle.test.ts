import { beforeAll, describe, expect, it } from 'vitest';

import { fileObjection } from '#app/features/objections/file-objection.server.ts';
import { answerObjection } from '#app/features/objections/answer-objection.server.ts';
import { promoteOnList } from '#app/features/objections/promote-on-list.server.ts';
import { revokeAward } from '#app/features/objections/revoke-award.server.ts';
import { withdrawLine } from '#app/features/objections/withdraw-line.server.ts';
import { getBundle } from '#app/features/results/bundle.server.ts';
import { openBundle, sha256, zipBundle } from '#app/features/results/bundle-zip.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { getNotice } from '#app/features/results/notices.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { admin, during, must } from './contest.ts';
import { filing, later, objectionOf, published, sent } from './objected.ts';
import { ranked } from './ranked.ts';
import { verify } from './verified.ts';

const bundle = async (roundId: string, noticeId: string, version: number) =>
  (await getBundle(admin, roundId, noticeId, version))?.bytes ?? Buffer.alloc(0);
const filesOf = (bytes: Uint8Array) => {
  const opened = openBundle(bytes);
  if (!opened.ok) throw new Error('not a bundle');
  return opened;
};
/** The bundle with one cell of a table changed, as somebody would who can also write manifests. */
function changed(bytes: Uint8Array, name: string, from: RegExp, to: string) {
  const { files, manifest } = filesOf(bytes);
  const { 'manifest.json': _, ...rest } = files;
  const text = rest[name] ?? '';
  expect(text).toMatch(from);
  const { software, round, list, publishedAt } = manifest;
  return zipBundle({ ...rest, [name]: text.replace(from, to) }, { software, round, list, publishedAt });
}

describe('an award list after an objection and a prize taken back', { timeout: 120_000 }, () => {
  let here: Awaited<ReturnType<typeof published>>;
  let bytes: Buffer;
  let first: Buffer;
  beforeAll(async () => {
    here = await published();
    first = await bundle(here.roundId, here.noticeId, 1);
    const { code } = must(await fileObjection(filing(here.noticeId), sent(), during));
    must(
      await answerObjection(
        admin,
        {
          objectionId: (await objectionOf(code)).id,
          outcome: 'UPHELD',
          remedy: 'REVOKE',
          answer: '经核查属实。',
          publicText: '经核查，该作品的数据不是作者自己取得的。',
          namesNobody: false,
        },
        later(1),
      ),
    );
    const second = here.entryIds[1] ?? '';
    must(
      await revokeAward(
        admin,
        { listId: here.listId, entryId: second, reason: '作者退出获奖名单' },
        later(2),
      ),
    );
    bytes = await bundle(here.roundId, here.noticeId, 3);
  });

  it('has a bundle of each version, followed from the computed list to the last one', async () => {
    const { status, stdout, stderr } = verify(bytes);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('published.json: 3 lines looked up, 0 differ');
    expect(stdout).toContain('version 2: 3 lines looked up, 0 differ');
    expect(stdout).toContain('version 3: 3 lines looked up, 0 differ');
    const middle = await bundle(here.roundId, here.noticeId, 2);
    expect(verify(middle).status).toBe(0);
    expect(verify(middle).stdout).not.toContain('version 3');
    const { files } = filesOf(bytes);
    expect(files['acts.csv']).toMatch(/^version,.*\n2,e\d+,REVOKED,1,yes\n3,e\d+,REVOKED,1,\n$/);
    expect(files['outcomes.csv']).toMatch(/\n2,e\d+,UPHELD,REVOKE\n$/);
    // Each leads to the one before.
    expect(files['versions.csv']).toContain(sha256(first));
    expect(files['versions.csv']).toContain(sha256(middle));
    const notice = await getNotice(here.noticeId, { search: '', page: 1 }, later(2).now);
    expect(notice?.bundleHash).toBe(sha256(bytes));
    expect(notice?.versions.map(({ bundleHash }) => bundleHash)).toEqual([bytes, middle, first].map(sha256));
  });

  it('names nobody: neither who objected nor what was said', async () => {
    const people = await db.projectAuthor.findMany({
      where: { project: { entries: { some: { roundId: here.roundId } } } },
      select: { name: true },
    });
    const words = ['周明远', '第三中学', '经核查', '退出', '研究数据', ...people.map(({ name }) => name)];
    expect(words.filter((word) => bytes.toString('utf8').includes(word))).toEqual([]);
  });

  it('stays the same to the byte a year later, as does every earlier one', async () => {
    must(await computeResult(admin, { roundId: here.roundId }, later(365)));
    expect(sha256(await bundle(here.roundId, here.noticeId, 3))).toBe(sha256(bytes));
    expect(sha256(await bundle(here.roundId, here.noticeId, 1))).toBe(sha256(first));
    expect(verify(first).status).toBe(0);
  });

  it('betrays any single byte that was changed', () => {
    const missed: number[] = [];
    for (let at = 0; at < bytes.length; at += 11) {
      const copy = new Uint8Array(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      const opened = openBundle(copy);
      if (opened.ok && opened.changed.length === 0 && opened.isWhole) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  it.each([
    ['acts.csv', /\n3,(e\d+),REVOKED/, '\n3,$1,NOT_SELECTED', 'final.csv'],
    ['acts.csv', /\n2,/, '\n3,', 'version 2: '],
    ['acts.csv', /,yes\n/, ',\n', 'outcomes.csv: version 2'],
    ['lines.csv', /\n3,(.*),revoked\n/, '\n3,$1,\n', 'version 3: '],
    ['lines.csv', /\n2,A?[^,]+,/, '\n2,Z999,', 'version 2: Z999 一等奖'],
    ['outcomes.csv', /UPHELD/, 'DISMISSED', 'acts.csv: version 2'],
    ['final.csv', /REVOKED/, 'SELECTED', 'final.csv'],
    ['versions.csv', /\n2,/, '\n4,', 'versions.csv: version 4'],
    ['scores.csv', /,20\n/, ',19.5\n', 'table.csv'],
  ])('is found out where %s was changed (%s)', (name, from, to, says) => {
    const { status, stdout } = verify(changed(bytes, name, from, to));
    expect([status, stdout]).toEqual([1, expect.stringContaining(says)]);
  });

  it('is nobody’s version that there is not', async () => {
    expect(await getBundle(admin, here.roundId, here.noticeId, 4)).toBeNull();
    expect(await getBundle(admin, here.roundId, here.noticeId, 0)).toBeNull();
  });
});

it('follows a reserve that came in after a withdrawal', { timeout: 60_000 }, async () => {
  const here = await ranked();
  const { listId } = must(await here.draftList());
  must(await confirmList(admin, { listId }, during));
  const { noticeId } = must(await publishList(admin, { listId, title: '公示', body: '', days: 7 }, during));
  const [withdrawnId = '', , entryId = ''] = here.entryIds;
  must(await withdrawLine(admin, { listId, entryId: withdrawnId, reason: '作者退出' }, later(1)));
  must(await promoteOnList(admin, { listId, withdrawnId, entryId, reason: '依次递补' }, later(2)));
  const bytes = await bundle(here.roundId, noticeId, 3);
  const { status, stdout } = verify(bytes);
  expect([status, stdout]).toEqual([0, expect.stringContaining('version 3: 3 lines looked up, 0 differ')]);
  expect(filesOf(bytes).files['lines.csv']).toMatch(/\n3,.*,added\n$/);
  const hidden = verify(changed(bytes, 'lines.csv', /,added\n/, ',\n'));
  expect([hidden.status, hidden.stdout]).toEqual([1, expect.stringContaining('version 3: ')]);
});
