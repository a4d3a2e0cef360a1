import { describe, expect, it } from 'vitest';

import { markField } from '#app/domain/score-sheet.ts';
import { reasonField } from '#app/domain/consensus.ts';
import { getEntryConsensus, getPanelPage, listPanels } from '#app/features/consensus/queries.server.ts';
import { answerConsensus, saveConsensus } from '#app/features/consensus/save-consensus.server.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { savePanel } from '#app/features/judging/panels.server.ts';
import { recuse, reopenSheet } from '#app/features/judging/score-sheet.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { getScoringTable } from '#app/features/results/queries.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import { admin, asJudge, contest, during, must } from './contest.ts';
import { judged } from './judged.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const ALL = { search: '', unitId: '', groupId: '', disciplineId: '', page: 1 };

/** One entry with a panel of two, the first of whom chairs it; the chair gives 30/20/20, the member 20/20/10. */
async function panel() {
  const here = await judged({ scoringMethod: 'CONSENSUS' });
  const { round, pool, criteria, assignment, judge: chair } = here;
  const member = asJudge(pool[1]?.personId ?? '', round.id);
  must(
    await savePanel(
      admin,
      {
        roundId: round.id,
        panelId: null,
        name: '第一组',
        disciplineIds: [],
        roundJudgeIds: pool.map((one) => one.roundJudgeId),
        chairId: pool[0]?.roundJudgeId,
      },
      during,
    ),
  );
  const { entryId } = assignment;
  const others = await db.assignment.findMany({ where: { entryId, NOT: { id: assignment.id } } });
  const marks = (points: readonly number[]) =>
    Object.fromEntries(criteria.map(({ id }, index) => [markField(id), String(points[index] ?? 0)]));
  const submit = (viewer: Viewer, assignmentId: string, points: readonly number[]) =>
    saveSheet(viewer, { assignmentId, base: {}, values: marks(points), submit: true }, during);
  const memberAssignment = others[0]?.id ?? '';
  return {
    ...here,
    chair,
    member,
    entryId,
    marks,
    memberAssignment,
    chairSubmits: async () => must(await submit(chair, assignment.id, [30, 20, 20])),
    memberSubmits: async () => must(await submit(member, memberAssignment, [20, 20, 10])),
    agree: (points: readonly number[], reasons: Record<string, string> = {}) =>
      saveConsensus(chair, { entryId, values: { ...marks(points), ...reasons } }, during),
    page: (viewer: Viewer) => getPanelPage(viewer, entryId, during.now),
  };
}

describe('the panel of an entry', () => {
  it('shows no mark of anybody until the last member has submitted, to chair and member alike', async () => {
    const { chair, member, chairSubmits, memberSubmits, page, agree } = await panel();
    await chairSubmits();
    for (const viewer of [chair, member]) {
      const before = await page(viewer);
      expect(before?.table).toBeNull();
      expect(JSON.stringify(before)).not.toContain('pointsX100');
    }
    expect(codeOf(await agree([25, 20, 15]))).toBe('consensus-waiting');
    await memberSubmits();
    const after = await page(member);
    expect(after?.table?.map(({ marks }) => marks.map((mark) => mark.pointsX100).sort())).toEqual([
      [2000, 3000],
      [2000, 2000],
      [1000, 2000],
    ]);
    const totals = (after?.totals ?? []).map((total) => Math.round(total ?? -1)).sort((a, b) => a - b);
    expect(totals).toHaveLength(2);
    expect(totals[1]).toBeGreaterThan(totals[0] ?? 0);
    expect(after).toMatchObject({ isChair: false, chairs: [expect.any(String)] });
  });

  it('closes again when a sheet is opened for correction, and its agreed score does not count meanwhile', async () => {
    const { round, member, chairSubmits, memberSubmits, memberAssignment, page, agree } = await panel();
    await chairSubmits();
    await memberSubmits();
    must(await agree([25, 20, 15]));
    must(await reopenSheet(admin, { assignmentId: memberAssignment, reason: '评委来电更正' }, during));
    const closed = await page(member);
    expect([closed?.table, closed?.consensus]).toEqual([null, null]);
    expect(codeOf(await computeResult(admin, { roundId: round.id }, during))).toBe('result-nothing-scored');
  });

  it('is open when the only one missing has been excused, who sees nothing of it', async () => {
    const { member, chair, chairSubmits, memberAssignment, page, agree } = await panel();
    await chairSubmits();
    must(await recuse(member, { assignmentId: memberAssignment, reason: '与作者相识' }, during));
    expect((await page(chair))?.table).not.toBeNull();
    expect(await page(member)).toBeNull();
    must(await agree([30, 20, 20]));
  });

  it('is for its members and chair alone, and for rounds that score by consensus', async () => {
    const { page, round } = await panel();
    const elsewhere = await contest();
    expect(await page(asJudge(elsewhere.students[0]?.personId ?? '', round.id))).toBeNull();
    expect(await page(admin)).toBeNull();
    const { judge, assignment } = await judged();
    expect(await getPanelPage(judge, assignment.entryId, during.now)).toBeNull();
    expect(await listPanels(judge, assignment.id)).toEqual([]);
  });
});

