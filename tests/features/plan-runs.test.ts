import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { editPlan } from '#app/features/judging/edit-plan.server.ts';
import { setJudgesApart } from '#app/features/judging/judges-apart.server.ts';
import { livingRuns, waitForRun } from '#app/features/judging/living-runs.server.ts';
import { getPlanMatrix } from '#app/features/judging/plan-matrix.server.ts';
import { getPlanEntry, getPlanSummary } from '#app/features/judging/plan-queries.server.ts';
import { getPlanRun } from '#app/features/judging/plan-run-queries.server.ts';
import { proposePlan, startPlanRun, stopPlanRun } from '#app/features/judging/plan-runs.server.ts';
import { planRecordPaper } from '#app/features/judging/plan-record-pdf.server.ts';
import { getPlanRecord } from '#app/features/judging/plan-record.server.ts';
import { exportPlan } from '#app/features/judging/plan-sheet.server.ts';
import { previewPlanUpload, uploadPlan } from '#app/features/judging/upload-plan.server.ts';
import { readTable } from '#app/features/shared/read-table.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { textOf } from './pdf-text.ts';
import { admin, contest, during, entries, judges, must } from './contest.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

/** A round with eligible entries and a pool. */
async function round(facts: { entries: number; judges: number; judgesPerEntry?: number; maxLoad?: number }) {
  const here = await contest({
    judgesPerEntry: facts.judgesPerEntry ?? 2,
    judgeMaxLoad: facts.maxLoad ?? 60,
  });
  const entryIds = await entries(here, facts.entries, 'eligible');
  const pool = await judges(here.round.id, facts.judges);
  return { ...here, roundId: here.round.id, entryIds, pool };
}

const runOf = (roundId: string) => getPlanRun(admin, roundId, during.now);

describe('a search', () => {
  it('runs in a thread, and what it finds waits to be looked at', async () => {
    const { roundId } = await round({ entries: 3, judges: 3 });
    const { runId } = must(
      await startPlanRun(admin, { roundId, seedWords: '03 07 + 12' }, during, { inThread: true }),
    );
    expect(await runOf(roundId)).toMatchObject({ id: runId, status: 'RUNNING' });
    expect(codeOf(await startPlanRun(admin, { roundId }, during))).toBe('plan-run-running');
    await waitForRun(runId, 30_000);
    expect(await runOf(roundId)).toMatchObject({ id: runId, status: 'DONE' });
    expect(livingRuns().size).toBe(0);
    expect(await getPlanSummary(admin, roundId)).toMatchObject({ seed: 30_712, pairs: 6, finished: true });
  }, 60_000);

  it('finds the same as the same search in this process', async () => {
    const { roundId } = await round({ entries: 4, judges: 5 });
    const { runId } = must(await startPlanRun(admin, { roundId, seed: 9 }, during, { inThread: true }));
    await waitForRun(runId, 30_000);
    const { planId } = must(await proposePlan(admin, { roundId, seed: 9 }, during));
    const pairs = await db.planRun.findMany({ where: { roundId }, select: { pairs: true, planId: true } });
    expect(pairs).toHaveLength(2);
    expect(pairs[0]?.pairs).toEqual(pairs[1]?.pairs);
    expect(pairs.map((run) => run.planId)).toContain(planId);
  }, 60_000);

  it('has failed when its process is gone, says so at once, and can be begun again', async () => {
    const { roundId } = await round({ entries: 1, judges: 2 });
    const lost = await writer().planRun.create({
      data: {
        roundId,
        options: {},
        seed: 1,
        table: {},
        inputsHash: '',
        version: '1',
        progress: { phase: 'worst', pivots: 512, places: 2, filled: 2, worst: 1, worstBound: 2 },
        startedById: admin.personId,
        startedAt: during.now,
      },
    });
    expect(await runOf(roundId)).toMatchObject({ status: 'FAILED', progress: { phase: 'worst' } });
    const { runId } = must(await startPlanRun(admin, { roundId }, during));
    await waitForRun(runId, 30_000);
    expect(await runOf(roundId)).toMatchObject({ id: runId, status: 'DONE' });
    expect(await db.planRun.findUniqueOrThrow({ where: { id: lost.id } })).toMatchObject({
      status: 'FAILED',
    });
    expect(codeOf(await stopPlanRun(admin, { runId: lost.id }, during))).toBe('plan-run-over');
  }, 60_000);

  it('is stopped with a plan that keeps every rule', async () => {
    const { roundId } = await round({ entries: 3, judges: 4 });
    const { runId } = must(await startPlanRun(admin, { roundId, seed: 1 }, during, { inThread: true }));
    must(await stopPlanRun(admin, { runId }, during));
    await waitForRun(runId, 30_000);
    expect(await runOf(roundId)).toMatchObject({ status: 'STOPPED' });
    const plan = await getPlanSummary(admin, roundId);
    expect(plan).toMatchObject({ finished: false, broken: [], shortfalls: [] });
    must(await applyPlan(admin, { planId: plan?.id ?? '' }, during));
  }, 60_000);

  it('keeps its table for a record, until it is old and led to nothing', async () => {
    const { roundId } = await round({ entries: 1, judges: 2 });
    const applied = must(await proposePlan(admin, { roundId, seed: 1 }, during));
    must(await applyPlan(admin, { planId: applied.planId }, during));
    const [first] = await db.planRun.findMany({ where: { roundId }, select: { id: true } });
    await writer().planRun.createMany({
      data: Array.from({ length: 21 }, (_, n) => ({
        roundId,
        options: {},
        seed: n,
        seedWords: `${n}`,
        table: { input: n },
        pairs: [],
        inputsHash: '',
        version: '1',
        status: 'DONE' as const,
        startedById: admin.personId,
        startedAt: new Date(during.now.getTime() + n),
        endedAt: during.now,
      })),
    });
    await writer().assignment.deleteMany({ where: { roundJudge: { roundId } } });
    must(await proposePlan(admin, { roundId, seed: 2 }, { now: new Date(during.now.getTime() + 100) }));
    const runs = await db.planRun.findMany({
      where: { roundId },
      select: { id: true, seed: true, table: true },
    });
    expect(runs).toHaveLength(23);
    const isForgotten = (run: { table: unknown }) => JSON.stringify(run.table) === '{}';
    expect(runs.filter(isForgotten).map(({ seed }) => seed)).toEqual([0]);
    expect(await getPlanRecord(admin, first?.id ?? '')).not.toBeNull();
    expect(await getPlanRecord(admin, runs.find(isForgotten)?.id ?? '')).toBeNull();
  });

  it('asks for digits where public words are given', async () => {
    const { roundId } = await round({ entries: 1, judges: 2 });
    expect(codeOf(await proposePlan(admin, { roundId, seedWords: '幸运' }, during))).toBe('plan-seed-digits');
  });
});

