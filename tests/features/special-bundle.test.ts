import { beforeAll, expect, it } from 'vitest';

import { getBundle } from '#app/features/results/bundle.server.ts';
import { openBundle, zipBundle } from '#app/features/results/bundle-zip.ts';
import { withdrawNotice } from '#app/features/results/withdraw-notice.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { changeSpecialLine, confirmSpecial } from '#app/features/special/decide-special.server.ts';
import { draftSpecial } from '#app/features/special/draft-special.server.ts';
import { setJury } from '#app/features/special/jury.server.ts';
import { nominate, sendNominations } from '#app/features/special/nominate.server.ts';
import { publishSpecials } from '#app/features/special/publish-specials.server.ts';
import { saveSpecial } from '#app/features/special/save-special.server.ts';
import { PointAwardSchema, SpecialPrizeSchema } from '#app/features/special/schemas.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createSchool } from '../factories.ts';
import { admin, asJudge, during, must } from './contest.ts';
import { later, published } from './objected.ts';
import { verify } from './verified.ts';

const filesOf = (bytes: Uint8Array) => {
  const opened = openBundle(bytes);
  if (!opened.ok) throw new Error('not a bundle');
  return opened;
};

let roundId: string;
let noticeId: string;
let listId: string;
let otherName: string;
let bytes: Uint8Array = new Uint8Array();

beforeAll(async () => {
  const here = await published();
  ({ roundId, noticeId, listId } = here);
  const other = await createSchool({ unitId: here.unit.id });
  for (const entryId of here.entryIds.slice(2, 4)) {
    const { projectId } = await writer().entry.update({
      where: { id: entryId },
      data: { schoolId: other.id },
    });
    await writer().project.update({ where: { id: projectId }, data: { schoolId: other.id } });
  }
  otherName = other.name;
  const schools = PointAwardSchema.parse({
    forWhom: 'SCHOOLS',
    way: 'RULE',
    name: '优秀组织奖',
    places: '1',
    prizePoints: [
      { code: '1', points: '5' },
      { code: '2', points: '3' },
    ],
    perEntry: '1',
  });
  const jury = SpecialPrizeSchema.parse({
    forWhom: 'PROJECTS',
    way: 'JURY',
    name: '出版社专项奖',
    places: '1',
    nominations: '2',
    minimumPrize: '1',
  });
  const byRank = SpecialPrizeSchema.parse({
    forWhom: 'PROJECTS',
    way: 'RULE',
    name: '新秀奖',
    places: '2',
    nominations: '1',
  });
  const specialIds: string[] = [];
  for (const input of [schools, jury, byRank])
    specialIds.push(must(await saveSpecial(admin, { ...input, roundId, specialId: null }, during)).specialId);
  const [, juryId = '', rankId = ''] = specialIds;
  const members = await db.roundJudge.findMany({ where: { roundId }, orderBy: { id: 'asc' } });
  must(
    await setJury(
      admin,
      { specialId: juryId, personIds: members.map(({ personId }) => personId), newPeople: '' },
      during,
    ),
  );
  // Both name one project each: a tie that a person decides.
  for (const [at, { personId }] of members.entries()) {
    const entryId = here.entryIds[at] ?? '';
    const viewer = asJudge(personId, roundId);
    must(await nominate(viewer, { specialId: juryId, entryId, place: 1, words: '有普及意义' }, during));
    must(await sendNominations(viewer, { specialId: juryId }, during));
  }
  for (const specialId of specialIds) must(await draftSpecial(admin, { specialId }, during));
  const tied = await db.specialLine.findMany({
    where: { specialId: juryId, computed: 'UNDECIDED' },
    orderBy: { key: 'asc' },
  });
  expect(tied).toHaveLength(2);
  for (const [at, { id }] of tied.entries())
    must(
      await changeSpecialLine(
        admin,
        {
          specialId: juryId,
          lineId: id,
          to: at === 0 ? 'SELECTED' : 'NOT_SELECTED',
          reason: '评审组会议决定',
        },
        during,
      ),
    );
  expect(rankId).not.toBe('');
  for (const specialId of specialIds) must(await confirmSpecial(admin, { specialId }, during));
  must(await publishSpecials(admin, { roundId, reason: '公布专项奖' }, later(1)));
  bytes = (await getBundle(admin, roundId, noticeId, 2))?.bytes ?? bytes;
}, 120_000);

it('is recomputed with its jury, its points, its ranks and its tie', () => {
  const { status, stdout, stderr } = verify(bytes);
  expect([status, stderr, stdout]).toEqual([
    0,
    '',
    expect.stringContaining('special-published.csv: 优秀组织奖: 1 looked up, 0 differ'),
  ]);
  expect(stdout).toContain('special-published.csv: 出版社专项奖: 1 looked up, 0 differ');
  expect(stdout).toContain('special-published.csv: 新秀奖: 2 looked up, 0 differ');
  expect(stdout).toMatch(/special-lines\.csv: \d+ lines recomputed, 0 differ/);
});

it('names no school that has not won, no judge, and no reason', () => {
  const text = Buffer.from(bytes).toString('utf8');
  expect([otherName, '评审组会议', '普及意义'].filter((word) => text.includes(word))).toEqual([]);
});

it('betrays any single value of a special award that was changed', { timeout: 300_000 }, () => {
  const { files, manifest } = filesOf(bytes);
  const { 'manifest.json': _, ...rest } = files;
  const { software, round, list, publishedAt } = manifest;
  const missed: string[] = [];
  for (const name of Object.keys(rest).filter((one) => /^special-.*\.csv$/.test(one))) {
    const lines = (rest[name] ?? '').split('\n');
    for (const [at, line] of lines.entries()) {
      if (at === 0 || line === '') continue;
      // Every cell in the first lines of each table: a command for each takes its time.
      if (at > 2) continue;
      const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
      for (const [column, cell] of cells.entries()) {
        if (cell === '') continue;
        const other = /^\d+$/.test(cell)
          ? String(Number(cell) + 1)
          : cell.endsWith('"')
            ? '"{}"'
            : `${cell}9`;
        const changedLine = cells.with(column, other).join(',');
        const table = lines.with(at, changedLine).join('\n');
        const changed = zipBundle({ ...rest, [name]: table }, { software, round, list, publishedAt });
        if (verify(changed).status === 0) missed.push(`${name} ${at} ${column}: ${cell}`);
      }
    }
  }
  expect(missed).toEqual([]);
});

it('goes with the list when that is published anew', async () => {
  must(await withdrawNotice(admin, { noticeId, reason: '重新公示全部名单' }, later(2)));
  const anew = must(
    await publishList(admin, { listId, title: '公示', body: '', days: 7 }, later(2)),
  ).noticeId;
  const { status, stdout } = verify((await getBundle(admin, roundId, anew))?.bytes ?? new Uint8Array());
  expect([status, stdout]).toEqual([0, expect.stringContaining('出版社专项奖: 1 looked up, 0 differ')]);
});
