import { describe, expect, it } from 'vitest';

import { getBundle } from '#app/features/results/bundle.server.ts';
import { openBundle, sha256, zipBundle } from '#app/features/results/bundle-zip.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { overrideListLine } from '#app/features/results/override-list-line.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createViewer } from '../factories.ts';
import { admin, during, must } from './contest.ts';
import { defended } from './defended.ts';
import { ranked } from './ranked.ts';
import { verify } from './verified.ts';

/** Confirms and publishes a list; its bundle. */
async function published(roundId: string, listId: string) {
  must(await confirmList(admin, { listId }, during));
  const { noticeId } = must(await publishList(admin, { listId, title: '公示', body: '', days: 7 }, during));
  const { bytes } = (await getBundle(admin, roundId, noticeId)) ?? { bytes: Buffer.alloc(0) };
  return { noticeId, bytes };
}

/** The bundle after a change to its files; the manifest and the container are made to fit. */
function tampered(bytes: Uint8Array, change: (files: Record<string, string>) => void) {
  const opened = openBundle(bytes);
  if (!opened.ok) throw new Error('not a bundle');
  const { 'manifest.json': _, ...files } = opened.files;
  const before = JSON.stringify(files);
  change(files);
  expect(JSON.stringify(files)).not.toBe(before);
  const { software, round, list, publishedAt } = opened.manifest;
  return zipBundle(files, { software, round, list, publishedAt });
}