describe('the settings of a round', () => {
  it('keep judges apart, and take one of an organisation', async () => {
    const { roundId, pool } = await round({ entries: 2, judges: 3 });
    const [a, b, c] = pool.map((judge) => judge.roundJudgeId);
    const part = { intent: 'add' as const, firstId: b ?? '', secondId: a ?? '' };
    must(await setJudgesApart(admin, { ...part, roundId }, during));
    must(await setJudgesApart(admin, { ...part, firstId: a ?? '', secondId: b ?? '', roundId }, during));
    expect(await db.judgesApart.count({ where: { roundId } })).toBe(1);
    expect(
      codeOf(await setJudgesApart(admin, { ...part, firstId: a ?? '', secondId: a ?? '', roundId }, during)),
    ).toBe('judges-apart-same');
    must(await proposePlan(admin, { roundId, seed: 1 }, during));
    const matrix = await getPlanMatrix(admin, roundId, {
      search: '',
      group: '',
      change: '',
      judgeId: c ?? '',
      page: 1,
    });
    expect(matrix?.total).toBe(2);
    expect((await getPlanSummary(admin, roundId))?.shortfalls).toEqual([]);
  });
});

describe('a hand on a proposal', () => {
  it('is refused whatever breaks a limit, with the reason', async () => {
    const { roundId, entryIds, pool } = await round({ entries: 2, judges: 4, judgesPerEntry: 2, maxLoad: 1 });
    const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
    const [entryId = '', otherId = ''] = entryIds;
    const view = await getPlanEntry(admin, roundId, entryId);
    const [mine] = view?.judges ?? [];
    const [other] = view?.choices ?? [];
    if (!mine || !other) throw new Error('judges');
    const add = (roundJudgeId: string, more: { instead?: string; loadReason?: string } = {}) =>
      editPlan(admin, { planId, entryId, roundJudgeId, act: 'add', ...more }, during);
    expect(codeOf(await add(mine.judgeId))).toBe('plan-pair-twice');
    // All four have one entry each, which is their most.
    expect(codeOf(await add(other.judgeId, { instead: mine.judgeId }))).toBe('plan-pair-load');
    must(
      await editPlan(admin, { planId, entryId: otherId, roundJudgeId: other.judgeId, act: 'remove' }, during),
    );
    expect(codeOf(await add(other.judgeId))).toBe('plan-pair-places');
    must(
      await setJudgesApart(
        admin,
        { intent: 'add', firstId: other.judgeId, secondId: view?.judges[1]?.judgeId ?? '', roundId },
        during,
      ),
    );
    expect(codeOf(await add(other.judgeId, { instead: mine.judgeId }))).toBe('plan-pair-apart');
    await writer().judgesApart.deleteMany({ where: { roundId } });
    await writer().round.update({ where: { id: roundId }, data: { onePerOrganisation: true } });
    await writer().judgeProfile.updateMany({
      where: { person: { roundJudges: { some: { roundId } } } },
      data: { unitId: (await db.round.findUniqueOrThrow({ where: { id: roundId } })).unitId },
    });
    expect(codeOf(await add(other.judgeId, { instead: mine.judgeId }))).toBe('plan-pair-organisation');
    expect(pool).toHaveLength(4);
  });

  it('gives an entry the judge whose keyword it mentions, and says so', async () => {
    const { roundId, entryIds, pool } = await round({ entries: 3, judges: 3, judgesPerEntry: 1, maxLoad: 1 });
    const [entryId = ''] = entryIds;
    const expert = pool[2];
    await writer().judgeProfile.update({
      where: { personId: expert?.personId ?? '' },
      data: { keywords: '水质、蓝藻' },
    });
    await writer().project.update({
      where: { id: (await db.entry.findUniqueOrThrow({ where: { id: entryId } })).projectId },
      data: { title: '村口池塘的蓝藻' },
    });
    for (const seed of [1, 2, 3, 4]) {
      const { planId } = must(await proposePlan(admin, { roundId, seed }, during));
      const view = await getPlanEntry(admin, roundId, entryId);
      expect(view?.judges.map((judge) => judge.judgeId)).toEqual([expert?.roundJudgeId]);
      expect(view?.judges[0]?.why.fit).toEqual({
        kind: 'generalist',
        match: 60,
        words: ['蓝藻'],
        keywordPercent: 20,
      });
      expect(planId).not.toBe('');
    }
    await writer().round.update({ where: { id: roundId }, data: { keywordPercent: 0 } });
    must(await proposePlan(admin, { roundId, seed: 1 }, during));
    const view = await getPlanEntry(admin, roundId, entryId);
    expect(view?.judges[0]?.why.fit).toMatchObject({ match: 50, words: [] });
  });

  it('may pass the maximum for a reason, and nothing broken is applied', async () => {
    const { roundId, entryIds } = await round({ entries: 2, judges: 2, judgesPerEntry: 1, maxLoad: 1 });
    const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
    const [entryId = ''] = entryIds;
    const view = await getPlanEntry(admin, roundId, entryId);
    const mine = view?.judges[0]?.judgeId ?? '';
    const other = view?.choices[0]?.judgeId ?? '';
    const move = { planId, entryId, roundJudgeId: other, instead: mine, act: 'add' as const };
    must(await editPlan(admin, { ...move, loadReason: '另一位评委生病' }, during));
    expect(await getPlanSummary(admin, roundId)).toMatchObject({
      isEdited: true,
      broken: [],
      counts: { new: 1, hand: 1, stays: 0, leaves: 0 },
      loadReason: '另一位评委生病',
    });
    await writer().assignmentPlan.update({ where: { id: planId }, data: { loadReason: null } });
    expect((await getPlanSummary(admin, roundId))?.broken).toHaveLength(2);
    expect(codeOf(await applyPlan(admin, { planId }, during))).toBe('plan-broken');
    await writer().assignmentPlan.update({ where: { id: planId }, data: { loadReason: '有原因' } });
    must(await applyPlan(admin, { planId }, during));
    expect(await db.assignment.count({ where: { roundJudgeId: other, status: 'ASSIGNED' } })).toBe(2);
  });

  it('is told why a judge was taken, and what would be without', async () => {
    const { roundId, entryIds } = await round({ entries: 2, judges: 3, judgesPerEntry: 2 });
    must(await proposePlan(admin, { roundId, seed: 1 }, during));
    const view = await getPlanEntry(admin, roundId, entryIds[0] ?? '');
    const [judge] = view?.judges ?? [];
    expect(judge?.why).toMatchObject({
      fit: { kind: 'generalist', match: 50 },
      alternatives: [{ match: 50, reason: { kind: 'even' } }],
      without: { before: 100, total: 50, missing: 1 },
      replacement: { match: 50 },
    });
  });
});

