import { beforeAll, describe, expect, it } from 'vitest';

import { judgeRound } from '#app/commands/sample/drive.ts';
import { cap } from '#app/commands/sample/settings.ts';
import { barredEntries } from '#app/features/deliberation/barred.server.ts';
import { closeDeliberation, dropDeliberation } from '#app/features/deliberation/close-deliberation.server.ts';
import { decideDeliberation, previewDecision } from '#app/features/deliberation/decision.server.ts';
import { deliberatedEntry } from '#app/features/deliberation/member-reading.server.ts';
import { getOpening, openDeliberation } from '#app/features/deliberation/open-deliberation.server.ts';
import {
  getDeliberation,
  getOwnDeliberation,
  listOwnDeliberations,
} from '#app/features/deliberation/page.server.ts';
import { addSecondLook, previewSecondLook } from '#app/features/deliberation/second-look.server.ts';
import { saveWords } from '#app/features/deliberation/speak.server.ts';
import { castVote } from '#app/features/deliberation/vote.server.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { getList } from '#app/features/results/lists.server.ts';
import { overrideListLine } from '#app/features/results/override-list-line.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createRound, createUnit } from '../factories.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';

const missing = (): never => {
  throw new Error('not there');
};
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

/** Five judged entries, two places, of which the second is tied between the second and the third entry. */
async function tied() {
  const here = await contest({ judgesPerEntry: 1, conflictSameSchool: false });
  const roundId = here.round.id;
  const entryIds = await entries(here, 5, 'eligible');
  const pool = await judges(roundId, 3);
  const above = await createRound({
    unitId: (await createUnit({ kind: 'PREFECTURE' })).id,
    editionId: here.round.editionId,
    source: 'PROMOTION',
  });
  const edge = await writer().promotionEdge.create({ data: { fromRoundId: roundId, toRoundId: above.id } });
  must(await saveRows(admin, { roundId, list: 'advance-quota', rows: [cap(2)], reserves: 1 }, during));
  const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
  must(await applyPlan(admin, { planId }, during));
  const points = new Map(entryIds.map((id, index) => [id, index === 0 ? 20 : index < 3 ? 15 : 10 - index]));
  await judgeRound(roundId, during.now, ({ entryId }) => [points.get(entryId) ?? 0, 10, 10], {
    feedback: '',
  });
  must(await computeResult(admin, { roundId }, during));
  const { listId } = must(await draftEntryList(admin, { edgeId: edge.id }, during));
  const members = pool.map(({ personId }) => asJudge(personId, roundId));
  const open = async (change: object = {}) =>
    openDeliberation(
      admin,
      {
        listId,
        border: 'selected',
        entryIds: entryIds.slice(1, 3),
        handReason: '',
        places: null,
        personIds: members.map(({ personId }) => personId),
        quorum: 2,
        words: '',
        ...change,
      },
      during,
    );
  return { ...here, roundId, edge, entryIds, pool, listId, members, open };
}
type Here = Awaited<ReturnType<typeof tied>>;

const votes = (id: string, ...yes: string[]) => ({
  deliberationId: id,
  yes: yes.map((entryId) => ({ entryId, place: null })),
});
const say = (deliberationId: string, values: { about: string; text: string }, submit: boolean) => ({
  deliberationId,
  base: { about: '', text: '' },
  values,
  submit,
});