describe('an agreed score', () => {
  it('is entered by the chair alone, and needs a reason outside what the members gave', async () => {
    const { member, entryId, marks, criteria, chairSubmits, memberSubmits, agree } = await panel();
    await chairSubmits();
    await memberSubmits();
    const byMember = await saveConsensus(member, { entryId, values: marks([25, 20, 15]) }, during);
    expect(codeOf(byMember)).toBe('not-found');
    const first = criteria[0]?.id ?? '';
    const outside = await agree([35, 20, 15]);
    expect(outside.ok ? [] : outside.refusals).toEqual([
      { code: 'consensus-reason', field: reasonField(first) },
    ]);
    must(await agree([35, 20, 15], { [reasonField(first)]: '现场演示后一致上调' }));
    expect(codeOf(await agree([41, 20, 15]))).toBe('sheet-mark-range');
  });

  it('is confirmed or objected to with words, and a change asks everybody again', async () => {
    const { round, member, entryId, chairSubmits, memberSubmits, agree, page } = await panel();
    await chairSubmits();
    await memberSubmits();
    must(await agree([25, 20, 15]));
    const answer = (agrees: boolean, words: string, revision = 1) =>
      answerConsensus(member, { entryId, revision, agrees, words }, during);
    expect(codeOf(await answer(false, ''))).toBe('consensus-words');
    must(await answer(false, '实用性偏高'));
    const read = await getEntryConsensus(admin, { id: entryId, roundId: round.id });
    expect(read?.answers.map(({ words }) => words)).toEqual(['实用性偏高']);
    expect(await getEntryConsensus(member, { id: entryId, roundId: round.id })).toBeNull();
    expect((await page(member))?.consensus?.standing).toEqual({ agree: 0, object: 1, open: 1 });
    must(await agree([25, 20, 15]));
    expect((await page(member))?.consensus?.revision).toBe(1);
    must(await agree([25, 20, 12]));
    expect((await page(member))?.consensus?.standing).toEqual({ agree: 0, object: 0, open: 2 });
    expect(codeOf(await answer(true, ''))).toBe('changed-meanwhile');
    must(await answer(true, '', 2));
  });

  it('is what counts in the scoring table, beside the totals of the members', async () => {
    const { round, entryId, chairSubmits, memberSubmits, agree } = await panel();
    await chairSubmits();
    await memberSubmits();
    must(await agree([28, 20, 12]));
    must(await computeResult(admin, { roundId: round.id }, during));
    const table = await getScoringTable(admin, round.id, ALL);
    const row = table?.rows.find((one) => one.entry.id === entryId);
    expect(row).toMatchObject({ value: 6000, scores: 2 });
    expect(row?.totals.map(({ total, dropped }) => [total, dropped])).toEqual([
      [5000, true],
      [7000, true],
    ]);
  });
});