describe('a proposal in a workbook', () => {
  it('comes back as it went, and with changes becomes the proposal', async () => {
    const { roundId, entryIds } = await round({ entries: 2, judges: 3, judgesPerEntry: 1 });
    const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
    const table = await workbook(roundId);
    expect(table[0]?.slice(0, 5)).toEqual(['作品编号', '作品名称', '学科', '评委', '评委编号']);
    expect(must(await previewPlanUpload(admin, roundId, table))).toMatchObject({
      added: [],
      removed: [],
      same: 2,
      rejected: [],
    });
    // The name of somebody else is typed over, the code beside it stays.
    const free = (await getPlanEntry(admin, roundId, entryIds[0] ?? ''))?.choices.find(
      ({ load }) => load === 0,
    );
    const changed = table.map((row, index) => (index === 1 ? row.with(3, free?.name ?? '') : row));
    const preview = must(await previewPlanUpload(admin, roundId, changed));
    expect(preview).toMatchObject({ same: 1, rejected: [], added: [{ judge: free?.name }] });
    expect(preview.removed).toHaveLength(1);
    must(await uploadPlan(admin, { roundId, planId, table: changed }, during));
    expect(await getPlanSummary(admin, roundId)).toMatchObject({ counts: { new: 1, hand: 1 }, broken: [] });
  });

  it('names every row that cannot be, and takes none of it', async () => {
    const { roundId } = await round({ entries: 2, judges: 2, judgesPerEntry: 1, maxLoad: 1 });
    const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
    const [head = [], first = [], second = []] = await workbook(roundId);
    const wrong = [
      head,
      first,
      first,
      second.with(0, 'ZZ999'),
      second.with(3, '没有这个人').with(4, ''),
      second.with(3, first[3] ?? '').with(4, first[4] ?? ''),
    ];
    const { rejected } = must(await previewPlanUpload(admin, roundId, wrong));
    expect(rejected.map(({ line, problem, reason }) => [line, problem ?? reason?.kind])).toEqual([
      [2, 'load'],
      [3, 'twice-in-file'],
      [4, 'entry-unknown'],
      [5, 'judge-unknown'],
      [6, 'load'],
    ]);
    expect(codeOf(await uploadPlan(admin, { roundId, planId, table: wrong }, during))).toBe(
      'plan-table-errors',
    );
    expect(await getPlanSummary(admin, roundId)).toMatchObject({ counts: { new: 2, hand: 0 } });
  });
});

