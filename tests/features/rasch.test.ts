import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import { readBundleTables } from '#app/commands/verify-tables.ts';
import { scoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import type { ScoringInputs } from '#app/domain/bundle/scoring-inputs.ts';
import { apiResult } from '#app/features/api/read.server.ts';
import { getBundle } from '#app/features/results/bundle.server.ts';
import { raschCsv, tableCsv, totalsCsv } from '#app/features/results/bundle-tables.ts';
import { openBundle } from '#app/features/results/bundle-zip.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { exportScoringTable } from '#app/features/results/export-table.server.ts';
import { fairnessPage } from '#app/features/results/fairness-page.server.ts';
import { getFairness } from '#app/features/results/fairness.server.ts';
import { livingTableRuns } from '#app/features/results/living-table-runs.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { getScoringTable } from '#app/features/results/queries.server.ts';
import { scoreApart, scoreInThread } from '#app/features/results/score-apart.server.ts';
import { getTableRun } from '#app/features/results/table-run-queries.server.ts';
import { cancelTableRun, startTableRun } from '#app/features/results/table-runs.server.ts';
import { getRaschAdvice } from '#app/features/rounds/rasch-advice.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, during, must } from './contest.ts';
import { measured } from './measured.ts';

const ALL = { search: '', unitId: '', groupId: '', disciplineId: '', page: 1 };
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

describe('a round by the Rasch model', () => {
  it('has a table of fair averages with measure, error, fit and possible ranks, everywhere it is read', async () => {
    const { roundId, teacher } = await measured();
    must(await computeResult(admin, { roundId }, during));
    const table = await getScoringTable(admin, roundId, ALL);
    expect(table?.result).toMatchObject({ method: 'MFRM', summary: { fits: [{ model: 'partial-credit' }] } });
    expect(table?.rows).toHaveLength(7);
    for (const { value, rank, rasch } of table?.rows ?? []) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(10_000);
      expect(rasch?.se).toBeGreaterThan(0);
      expect(rasch?.infit).toBeGreaterThan(0);
      expect(rasch?.low).toBeLessThanOrEqual(rank ?? 0);
      expect(rasch?.high).toBeGreaterThanOrEqual(rank ?? 0);
    }
    const measures = table?.rows.map(({ rasch }) => rasch?.measure ?? NaN) ?? [];
    expect(measures).toEqual(measures.toSorted((a, b) => b - a));

    const file = await exportScoringTable(admin, roundId);
    const [, ...sheet] = (await readSheet(file?.bytes ?? Buffer.alloc(0))).map((row) => row.map(String));
    const text = JSON.stringify(sheet);
    for (const heading of ['能力值', '标准误', '加权契合', '可能名次']) expect(text).toContain(heading);
    expect(text).toContain(String((measures[0] ?? 0) / 10_000));
    const answer = await apiResult(admin, roundId);
    expect(answer?.rows[0]).toMatchObject({ rank: 1, rasch: { measure: (measures[0] ?? 0) / 10_000 } });
    expect(await apiResult(teacher, roundId)).toBeNull();

    const found = await getFairness(admin, roundId, { places: 3, withoutId: '' });
    const shown = found && fairnessPage(found, null).shown;
    expect([shown?.methods.includes('mfrm'), shown?.noRasch]).toEqual([true, null]);
    expect(new Map(shown?.rows.map(({ entryId, ranks }) => [entryId, ranks.mfrm]))).toEqual(
      new Map(table?.rows.map(({ entry, rank }) => [entry.id, rank])),
    );
  });

  it('refuses a criterion that has no categories, by its name, and the settings say so before', async () => {
    const { roundId, criteria, teacher } = await measured();
    const [first] = criteria;
    expect(await getRaschAdvice(admin, roundId)).toEqual({
      tooFine: [],
      notWhole: [],
      scalesDiffer: false,
      weightsDiffer: true,
    });
    await writer().criterion.update({ where: { id: first?.id }, data: { maxX100: 10_000 } });
    expect(await computeResult(admin, { roundId }, during)).toMatchObject({
      ok: false,
      refusals: [{ code: 'rasch-too-many-marks', params: { criterion: '创新性 (C1)', most: 21 } }],
    });
    const advice = await getRaschAdvice(admin, roundId);
    expect(advice).toMatchObject({ tooFine: [{ code: 'C1', name: '创新性' }], scalesDiffer: true });
    expect(await getRaschAdvice(teacher, roundId)).toBeNull();
    const found = await getFairness(admin, roundId, { places: 3, withoutId: '' });
    const shown = found && fairnessPage(found, null).shown;
    expect(shown?.methods).not.toContain('mfrm');
    expect(shown?.noRasch).toContain('创新性 (C1)');

    await writer().criterion.update({ where: { id: first?.id }, data: { maxX100: 2000 } });
    must(await computeResult(admin, { roundId }, during));
    await writer().round.update({ where: { id: roundId }, data: { raschModel: 'RATING_SCALE' } });
    expect(await computeResult(admin, { roundId }, during)).toMatchObject({
      refusals: [{ code: 'rasch-scales-differ', params: { criterion: '创新性 (C1)' } }],
    });
    await writer().criterion.update({ where: { id: first?.id }, data: { maxX100: 1000 } });
    must(await computeResult(admin, { roundId }, during));
    const stored = await getScoringTable(admin, roundId, ALL);
    expect(stored?.result?.summary.fits[0]?.model).toBe('rating-scale');
    await writer().mark.updateMany({
      where: { criterionId: first?.id, pointsX100: 500 },
      data: { pointsX100: 550 },
    });
    expect(await computeResult(admin, { roundId }, during)).toMatchObject({
      refusals: [{ code: 'rasch-marks-not-whole', params: { criterion: '创新性 (C1)' } }],
    });
  });

  it('can be verified from its bundle, and any mark that was changed is found', async () => {
    const { roundId } = await measured();
    must(await computeResult(admin, { roundId }, during));
    await writer().prizeRule.create({
      data: { roundId, code: 'P1', name: '一等奖', mode: 'COUNT', value: 2, order: 1 },
    });
    const { listId } = must(await draftAwardList(admin, { roundId }, during));
    must(await confirmList(admin, { listId }, during));
    const { noticeId } = must(await publishList(admin, { listId, title: '公示', body: '', days: 7 }, during));
    const bundle = await getBundle(admin, roundId, noticeId);
    const opened = openBundle(bundle?.bytes ?? Buffer.alloc(0));
    if (!opened.ok) throw new Error('not a bundle');
    const { files } = opened;
    /** Names of the tables that are not what the inputs give. */
    const differing = (given: Record<string, string>) => {
      const { scoring, numbers } = readBundleTables(given);
      const table = scoringTable(scoring);
      if (!table.ok) return [table.verdict];
      const again: Record<string, string> = {
        'table.csv': tableCsv(table.rows, scoring.rule.decimals, numbers),
        'totals.csv': totalsCsv(table.rows, scoring.rule.decimals),
        'rasch.csv': raschCsv(table.rows),
      };
      return Object.keys(again).filter((name) => again[name] !== files[name]);
    };
    expect(files['rules.json']).toContain('"model": "partial-credit"');
    expect(files['rasch.csv']?.split('\n')).toHaveLength(9);
    expect(differing(files)).toEqual([]);
    const lines = (files['scores.csv'] ?? '').split('\n');
    const marks = lines.flatMap((line, at) => (/,\d+$/.test(line) ? [at] : []));
    expect(marks).toHaveLength(63);
    const found = marks.map((at) => {
      const turned = lines.map((line, own) =>
        own === at ? line.replace(/\d+$/, (mark) => String(Number(mark) - 1)) : line,
      );
      return differing({ ...files, 'scores.csv': turned.join('\n') });
    });
    expect(found.filter((names) => !names.includes('totals.csv'))).toEqual([]);
    // A mark that nobody else gave may change its name and stay the same category.
    expect(found.filter((names) => names.includes('rasch.csv')).length).toBeGreaterThan(55);
    const otherModel = files['rules.json']?.replace('partial-credit', 'rating-scale') ?? '';
    expect(differing({ ...files, 'rules.json': otherModel })).toContain('rasch.csv');
  });
});