describe('a deliberation of a tie across the border', () => {
  let here: Here;
  let id: string;
  beforeAll(async () => {
    here = await tied();
  });

  it('proposes the tie, says how many places it has, and asks a reason for what a hand adds or leaves out', async () => {
    const { shown } = (await getOpening(admin, here.listId, '')) ?? missing();
    const proposed = shown?.lines.filter(({ origin }) => origin === 'TIED').map(({ entryId }) => entryId);
    expect(proposed?.sort()).toEqual(here.entryIds.slice(1, 3).sort());
    expect(shown?.places).toBe(1);
    expect(codeOf(await here.open({ entryIds: here.entryIds.slice(1, 4) }))).toBe('deliberation-hand-reason');
    expect(codeOf(await here.open({ entryIds: here.entryIds.slice(1, 2), handReason: '一件即可' }))).toBe(
      'deliberation-too-few',
    );
    expect(codeOf(await here.open({ places: 2 }))).toBe('deliberation-places');
    expect(codeOf(await here.open({ personIds: [here.teacher.personId] }))).toBe('deliberation-members');
    expect(codeOf(await here.open({ quorum: 4 }))).toBe('deliberation-quorum-large');
    expect(await db.deliberation.count()).toBe(0);
    ({ deliberationId: id } = must(await here.open()));
    expect(codeOf(await here.open())).toBe('deliberation-taken');
  });

  it('holds up the list, and its lines are not changed by one hand meanwhile', async () => {
    const refused = await confirmList(admin, { listId: here.listId }, during);
    expect(refused.ok ? [] : refused.refusals.map(({ code }) => code)).toEqual([
      'list-deliberation-open',
      'list-undecided',
    ]);
    const change = { listId: here.listId, entryId: here.entryIds[1] ?? '', reason: '就是想改' };
    expect(codeOf(await overrideListLine(admin, { ...change, to: 'SELECTED' }, during))).toBe(
      'list-line-deliberated',
    );
  });

  it('is for its members and the organiser', async () => {
    const [first] = here.members;
    if (!first) return missing();
    expect(await getDeliberation(here.teacher, here.listId, id)).toBeNull();
    expect(await getDeliberation(first, here.listId, id)).toBeNull();
    expect(await getOwnDeliberation(here.teacher, here.roundId, id)).toBeNull();
    expect(await getOwnDeliberation(admin, here.roundId, id)).toBeNull();
    expect(codeOf(await castVote(here.teacher, votes(id), during))).toBe('not-found');
    expect(codeOf(await saveWords(here.teacher, say(id, { about: '', text: '一' }, true), during))).toBe(
      'not-found',
    );
    const act = { deliberationId: id, reason: '不该由评委' };
    expect(codeOf(await closeDeliberation(first, act, during))).toBe('not-found');
    expect(codeOf(await dropDeliberation(first, act, during))).toBe('not-found');
    expect((await listOwnDeliberations(first, here.roundId)).map((one) => one.id)).toEqual([id]);
    await writer().roundJudge.updateMany({
      where: { personId: first.personId },
      data: { leftAt: during.now },
    });
    expect(await getOwnDeliberation(first, here.roundId, id)).toBeNull();
    await writer().roundJudge.updateMany({ where: { personId: first.personId }, data: { leftAt: null } });
  });

  it('keeps a comment as a draft until it is said', async () => {
    const [first, second] = here.members;
    if (!first || !second) return missing();
    const about = here.entryIds[1] ?? '';
    must(await saveWords(first, say(id, { about, text: '数据更扎实' }, false), during));
    const mine = (await getOwnDeliberation(first, here.roundId, id)) ?? missing();
    expect(mine.own?.draft).toEqual({ about, text: '数据更扎实' });
    expect((await getOwnDeliberation(second, here.roundId, id))?.comments).toEqual([]);
    const again = { ...say(id, { about, text: '数据更扎实。' }, true), base: { about, text: '数据更扎实' } };
    expect(must(await saveWords(first, again, during)).stored).toEqual({ about: '', text: '' });
    expect((await getOwnDeliberation(second, here.roundId, id))?.comments).toMatchObject([
      { entryId: about, text: '数据更扎实。', by: '评委1' },
    ]);
  });

  it('shows no judge’s name beside a total, and no remark to members', async () => {
    const [first] = here.members;
    if (!first) return missing();
    await writer().scoreSheet.updateMany({
      where: { assignment: { entryId: here.entryIds[1] } },
      data: { remark: '疑似成人代做' },
    });
    const seen = JSON.stringify((await getOwnDeliberation(first, here.roundId, id))?.cards);
    expect(seen).not.toContain('疑似成人代做');
    for (const { roundJudgeId } of here.pool) expect(seen).not.toContain(roundJudgeId);
    const open = (await getDeliberation(admin, here.listId, id)) ?? missing();
    expect(JSON.stringify(open.cards)).toContain('疑似成人代做');
  });

  it('hides an entry and its vote from who must not judge it', async () => {
    const [, , third] = here.members;
    if (!third) return missing();
    const [, barred = '', other = ''] = here.entryIds;
    expect(await deliberatedEntry(third, [barred])).toBe(barred);
    await writer().conflict.create({
      data: {
        personId: third.personId,
        entryId: barred,
        kind: 'DECLARED',
        reason: '亲属',
        setById: third.personId,
        createdAt: during.now,
      },
    });
    const seen = (await getOwnDeliberation(third, here.roundId, id)) ?? missing();
    expect(seen.cards.map(({ entryId }) => entryId)).toEqual([other]);
    expect(seen.hiddenCount).toBe(1);
    expect(JSON.stringify(seen)).not.toContain('数据更扎实');
    expect(await deliberatedEntry(third, [barred])).toBeNull();
    expect(await deliberatedEntry(third, [other])).toBe(other);
    expect(codeOf(await castVote(third, votes(id, barred), during))).toBe('changed-meanwhile');
    const rules = { conflictSameSchool: false, conflictSameUnit: false };
    const find = await barredEntries(db, rules, [third.personId], here.entryIds);
    expect([...find(third.personId)]).toEqual([barred]);
  });

  it('shows votes to who has voted, and a vote stands', async () => {
    const [first, second] = here.members;
    if (!first || !second) return missing();
    const [, one = '', other = ''] = here.entryIds;
    expect(codeOf(await castVote(first, votes(id, one, other), during))).toBe('deliberation-votes-many');
    const wrong = { deliberationId: id, yes: [{ entryId: one, place: 2 }] };
    expect(codeOf(await castVote(first, wrong, during))).toBe('deliberation-votes-order');
    must(await castVote(first, votes(id, one), during));
    expect(codeOf(await castVote(first, votes(id, other), during))).toBe('deliberation-voted');
    expect((await getOwnDeliberation(second, here.roundId, id))?.votes).toBeNull();
    expect((await getDeliberation(admin, here.listId, id))?.votes).toBeNull();
    const tally = (await getOwnDeliberation(first, here.roundId, id))?.votes;
    expect(tally?.map(({ approvals, ballots }) => [approvals, ballots]).sort()).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it('needs the quorum to close, or a reason', async () => {
    const close = { deliberationId: id, reason: '' };
    expect(codeOf(await closeDeliberation(admin, close, during))).toBe('deliberation-quorum');
    const decision = { deliberationId: id, reason: '按票数决定', lines: [] };
    expect(codeOf(await previewDecision(admin, decision))).toBe('deliberation-not-closed');
    const [, second] = here.members;
    if (!second) return missing();
    must(await castVote(second, votes(id, here.entryIds[1] ?? ''), during));
    must(await closeDeliberation(admin, close, during));
    expect(codeOf(await castVote(second, votes(id), during))).toBe('deliberation-over');
    expect(codeOf(await saveWords(second, say(id, { about: '', text: '晚了' }, true), during))).toBe(
      'deliberation-over',
    );
  });

  it('is decided as the votes have it, after a preview that changes nothing, all lines at once', async () => {
    const page = (await getDeliberation(admin, here.listId, id)) ?? missing();
    const [, one = '', other = ''] = here.entryIds;
    const preset = new Map(page.decision?.map((line) => [line.entryId, line.preset]));
    expect(preset.get(one)).toEqual({ to: 'SELECTED', prizeCode: null });
    expect(preset.get(other)).toEqual({ to: 'RESERVE', prizeCode: null });
    const line = (entryId: string, to: 'SELECTED' | 'RESERVE', reason = '') => ({
      entryId,
      to,
      prizeCode: null,
      reason,
    });
    const decision = {
      deliberationId: id,
      reason: '按票数决定',
      lines: [line(one, 'SELECTED', '数据更扎实'), line(other, 'RESERVE')],
    };
    expect(codeOf(await previewDecision(admin, { ...decision, lines: decision.lines.slice(1) }))).toBe(
      'deliberation-undecided',
    );
    const preview = must(await previewDecision(admin, decision));
    expect(preview.counts).toEqual([{ prizeCode: null, before: 1, after: 2 }]);
    expect(preview.lines.map(({ from, to, changes }) => [from, to, changes])).toEqual([
      ['UNDECIDED', 'SELECTED', true],
      ['UNDECIDED', 'RESERVE', true],
    ]);
    expect(await db.listOverride.count({ where: { listId: here.listId } })).toBe(0);
    expect(must(await decideDeliberation(admin, decision, during))).toEqual({ changed: 2 });
    expect(codeOf(await decideDeliberation(admin, decision, during))).toBe('deliberation-over');
    const filter = { decision: 'SELECTED', search: '', page: 1 } as const;
    const list = (await getList(admin, here.listId, filter, during.now)) ?? missing();
    const decided = list.lines.find(({ entry }) => entry.id === one);
    expect(decided?.reason.code).toBe('tied-at-border');
    expect(decided?.overrides).toMatchObject([{ reason: '数据更扎实', deliberationId: id }]);
    expect(list.blockers).toEqual([]);
    must(await confirmList(admin, { listId: here.listId }, during));
  });
});

describe('a second look', () => {
  it('gives one more judge exactly the entries that they may take, and names the others', async () => {
    const here = await tied();
    const { deliberationId } = must(await here.open());
    const [, one = '', other = ''] = here.entryIds;
    const held = await db.assignment.findMany({ where: { entryId: { in: [one, other] } } });
    const has = held.find(({ entryId }) => entryId === one)?.roundJudgeId ?? '';
    const fresh = here.pool.find(
      ({ roundJudgeId }) => !held.some((row) => row.roundJudgeId === roundJudgeId),
    );
    const roundJudgeId = fresh?.roundJudgeId ?? missing();
    await writer().conflict.create({
      data: {
        personId: fresh?.personId ?? '',
        entryId: other,
        kind: 'DECLARED',
        reason: '亲属',
        setById: 'x',
        createdAt: during.now,
      },
    });
    const look = (await previewSecondLook(admin, { deliberationId, roundJudgeId }, during.now)) ?? missing();
    expect(new Map(look.lines.map(({ entryId, why }) => [entryId, why]))).toEqual(
      new Map([
        [one, null],
        [other, 'barred'],
      ]),
    );
    expect(look.judgingOpen).toBe(true);
    const own =
      (await previewSecondLook(admin, { deliberationId, roundJudgeId: has }, during.now)) ?? missing();
    expect(own.lines.find(({ entryId }) => entryId === one)?.why).toBe('has');
    const add = { deliberationId, roundJudgeId };
    expect(codeOf(await addSecondLook(admin, { ...add, entryIds: [one, other] }, during))).toBe(
      'changed-meanwhile',
    );
    expect(codeOf(await addSecondLook(here.teacher, { ...add, entryIds: [one] }, during))).toBe('not-found');
    expect(must(await addSecondLook(admin, { ...add, entryIds: [one] }, during))).toEqual({ count: 1 });
    const page = (await getDeliberation(admin, here.listId, deliberationId)) ?? missing();
    expect(page.look.sheets.filter(({ entryId }) => entryId === one).map(({ status }) => status)).toContain(
      null,
    );
    const codes = (
      await getList(admin, here.listId, { decision: 'SELECTED', search: '', page: 1 }, during.now)
    )?.blockers;
    expect(codes?.map(({ code }) => code)).toContain('list-sheets-missing');
  });
});

it('ends with a list that a newer one replaces, and frees it when it is dropped', async () => {
  const here = await tied();
  const { deliberationId } = must(await here.open());
  const [first] = here.members;
  if (!first) return missing();
  must(await dropDeliberation(admin, { deliberationId, reason: '改为复评' }, during));
  expect(codeOf(await castVote(first, votes(deliberationId), during))).toBe('deliberation-over');
  const second = must(await here.open());
  must(await draftEntryList(admin, { edgeId: here.edge.id }, during));
  expect(codeOf(await castVote(first, votes(second.deliberationId), during))).toBe('deliberation-over');
  expect((await getDeliberation(admin, here.listId, second.deliberationId))?.isPast).toBe(true);
  expect(codeOf(await closeDeliberation(admin, { ...second, reason: '强行截止' }, during))).toBe(
    'list-wrong-status',
  );
});

it('parts a tie across a prize, and writes which prize became which', async () => {
  const here = await tied();
  const { roundId } = here;
  await writer().prizeRule.createMany({
    data: ['一等奖', '二等奖'].map((name, order) => ({
      roundId,
      code: `P${order + 1}`,
      name,
      mode: 'COUNT' as const,
      value: 2,
      order,
    })),
  });
  const { listId } = must(await draftAwardList(admin, { roundId }, during));
  const { shown } = (await getOpening(admin, listId, '')) ?? missing();
  expect(shown?.borders.map(({ key, tied: count }) => [key, count])).toEqual([
    [':P1', 2],
    [':P2', 0],
  ]);
  expect(shown?.border).toBe(':P1');
  const { deliberationId } = must(await here.open({ listId, border: ':P1', quorum: 0 }));
  const [first] = here.members;
  if (!first) return missing();
  const [best = '', one = '', other = ''] = here.entryIds;
  must(await castVote(first, votes(deliberationId, other), during));
  must(await closeDeliberation(admin, { deliberationId, reason: '' }, during));
  const page = (await getDeliberation(admin, listId, deliberationId)) ?? missing();
  const preset = new Map(page.decision?.map((line) => [line.entryId, line.preset]));
  expect(preset.get(other)).toEqual({ to: 'SELECTED', prizeCode: 'P1' });
  expect(preset.get(one)).toEqual({ to: 'SELECTED', prizeCode: 'P2' });
  const lines = [other, one].map((entryId, index) => ({
    entryId,
    to: 'SELECTED' as const,
    prizeCode: `P${index + 1}`,
    reason: '',
  }));
  must(await decideDeliberation(admin, { deliberationId, reason: '按票数决定', lines }, during));
  const changes = await db.listOverride.findMany({ where: { deliberationId } });
  expect(Object.fromEntries(changes.map(({ entryId, toPrize }) => [entryId, toPrize]))).toEqual({
    [other]: 'P1',
    [one]: 'P2',
  });
  expect((await db.entryListLine.findFirst({ where: { listId, entryId: best } }))?.prizeCode).toBe('P1');
});