/** The first sheet of the waiting proposal's workbook. */
async function workbook(roundId: string) {
  const file = await exportPlan(admin, roundId, 'zh');
  return must(await readTable(new File([new Uint8Array(file?.bytes ?? [])], 'plan.xlsx')));
}

describe('a draw', () => {
  it('is drawn again by the command, to the last byte', { timeout: 120_000 }, async () => {
    const {
      roundId,
      round: made,
      pool,
    } = await round({ entries: 4, judges: 5, judgesPerEntry: 2, maxLoad: 3 });
    const [first, second, third] = pool;
    // Every kind of limit at once: panels, weights, fields, conflicts, judges apart, a task that stands.
    await writer().discipline.updateMany({ where: { roundId }, data: { field: '工科' } });
    await writer().judgeExpertise.create({
      data: { personId: first?.personId ?? '', disciplineCode: 'PH', weight: 80 },
    });
    await writer().judgeExpertise.create({
      data: { personId: second?.personId ?? '', disciplineCode: 'EN', weight: 60 },
    });
    await writer().panel.create({
      data: {
        roundId,
        name: '理科组',
        disciplines: { create: [{ disciplineId: made.disciplines[0]?.id ?? '' }] },
        members: { create: pool.map((judge) => ({ roundJudgeId: judge.roundJudgeId })) },
      },
    });
    await writer().judgeProfile.update({
      where: { personId: first?.personId ?? '' },
      data: { keywords: '机器人、machine learning' },
    });
    const { projectId } = await db.entry.findFirstOrThrow({ where: { roundId, number: { not: null } } });
    await writer().project.update({
      where: { id: projectId },
      data: { abstract: '做了一台会搬书的机器人。' },
    });
    await setJudgesApart(
      admin,
      { intent: 'add', firstId: first?.roundJudgeId ?? '', secondId: second?.roundJudgeId ?? '', roundId },
      during,
    );
    await writer().round.update({
      where: { id: roundId },
      data: { wantsOverlap: true, onePerOrganisation: true },
    });
    const entry = await db.entry.findFirstOrThrow({ where: { roundId } });
    await writer().assignment.create({
      data: { entryId: entry.id, roundJudgeId: third?.roundJudgeId ?? '' },
    });
    must(await proposePlan(admin, { roundId, seedWords: '03 07 12 25 28 31 + 09' }, during));
    const run = await db.planRun.findFirstOrThrow({ where: { roundId } });
    const record = await getPlanRecord(admin, run.id);
    expect(record).toMatchObject({ seed: Number(3_071_225_283_109n % 2_147_483_647n) });
    // Words of a judge's own field would tell who it is.
    expect(record?.tables.judges).toMatch(/;?K1;K2\n/);
    expect(record?.tables.projects).toMatch(/K1\n/);
    expect(record?.command).toContain('--keyword-percent 20');
    const folder = mkdtempSync(path.join(tmpdir(), 'draw-'));
    for (const [name, text] of Object.entries(record?.tables ?? {}))
      if (name !== 'pairs') writeFileSync(path.join(folder, `${name}.csv`), text);
    const words = (record?.command ?? '').split(' -- ')[1]?.split(' ') ?? [];
    const args = words.map((word) => (word.endsWith('.csv') ? path.join(folder, word) : word));
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'app/commands/assign.ts', ...args],
      {
        encoding: 'utf8',
      },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(path.join(folder, 'pairs.csv'), 'utf8')).toBe(record?.tables.pairs);
    expect(Object.keys(record?.tables ?? {}).sort()).toEqual([
      'apart',
      'fields',
      'judges',
      'kept',
      'pairs',
      'projects',
    ]);
    rmSync(folder, { recursive: true });
    const paper = await planRecordPaper(admin, run.id, { locale: 'zh', now: during.now });
    const text = (await textOf(paper?.bytes)).join('');
    expect(text).toContain('03 07 12 25 28 31 + 09');
    expect(text).toContain('J001');
  });
});