describe('a table that is worked out before the transaction', () => {
  it('begins again when a mark or a setting has changed meanwhile, and is refused when that never ends', async () => {
    const { roundId, changeMark } = await measured();
    const seen: ScoringInputs[] = [];
    const scoreAfter =
      (change: (attempt: number) => Promise<unknown>): typeof scoreApart =>
      async (inputs, options) => {
        seen.push(inputs);
        await change(seen.length);
        return scoreApart(inputs, options);
      };
    const score = scoreAfter(async (attempt) => {
      if (attempt === 1) await changeMark();
      if (attempt === 2) await writer().round.update({ where: { id: roundId }, data: { decimals: 3 } });
    });
    must(await computeResult(admin, { roundId }, during, { score }));
    expect(seen).toHaveLength(3);
    const [first] = seen;
    const stored = await db.result.findFirstOrThrow({ where: { roundId } });
    expect(stored.decimals).toBe(3);
    must(await computeResult(admin, { roundId }, during));
    const again = await db.result.findFirstOrThrow({ where: { roundId, version: 2 } });
    expect(again.inputsHash).toBe(stored.inputsHash);
    expect(JSON.stringify(first)).not.toBe(JSON.stringify(seen[2]));

    seen.length = 0;
    expect(await computeResult(admin, { roundId }, during, { score: scoreAfter(changeMark) })).toMatchObject({
      refusals: [{ code: 'result-inputs-moved', params: { count: 3 } }],
    });
    expect(await db.result.count({ where: { roundId } })).toBe(2);
  });

  it('holds up no writer while it is worked out', async () => {
    const { roundId } = await measured({ scoringMethod: 'ADDITIVE' });
    let written = false;
    must(
      await computeResult(admin, { roundId }, during, {
        score: async (inputs, options) => {
          // Were a transaction open, this would wait for it, and it for this.
          await writer().setting.upsert({
            where: { key: 'rasch-test' },
            create: { key: 'rasch-test', value: '' },
            update: {},
          });
          written = true;
          return scoreApart(inputs, options);
        },
      }),
    );
    expect(written).toBe(true);
  });
});

