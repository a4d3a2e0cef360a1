import { describe, expect, it } from 'vitest';

import { cap } from '#app/commands/sample/settings.ts';
import { getJudgingProgress } from '#app/features/judging/judging-progress.server.ts';
import { readTasks } from '#app/features/judging/round-tasks.server.ts';
import { shareOfMaximum } from '#app/domain/scoring.ts';
import { withdrawLine } from '#app/features/objections/withdraw-line.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { listApart, listInThread } from '#app/features/results/list-apart.server.ts';
import { assembleBundle } from '#app/features/results/assemble-bundle.server.ts';
import { assembleInThread, makeBundle } from '#app/features/results/make-bundle.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { scoreApart } from '#app/features/results/score-apart.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, during, must } from './contest.ts';
import { measured } from './measured.ts';
import { ranked } from './ranked.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const NOTICE = { title: '推荐名单公示', body: '', days: 7 };

/** What is worked out in the middle of a verb, with something that happens just before, as often as it is worked out. */
function after<Args extends unknown[], Made>(
  work: (...args: Args) => Promise<Made>,
  happens: (attempt: number) => Promise<unknown>,
) {
  let attempt = 0;
  return {
    work: async (...args: Args) => {
      await happens((attempt += 1));
      return work(...args);
    },
    attempts: () => attempt,
  };
}

async function edgeOf(roundId: string): Promise<{ edgeId: string }> {
  const { id } = await db.promotionEdge.findFirstOrThrow({ where: { fromRoundId: roundId } });
  return { edgeId: id };
}

describe('a list that is worked out while others work', () => {
  it('keeps to a quota that was changed meanwhile, and stays a single draft', async () => {
    const { roundId } = await ranked();
    const edge = await edgeOf(roundId);
    const { work, attempts } = after(listApart, async (attempt) => {
      if (attempt === 1)
        must(await saveRows(admin, { roundId, list: 'advance-quota', rows: [cap(3)], reserves: 1 }, during));
    });
    const { listId } = must(await draftEntryList(admin, edge, during, { select: work }));
    expect(attempts()).toBe(2);
    expect(await db.entryListLine.count({ where: { listId, decision: 'SELECTED' } })).toBe(3);
    expect(await db.entryList.count({ where: { roundId } })).toBe(1);
  });

  it('rests on the newer table and on entries as they are, and gives up where that never ends', async () => {
    const { roundId, entryIds } = await ranked();
    const edge = await edgeOf(roundId);
    const table = after(listApart, async (attempt) => {
      if (attempt === 1) must(await computeResult(admin, { roundId }, during));
    });
    const { listId } = must(await draftEntryList(admin, edge, during, { select: table.work }));
    const list = await db.entryList.findUniqueOrThrow({
      where: { id: listId },
      select: { result: { select: { version: true } } },
    });
    expect(list.result.version).toBe(2);

    const restless = after(listApart, (attempt) =>
      writer().entry.update({ where: { id: entryIds[attempt] ?? '' }, data: { isTeam: true } }),
    );
    const refused = await draftEntryList(admin, edge, during, { select: restless.work });
    expect([codeOf(refused), restless.attempts()]).toEqual(['basis-moved', 3]);
    expect(await db.entryList.count({ where: { roundId } })).toBe(1);
  });

  it('gives prizes by rules that were changed meanwhile', async () => {
    const { roundId } = await ranked();
    const rule = { code: '1', name: '一等奖', nameEn: null, mode: 'COUNT' as const, among: null };
    must(await saveRows(admin, { roundId, list: 'prizes', rows: [{ ...rule, value: 1 }] }, during));
    const { work } = after(listApart, async (attempt) => {
      if (attempt === 1)
        must(await saveRows(admin, { roundId, list: 'prizes', rows: [{ ...rule, value: 2 }] }, during));
    });
    const { listId } = must(await draftAwardList(admin, { roundId }, during, { select: work }));
    expect(await db.entryListLine.count({ where: { listId, decision: 'SELECTED' } })).toBe(2);
  });

  it('holds up nobody who writes, and comes out of a thread as it would here', async () => {
    const { roundId } = await ranked();
    const written: string[] = [];
    const lists: unknown[][] = [];
    must(
      await draftEntryList(admin, await edgeOf(roundId), during, {
        select: async (inputs, ranking) => {
          // Were a transaction open, this would wait for it, and it for this.
          const id = 'written-meanwhile';
          await writer().setting.upsert({ where: { key: id }, create: { key: id, value: '' }, update: {} });
          written.push(id);
          const here = await listApart(inputs, ranking);
          lists.push([here, await listInThread(inputs, ranking)]);
          return here;
        },
      }),
    );
    expect(written).toHaveLength(1);
    expect(lists[0]?.[1]).toEqual(lists[0]?.[0]);
  });
});