describe('the bundle of an entry list', { timeout: 60_000 }, () => {
  async function entryList() {
    const here = await ranked();
    const { listId } = must(await here.draftList());
    const change = { listId, reason: '作者退出，递补' };
    const [first = '', , third = ''] = here.entryIds;
    must(await overrideListLine(admin, { ...change, entryId: first, to: 'NOT_SELECTED' }, during));
    must(await overrideListLine(admin, { ...change, entryId: third, to: 'SELECTED' }, during));
    return { ...here, listId, ...(await published(here.roundId, listId)) };
  }

  it('recomputes what was published, changes by hand and all, and names nobody', async () => {
    const { bytes, noticeId, roundId } = await entryList();
    const { status, stdout, stderr } = verify(bytes);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('table.csv: 6 lines recomputed, 0 differ');
    expect(stdout).toContain('final.csv: 6 lines recomputed, 0 differ');
    expect(stdout).toContain('published.json: 2 lines looked up, 0 differ');
    expect(stdout).toContain('verified: nothing differs');
    const notice = await db.notice.findUniqueOrThrow({ where: { id: noticeId } });
    expect(notice.bundleHash).toBe(sha256(bytes));
    expect(stdout).toContain(notice.bundleHash ?? '-');
    const people = await db.projectAuthor.findMany({
      where: { project: { entries: { some: { roundId } } } },
      select: { name: true, project: { select: { title: true, school: { select: { name: true } } } } },
    });
    const judges = await db.roundJudge.findMany({
      where: { roundId },
      select: { id: true, person: { select: { name: true } } },
    });
    const text = Buffer.from(bytes).toString('utf8');
    const secret = [
      ...people.flatMap(({ name, project }) => [name, project.title, project.school.name]),
      ...judges.flatMap(({ id, person }) => [id, person.name]),
      '作者退出',
    ];
    expect(secret.length).toBeGreaterThan(15);
    expect(secret.filter((word) => text.includes(word))).toEqual([]);
  });

  it('stays the same to the byte, whatever is computed afterwards', async () => {
    const { bytes, noticeId, roundId } = await entryList();
    must(await computeResult(admin, { roundId }, during));
    const later = await getBundle(admin, roundId, noticeId);
    expect(later && sha256(later.bytes)).toBe(sha256(bytes));
    const stranger = await createViewer('ADMIN', { unitId: (await ranked()).round.unitId });
    expect(await getBundle(stranger, roundId, noticeId)).toBeNull();
  });

  it('betrays any single byte that was changed', async () => {
    const { bytes } = await entryList();
    const whole = openBundle(bytes);
    expect(whole.ok && whole.changed.length === 0 && whole.isWhole).toBe(true);
    const missed: number[] = [];
    for (let at = 0; at < bytes.length; at += 7) {
      const copy = new Uint8Array(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      const opened = openBundle(copy);
      if (opened.ok && opened.changed.length === 0 && opened.isWhole) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  it('is found out where marks, rules, table, changes or published lines do not fit each other', async () => {
    const { bytes } = await entryList();
    const cases: [string, (files: Record<string, string>) => void, string][] = [
      [
        'a mark',
        (files) => (files['scores.csv'] = (files['scores.csv'] ?? '').replace(/,20\n/, ',19.5\n')),
        'table.csv',
      ],
      [
        'a rule',
        (files) =>
          (files['rules.json'] = (files['rules.json'] ?? '').replace('"reserves": 1', '"reserves": 0')),
        'list.csv',
      ],
      [
        'the table',
        (files) => (files['table.csv'] = (files['table.csv'] ?? '').replace(/,1,,,\n/, ',2,,,\n')),
        'table.csv',
      ],
      [
        'a change',
        (files) =>
          (files['changes.csv'] = (files['changes.csv'] ?? '').replace(/\n.*NOT_SELECTED.*\n/, '\n')),
        'final.csv',
      ],
      [
        'a published line',
        (files) =>
          (files['published.json'] = (files['published.json'] ?? '').replace(
            /"number": "[^"]+"/,
            '"number": "Z999"',
          )),
        'published.json: Z999 was published and is not on the list',
      ],
    ];
    for (const [what, change, says] of cases) {
      const { status, stdout } = verify(tampered(bytes, change));
      expect([what, status]).toEqual([what, 1]);
      expect(stdout).toContain(says);
      expect(stdout).toContain('NOT verified');
    }
    expect(verify(Buffer.from('PK no zip')).status).toBe(2);
  });

  it('is found out, not fallen over, where tables cannot be read together any more', async () => {
    const { bytes } = await entryList();
    const cases: [(files: Record<string, string>) => void, RegExp][] = [
      [
        (files) => (files['scores.csv'] = (files['scores.csv'] ?? '').replace(/,C\d,(\d+)\n$/, ',C9,$1\n')),
        /cannot be computed again: The sheet of j\d+ for e\d+ lacks criterion/,
      ],
      [
        (files) => (files['sheets.csv'] = (files['sheets.csv'] ?? '').replace('submitted', 'submittee')),
        /cannot be computed again: sheets\.csv, line \d+: "submittee" is unknown/,
      ],
    ];
    for (const [change, says] of cases) {
      const { status, stdout, stderr } = verify(tampered(bytes, change));
      expect(stdout).toMatch(says);
      expect([status, stderr]).toEqual([1, '']);
      expect(stdout).toContain('NOT verified');
    }
  });
});

describe('the bundle of an award list', { timeout: 60_000 }, () => {
  it.each([
    { scoringMethod: 'MEAN' },
    { scoringMethod: 'TRIMMED' },
    { scoringMethod: 'ZSCORE' },
    { scoringMethod: 'ADJUSTED' },
    { scoringMethod: 'ADDITIVE', judgesPerEntry: 2 },
    { scoringMethod: 'MIXED', judgesPerEntry: 2 },
  ] as const)('recomputes prizes by $scoringMethod, ties that people settled included', async (settings) => {
    const here = await ranked(settings);
    await writer().prizeRule.createMany({
      data: [
        { roundId: here.roundId, code: 'P1', name: '一等奖', mode: 'COUNT', value: 1, order: 1 },
        {
          roundId: here.roundId,
          code: 'P2',
          name: '二等奖',
          mode: 'PERCENT_OF_ENTRIES',
          value: 4000,
          order: 2,
        },
      ],
    });
    const { listId } = must(await draftAwardList(admin, { roundId: here.roundId }, during));
    const open = await db.entryListLine.findMany({ where: { listId, decision: 'UNDECIDED' } });
    for (const { entryId } of open)
      must(
        await overrideListLine(
          admin,
          { listId, entryId, to: 'SELECTED', prizeCode: 'P2', reason: '并列，评委会议定' },
          during,
        ),
      );
    const { bytes } = await published(here.roundId, listId);
    const { status, stdout } = verify(bytes);
    expect([status, stdout.includes('verified: nothing differs')]).toEqual([0, true]);
    expect(stdout).toMatch(/published\.json: [1-9] lines looked up, 0 differ/);
  });
});

it(
  'follows prizes by category, finalists and a cap over all, as the list does',
  { timeout: 60_000 },
  async () => {
    const here = await ranked({ prizesPerCategory: true, prizeCapPercent: 40 });
    const [first = '', second = ''] = here.entryIds;
    const other = await writer().category.create({
      data: { roundId: here.roundId, code: 'Z', name: '科幻画', order: 9 },
    });
    await writer().entry.update({ where: { id: second }, data: { categoryId: other.id } });
    await writer().prizeRule.createMany({
      data: [
        {
          roundId: here.roundId,
          code: 'P1',
          name: '一等奖',
          mode: 'COUNT',
          value: 1,
          among: 'OTHERS',
          order: 1,
        },
        { roundId: here.roundId, code: 'P2', name: '二等奖', mode: 'COUNT', value: 3, order: 2 },
        {
          roundId: here.roundId,
          code: 'P3',
          name: '三等奖',
          mode: 'COUNT',
          value: 3,
          among: 'FINALISTS',
          order: 3,
        },
      ],
    });
    const { listId } = must(await draftAwardList(admin, { roundId: here.roundId }, during));
    const lines = await db.entryListLine.findMany({ where: { listId } });
    const prizeOf = new Map(lines.map(({ entryId, prizeCode }) => [entryId, prizeCode]));
    // Two of five may win: the first prize of each category, and nobody else.
    expect([prizeOf.get(first), prizeOf.get(second)]).toEqual(['P1', 'P1']);
    expect(lines.filter(({ decision }) => decision === 'SELECTED')).toHaveLength(2);
    const { bytes } = await published(here.roundId, listId);
    expect(verify(bytes)).toMatchObject({ status: 0 });
  },
);

it('combines stages by weight as the table does', { timeout: 60_000 }, async () => {
  const { roundId, weigh } = await defended();
  must(await weigh(40, 60));
  must(await computeResult(admin, { roundId }, during));
  await writer().prizeRule.create({
    data: { roundId, code: 'P1', name: '一等奖', mode: 'COUNT', value: 2, order: 1 },
  });
  const { listId } = must(await draftAwardList(admin, { roundId }, during));
  const { bytes } = await published(roundId, listId);
  expect(verify(bytes)).toMatchObject({ status: 0 });
  const unweighed = (files: Record<string, string>) =>
    (files['rules.json'] = (files['rules.json'] ?? '').replace('"DEFENCE": 60', '"DEFENCE": 40'));
  expect(verify(tampered(bytes, unweighed)).stdout).toMatch(/table\.csv, line 2/);
});

it('is not made for a list that was drafted before inputs were kept', async () => {
  const here = await ranked();
  const { listId } = must(await here.draftList());
  await writer().entryList.update({ where: { id: listId }, data: { inputs: null } });
  const { noticeId, bytes } = await published(here.roundId, listId);
  expect(bytes).toHaveLength(0);
  expect(await db.notice.findUniqueOrThrow({ where: { id: noticeId } })).toMatchObject({ bundleHash: null });
});
