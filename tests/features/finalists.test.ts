import { describe, expect, it } from 'vitest';

import { readBundleTables } from '#app/commands/verify-tables.ts';
import { cap } from '#app/commands/sample/settings.ts';
import { scoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import { proposeBand } from '#app/features/deliberation/band.server.ts';
import { readBorders } from '#app/features/deliberation/borders.server.ts';
import { outcomesOf } from '#app/features/feedback/outcomes.server.ts';
import { getAssignmentDesk } from '#app/features/judging/round-queries.server.ts';
import { promoteOnList } from '#app/features/objections/promote-on-list.server.ts';
import { withdrawLine } from '#app/features/objections/withdraw-line.server.ts';
import { getBundle } from '#app/features/results/bundle.server.ts';
import { tableCsv } from '#app/features/results/bundle-tables.ts';
import { openBundle } from '#app/features/results/bundle-zip.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { getFairness } from '#app/features/results/fairness.server.ts';
import { getList, listsOfRound } from '#app/features/results/lists.server.ts';
import { overrideListLine } from '#app/features/results/override-list-line.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { getScoringTable } from '#app/features/results/queries.server.ts';
import { managedList } from '#app/features/results/scope.server.ts';
import { finalistFacts } from '#app/features/rounds/finalists.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { createViewer } from '../factories.ts';
import { admin, during, must } from './contest.ts';
import { updateStage } from './judged.ts';
import { staged } from './staged.ts';

const WHOLE = { search: '', unitId: '', groupId: '', disciplineId: '', page: 1 };
const SELECTED = { decision: 'SELECTED', search: '', page: 1 } as const;
const codesOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? [] : result.refusals?.map(({ code }) => code);

/** A round of two stages with five entries, of which two defend and one waits; all are read, the first one best. */
async function preliminary({ weighted = true } = {}) {
  const here = await staged(5, weighted ? { stageWeights: { PRELIMINARY: 40, DEFENCE: 60 } } : {});
  const { roundId, entryIds, apply: assign, score } = here;
  const table = async () => {
    must(await computeResult(admin, { roundId }, during));
    const found = await getScoringTable(admin, roundId, WHOLE);
    return (found?.rows ?? []).map(({ entry, rank, value, notes }) => ({
      entry: entryIds.indexOf(entry.id),
      rank,
      value,
      notes,
    }));
  };
  const rows = [cap(2)];
  must(await saveRows(admin, { roundId, list: 'finalist-quota', rows, reserves: 1 }, during));
  const draftFinalists = () => draftEntryList(admin, { finalistsOf: roundId }, during);
  const name = async () => {
    const { listId } = must(await draftFinalists());
    must(await confirmList(admin, { listId }, during));
    return listId;
  };
  const finalists = async () =>
    (await db.entry.findMany({ where: { roundId, finalistAt: { not: null } }, select: { id: true } }))
      .map(({ id }) => entryIds.indexOf(id))
      .sort();
  await assign();
  await score((index) => 1 - index / 5);
  return { ...here, assign, table, draftFinalists, name, finalists };
}

/** A first prize for one of the finalists, second prizes for two of the others. */
async function parted(roundId: string) {
  const prize = { nameEn: null, mode: 'COUNT' as const };
  const rows = [
    { ...prize, code: 'A', name: '一等奖', value: 1, among: 'FINALISTS' as const },
    { ...prize, code: 'B', name: '二等奖', value: 2, among: 'OTHERS' as const },
  ];
  must(await saveRows(admin, { roundId, list: 'prizes', rows }, during));
}

describe('the list of finalists', () => {
  it('is drawn from the preliminary judging alone, under a quota of its own', async () => {
    const { roundId, entryIds, table, draftFinalists, finalists } = await preliminary();
    expect(await table()).toEqual([
      { entry: 0, rank: 1, value: 10_000, notes: [] },
      { entry: 1, rank: 2, value: 8000, notes: [] },
      { entry: 2, rank: 3, value: 6000, notes: [] },
      { entry: 3, rank: 4, value: 4000, notes: [] },
      { entry: 4, rank: 5, value: 2000, notes: [] },
    ]);
    expect((await listsOfRound(admin, roundId))?.finalists).toBe('draft');
    const { listId } = must(await draftFinalists());
    const list = await getList(admin, listId, SELECTED, during.now);
    expect(list).toMatchObject({ kind: 'FINALIST', counts: { SELECTED: 2, RESERVE: 1, NOT_SELECTED: 2 } });
    expect(list?.lines.map(({ entry }) => entryIds.indexOf(entry.id))).toEqual([0, 1]);
    expect(await finalists()).toEqual([]);
    must(await confirmList(admin, { listId }, during));
    expect(await finalists()).toEqual([0, 1]);
    expect(await finalistFacts(db, roundId)).toEqual({ eligible: 5, named: 2, listId });
  });

  it('asks for its quota first, and for someone who manages the round', async () => {
    const { roundId, table, draftFinalists } = await preliminary();
    await table();
    must(await saveRows(admin, { roundId, list: 'finalist-quota', rows: [], reserves: 0 }, during));
    expect(codesOf(await draftFinalists())).toEqual(['list-no-finalist-quota']);
    expect((await listsOfRound(admin, roundId))?.finalists).toBe('quota-first');
    const stranger = await createViewer('ADMIN');
    expect(codesOf(await draftEntryList(stranger, { finalistsOf: roundId }, during))).toEqual(['not-found']);
  });

  it('decides who is judged again, and who stands before whom in the end', async () => {
    const { roundId, assign, score, table, name } = await preliminary();
    await table();
    await name();
    await updateStage(roundId, 'DEFENCE');
    expect((await getAssignmentDesk(admin, roundId))?.finalists?.named).toBe(2);
    expect(await assign()).toBe(4);
    // Named, but not heard yet: the table is still the one that they were found by.
    expect((await table()).map(({ entry, notes }) => [entry, notes])).toEqual([
      [0, []],
      [1, []],
      [2, []],
      [3, []],
      [4, []],
    ]);
    // The first one is heard badly: 40 % of 100 and 60 % of 10 is 46, and the second has 40 % of 80 and 60 % of 20.
    await score((index) => (index === 0 ? 0.1 : 0.2));
    expect(await table()).toEqual([
      { entry: 0, rank: 1, value: 4600, notes: [] },
      { entry: 1, rank: 2, value: 4400, notes: [] },
      { entry: 2, rank: 3, value: 6000, notes: ['not-finalist'] },
      { entry: 3, rank: 4, value: 4000, notes: ['not-finalist'] },
      { entry: 4, rank: 5, value: 2000, notes: ['not-finalist'] },
    ]);
  });

  it('stands before the others too where all sheets are one pot', async () => {
    const { roundId, assign, score, table, name } = await preliminary({ weighted: false });
    await table();
    await name();
    await updateStage(roundId, 'DEFENCE');
    await assign();
    await score(() => 0);
    expect((await table()).map(({ entry, value }) => [entry, value])).toEqual([
      [0, 5000],
      [1, 4000],
      [2, 6000],
      [3, 4000],
      [4, 2000],
    ]);
  });

  it('gives prizes to finalists as the table ranked them', async () => {
    const { roundId, entryIds, assign, score, table, name } = await preliminary();
    await table();
    await name();
    await updateStage(roundId, 'DEFENCE');
    await assign();
    await score((index) => (index === 0 ? 0.1 : 0.9));
    await table();
    await parted(roundId);
    const { listId } = must(await draftAwardList(admin, { roundId }, during));
    const list = await getList(admin, listId, SELECTED, during.now);
    expect(list?.lines.map(({ entry, prizeCode }) => [entryIds.indexOf(entry.id), prizeCode])).toEqual([
      [1, 'A'],
      [2, 'B'],
      [3, 'B'],
    ]);
    must(await confirmList(admin, { listId }, during));
    const notice = must(await publishList(admin, { listId, title: '获奖公示', body: '', days: 7 }, during));
    const opened = openBundle((await getBundle(admin, roundId, notice.noticeId))?.bytes ?? Buffer.alloc(0));
    const files = opened.ok ? opened.files : {};
    const recomputed = (of: typeof files) => {
      const { scoring, numbers } = readBundleTables(of);
      const made = scoringTable(scoring);
      return made.ok ? tableCsv(made.rows, scoring.rule.decimals, numbers) : '';
    };
    expect(recomputed(files)).toBe(files['table.csv']);
    const projects = files['projects.csv']?.replace(/,yes(\r?\n)/, ',$1') ?? '';
    expect(recomputed({ ...files, 'projects.csv': projects })).not.toBe(files['table.csv']);
  });

  it('is judged stage by stage where fairness is looked at, and prizes are contested among their own', async () => {
    const { roundId, entryIds, assign, score, table, name } = await preliminary();
    await table();
    expect(await getFairness(admin, roundId, { places: null, withoutId: '' })).toMatchObject({
      stages: [],
      stage: null,
      places: 2,
    });
    await name();
    await updateStage(roundId, 'DEFENCE');
    await assign();
    await score((index) => (index === 0 ? 0.1 : 0.9));
    await table();
    const look = async (stage?: string) => {
      const found = await getFairness(admin, roundId, { places: null, withoutId: '', stage });
      const compared = found?.comparison?.entries.filter(({ mean }) => mean !== null) ?? [];
      return [found?.stage, compared.map(({ entryId, mean }) => [entryIds.indexOf(entryId), mean])];
    };
    expect(await look()).toEqual([
      'DEFENCE',
      [
        [1, 90],
        [0, 10],
      ],
    ]);
    expect(await look('PRELIMINARY')).toEqual([
      'PRELIMINARY',
      [
        [0, 100],
        [1, 80],
        [2, 60],
        [3, 40],
        [4, 20],
      ],
    ]);
    await parted(roundId);
    const { listId } = must(await draftAwardList(admin, { roundId }, during));
    const list = await managedList(db, admin, listId);
    if (!list) throw new Error('list');
    const borders = await readBorders(db, list);
    expect(borders.map(({ prizeCode, places, lines }) => [prizeCode, places, lines.length])).toEqual([
      ['A', 1, 2],
      ['B', 2, 3],
    ]);
    const band = await proposeBand(list, borders[1]?.key ?? '');
    // Behind two finalists, whom no chance carries among the others.
    expect(band?.lines.map(({ entryId, low }) => [entryIds.indexOf(entryId), low])).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
    ]);
  });

  it('is no longer drafted once the defence is judged, and a changed one asks for a new table', async () => {
    const { roundId, entryIds, assign, score, table, name, draftFinalists, finalists } = await preliminary();
    await table();
    const listId = await name();
    await updateStage(roundId, 'DEFENCE');
    await assign();
    await score(() => 0.5);
    await table();
    expect(codesOf(await draftFinalists())).toEqual(['list-finalists-late']);
    const prizes = [
      { code: 'A', name: '一等奖', nameEn: null, mode: 'COUNT' as const, value: 1, among: null },
    ];
    must(await saveRows(admin, { roundId, list: 'prizes', rows: prizes }, during));
    const awards = must(await draftAwardList(admin, { roundId }, during));
    const [, second = ''] = entryIds;
    must(await withdrawLine(admin, { listId, entryId: second, reason: '作者放弃答辩' }, during));
    expect(await finalists()).toEqual([0]);
    expect(codesOf(await confirmList(admin, { listId: awards.listId }, during))).toEqual([
      'list-finalists-changed',
    ]);
  });

  it('takes tasks and places of the defence back from those who are not on it', async () => {
    const { roundId, entryIds, assign, table, name, finalists, draftFinalists } = await preliminary();
    await table();
    await updateStage(roundId, 'DEFENCE');
    expect(await assign()).toBe(10);
    const listId = await name();
    const open = () =>
      db.assignment.count({ where: { entry: { roundId }, stage: 'DEFENCE', status: 'ASSIGNED' } });
    expect(await open()).toBe(4);
    const [first = '', , third = ''] = entryIds;
    must(await withdrawLine(admin, { listId, entryId: first, reason: '作者放弃答辩' }, during));
    expect([await open(), await finalists()]).toEqual([2, [1]]);
    const used = async () =>
      (await getList(admin, listId, SELECTED, during.now))?.rules.caps.map((one) => one.used);
    expect(await used()).toEqual([1]);
    const comesIn = { listId, withdrawnId: first, entryId: third, reason: '按顺序递补' };
    must(await promoteOnList(admin, comesIn, during));
    expect(await used()).toEqual([2]);
    expect(await finalists()).toEqual([1, 2]);
    // A newer list takes the place of the one that stood.
    await table();
    must(await saveRows(admin, { roundId, list: 'finalist-quota', rows: [cap(4)], reserves: 0 }, during));
    const wider = must(await draftFinalists());
    // Who was taken off does not come back by a new draft alone.
    expect(codesOf(await confirmList(admin, wider, during))).toEqual(['list-revoked-again']);
    const stays = { ...wider, entryId: first, to: 'NOT_SELECTED' as const, reason: '作者已放弃答辩' };
    must(await overrideListLine(admin, stays, during));
    must(await confirmList(admin, wider, during));
    expect(await finalists()).toEqual([1, 2, 3]);
    expect((await db.entryList.findUniqueOrThrow({ where: { id: listId } })).status).toBe('SUPERSEDED');
  });

  it('is told to authors when it is published', async () => {
    const { entryIds, table, name } = await preliminary();
    await table();
    const listId = await name();
    const told = async () => {
      const outcomes = await outcomesOf({ id: { in: entryIds } });
      return entryIds.map((id) =>
        outcomes
          .get(id)
          ?.map(({ kind }) => kind)
          .join(),
      );
    };
    expect(await told()).toEqual([undefined, undefined, undefined, undefined, undefined]);
    must(await publishList(admin, { listId, title: '入围公示', body: '', days: 7 }, during));
    expect(await told()).toEqual(['finalist', 'finalist', 'reserve', 'not-finalist', 'not-finalist']);
  });
});