describe('a list that is published while others work', () => {
  it('is published once, also when somebody else is faster', async () => {
    const { listId } = await confirmed();
    const { work, attempts } = after(makeBundle, async (attempt) => {
      if (attempt === 1) must(await publishList(admin, { listId, ...NOTICE }, during));
    });
    const second = await publishList(admin, { listId, ...NOTICE }, during, { bundleOf: work });
    expect([codeOf(second), attempts()]).toEqual(['notice-already-published', 1]);
    expect(await db.notice.count({ where: { listId } })).toBe(1);
  });

  it('shows nobody who was taken off, and no title of before, meanwhile', async () => {
    const { listId, entryIds } = await confirmed();
    const off = entryIds[0] ?? '';
    const other = await db.entry.findUniqueOrThrow({ where: { id: entryIds[1] ?? '' } });
    const { work, attempts } = after(makeBundle, async (attempt) => {
      if (attempt === 1)
        must(await withdrawLine(admin, { listId, entryId: off, reason: '作者放弃参赛' }, during));
      if (attempt === 2)
        await writer().project.update({ where: { id: other.projectId }, data: { title: '新的题目' } });
    });
    must(await publishList(admin, { listId, ...NOTICE }, during, { bundleOf: work }));
    expect(attempts()).toBe(3);
    const notice = await db.notice.findFirstOrThrow({ where: { listId } });
    expect(notice.snapshot).toMatchObject({ lines: [{ number: other.number, title: '新的题目' }] });
    expect(notice.bundleHash).not.toBeNull();
  });

  it('has the same bundle out of a thread', async () => {
    const { listId } = await confirmed();
    const made: unknown[] = [];
    const bundleOf: typeof makeBundle = async (tx, publication) => {
      const orders: Parameters<typeof assembleBundle>[0][] = [];
      const here = await makeBundle(tx, publication, async (order) => {
        orders.push(order);
        return assembleBundle(order);
      });
      made.push(here?.bundleHash, (await assembleInThread(orders[0] as (typeof orders)[0]))?.bundleHash);
      return here;
    };
    must(await publishList(admin, { listId, ...NOTICE }, during, { bundleOf }));
    expect(made[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(made[1]).toBe(made[0]);
  });
});

describe('a table of means that is worked out while judges work', () => {
  it('has what was handed in meanwhile, and is made also where judges never rest', async () => {
    const { roundId, changeMark } = await measured({ scoringMethod: 'MEAN' });
    const hashOf = async (version: number) =>
      (await db.result.findFirstOrThrow({ where: { roundId, version } })).inputsHash;
    const once = after(scoreApart, async (attempt) => {
      if (attempt === 1) await changeMark();
    });
    must(await computeResult(admin, { roundId }, during, { score: once.work }));
    expect(once.attempts()).toBe(2);
    const restless = after(scoreApart, changeMark);
    must(await computeResult(admin, { roundId }, during, { score: restless.work }));
    expect(restless.attempts()).toBe(3);
    must(await computeResult(admin, { roundId }, during));
    expect(await hashOf(2)).toBe(await hashOf(3));
  });

  it('begins again when a judge has stepped back or an entry has gone, and not for a sheet that is only begun', async () => {
    const { roundId, entryIds } = await measured({ scoringMethod: 'MEAN' });
    const assignment = await db.assignment.findFirstOrThrow({ where: { entry: { roundId } } });
    const { work, attempts } = after(scoreApart, async (attempt) => {
      if (attempt === 1)
        await writer().assignment.update({ where: { id: assignment.id }, data: { status: 'RECUSED' } });
      if (attempt === 2)
        await writer().entry.update({ where: { id: entryIds[6] ?? '' }, data: { status: 'WITHDRAWN' } });
    });
    must(await computeResult(admin, { roundId }, during, { score: work }));
    expect(attempts()).toBe(3);
    const draft = await db.scoreSheet.findFirstOrThrow({ where: { assignment: { entry: { roundId } } } });
    await writer().scoreSheet.update({ where: { id: draft.id }, data: { status: 'DRAFT' } });
    const begun = after(scoreApart, () =>
      writer().scoreSheet.update({ where: { id: draft.id }, data: { revision: { increment: 1 } } }),
    );
    must(await computeResult(admin, { roundId }, during, { score: begun.work }));
    expect(begun.attempts()).toBe(1);
  });
});

describe('what sheets come to', () => {
  it('is summed by the database as it is from the marks', async () => {
    const { roundId } = await measured({ scoringMethod: 'MEAN' });
    const tasks = await readTasks(roundId);
    expect(tasks).toHaveLength(21);
    for (const { id, total } of tasks) {
      const sheet = await db.scoreSheet.findUniqueOrThrow({
        where: { assignmentId: id },
        select: { marks: { select: { pointsX100: true, criterion: true } } },
      });
      const marks = sheet.marks.map(({ pointsX100, criterion }) => ({ ...criterion, pointsX100 }));
      expect(total).toBeCloseTo(shareOfMaximum(marks) ?? NaN, 9);
    }
    const numbers = tasks.map(({ entry }) => entry.number ?? '');
    expect(numbers).toEqual(numbers.toSorted());
    const progress = await getJudgingProgress(
      admin,
      roundId,
      { search: '', stage: '', panelId: '' },
      during.now,
    );
    expect(progress).toMatchObject({ total: 21, submitted: 21 });
  });
});

async function confirmed() {
  const here = await ranked();
  const { listId } = must(await here.draftList());
  must(await confirmList(admin, { listId }, during));
  return { ...here, listId };
}