describe('a judge who leaves', () => {
  it('hands what is not submitted to others, in one step, and gets nothing more', async () => {
    const { roundId, pool, entryIds } = await round({ entries: 3, judges: 3, judgesPerEntry: 1 });
    const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
    must(await applyPlan(admin, { planId }, during));
    const tasks = await db.assignment.findMany({ where: { entryId: { in: entryIds } } });
    const leaving = tasks[0]?.roundJudgeId ?? '';
    const mine = tasks.filter((task) => task.roundJudgeId === leaving);
    await writer().scoreSheet.create({
      data: {
        assignmentId: mine[0]?.id ?? '',
        rubricId: (await db.rubric.findFirstOrThrow({ where: { roundId } })).id,
      },
    });
    const hand = must(await proposePlan(admin, { roundId, leaving, seed: 2 }, during));
    expect(await getPlanSummary(admin, roundId)).toMatchObject({
      counts: { new: mine.length, leaves: mine.length, stays: 3 - mine.length },
      shortfalls: [],
    });
    must(await applyPlan(admin, { planId: hand.planId }, during));
    const after = await db.assignment.findMany({ where: { entryId: { in: entryIds }, status: 'ASSIGNED' } });
    expect(after).toHaveLength(3);
    expect(after.some((task) => task.roundJudgeId === leaving)).toBe(false);
    expect(await db.roundJudge.findUniqueOrThrow({ where: { id: leaving } })).toMatchObject({ maxLoad: 0 });
    expect(codeOf(await proposePlan(admin, { roundId, leaving, seed: 2 }, during))).toBe('hand-over-none');
    expect(pool).toHaveLength(3);
  });
});