describe('a table in the background', () => {
  /** Waits until the run has written down its end. */
  const ended = (jobId: string) => livingTableRuns().get(jobId)?.ended;
  const started = (value: { jobId: string } | { version: number }) => {
    if (!('jobId' in value)) throw new Error('was made at once');
    return value.jobId;
  };

  it('is made at once where that takes a moment; else it shows how far it is and is kept at its end', async () => {
    const { roundId, teacher } = await measured();
    expect(must(await startTableRun(admin, { roundId }, during))).toEqual({ version: 1 });
    expect(await getTableRun(admin, roundId, during.now)).toBeNull();

    let release: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (release = resolve));
    let seen: () => void = () => undefined;
    const scored = new Promise<void>((resolve) => (seen = resolve));
    const score: typeof scoreApart = async (inputs, options) => {
      const table = await scoreInThread(inputs, options);
      seen();
      await waiting;
      return table;
    };
    const jobId = started(must(await startTableRun(admin, { roundId }, during, { apart: true, score })));
    await scored;
    const running = await getTableRun(admin, roundId, during.now);
    expect(running).toMatchObject({ id: jobId, status: 'RUNNING', progress: { attempt: 1, share: 1 } });
    expect(running?.progress?.turn).toBeGreaterThan(1);
    expect(codeOf(await startTableRun(admin, { roundId }, during, { apart: true }))).toBe(
      'result-run-running',
    );
    expect(await getTableRun(teacher, roundId, during.now)).toBeNull();
    release();
    await ended(jobId);
    expect(await getTableRun(admin, roundId, during.now)).toMatchObject({ status: 'DONE', progress: null });
    const tables = await db.result.findMany({ where: { roundId }, orderBy: { version: 'asc' } });
    expect(tables).toHaveLength(2);
    expect(tables[1]?.inputsHash).toBe(tables[0]?.inputsHash);
    expect(codeOf(await cancelTableRun(admin, { jobId }, during))).toBe('result-run-over');
  });

  it('says why it made none, can be stopped, and knows what an earlier process took with it', async () => {
    const { roundId, criteria, teacher } = await measured();
    await writer().criterion.update({
      where: { id: criteria[0]?.id },
      data: { maxX100: 10_000, nameEn: 'Originality' },
    });
    const refused = started(must(await startTableRun(admin, { roundId }, during, { apart: true })));
    await ended(refused);
    const failed = await getTableRun(admin, roundId, during.now);
    expect(failed?.status).toBe('FAILED');
    expect(failed?.why).toEqual([
      `refusal.rasch-too-many-marks|${JSON.stringify({ criterion: '创新性 (C1)', criterionEn: 'Originality (C1)', most: 21 })}`,
    ]);
    await writer().criterion.update({ where: { id: criteria[0]?.id }, data: { maxX100: 1000 } });

    const later = (seconds: number) => ({ now: new Date(during.now.getTime() + 1000 * seconds) });
    const score: typeof scoreApart = (_, { signal } = {}) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new Error('stopped'))),
      );
    const endless = started(must(await startTableRun(admin, { roundId }, later(1), { apart: true, score })));
    const stop = ended(endless);
    expect(codeOf(await cancelTableRun(teacher, { jobId: endless }, later(1)))).toBe('not-found');
    must(await cancelTableRun(admin, { jobId: endless }, later(2)));
    await stop;
    expect(await getTableRun(admin, roundId, during.now)).toMatchObject({ status: 'CANCELLED' });

    const { id: lost } = await writer().job.create({
      data: {
        kind: 'scoring-table',
        subjectId: roundId,
        payload: {},
        status: 'RUNNING',
        createdAt: later(3).now,
      },
    });
    expect(await getTableRun(admin, roundId, later(4).now)).toMatchObject({ id: lost, status: 'FAILED' });
    const next = started(must(await startTableRun(admin, { roundId }, later(5), { apart: true })));
    await ended(next);
    expect(await db.job.findUniqueOrThrow({ where: { id: lost } })).toMatchObject({ status: 'FAILED' });
    expect(await db.result.count({ where: { roundId } })).toBe(1);
  });
});
