import { beforeAll, describe, expect, it } from 'vitest';

import { judgeRound } from '#app/commands/sample/drive.ts';
import { cap } from '#app/commands/sample/settings.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { overrideListLine } from '#app/features/results/override-list-line.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createPerson, createRound, createUnit, grantRole, viewerOf } from '../factories.ts';
import { admin, contest, during, entries, judges, must } from './contest.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

/** A judged round of five entries, of which two go on to a round above; the scoring table is computed. */
async function season(data: Parameters<typeof contest>[0] = {}) {
  const here = await contest({ judgesPerEntry: 1, ...data });
  const roundId = here.round.id;
  const entryIds = await entries(here, 5, 'eligible');
  await judges(roundId, 2);
  const above = await createRound({
    unitId: (await createUnit({ kind: 'PREFECTURE' })).id,
    editionId: here.round.editionId,
    source: 'PROMOTION',
  });
  const edge = await writer().promotionEdge.create({ data: { fromRoundId: roundId, toRoundId: above.id } });
  must(await saveRows(admin, { roundId, list: 'advance-quota', rows: [cap(2)], reserves: 1 }, during));
  const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
  must(await applyPlan(admin, { planId }, during));
  const points = new Map(entryIds.map((id, index) => [id, 20 - index]));
  await judgeRound(roundId, during.now, ({ entryId }) => [points.get(entryId) ?? 0, 10, 10], {
    feedback: '',
  });
  must(await computeResult(admin, { roundId }, during));
  const draftList = () => draftEntryList(admin, { edgeId: edge.id }, during);
  return { ...here, roundId, above, entryIds, draftList };
}
const lines = (listId: string) =>
  db.entryListLine.findMany({ where: { listId }, orderBy: { position: 'asc' } });

describe('an entry list', () => {
  let here: Awaited<ReturnType<typeof season>>;
  let listId: string;
  beforeAll(async () => {
    here = await season();
    ({ listId } = must(await here.draftList()));
  });

  it('takes the best under the quota, then the reserves, and gives every line its reason', async () => {
    const decided = new Map((await lines(listId)).map((line) => [line.entryId, line]));
    expect(here.entryIds.map((id) => decided.get(id)?.decision)).toEqual([
      'SELECTED',
      'SELECTED',
      'RESERVE',
      'NOT_SELECTED',
      'NOT_SELECTED',
    ]);
    expect([...decided.values()].every((line) => line.reason !== null)).toBe(true);
  });

  it('cannot be handed on or published before it is confirmed', async () => {
    expect(codeOf(await handOnList(admin, { listId }, during))).toBe('list-wrong-status');
    const notice = { listId, title: '推荐名单公示', body: '', days: 7 };
    expect(codeOf(await publishList(admin, notice, during))).toBe('list-wrong-status');
  });

  it('changes by hand only while it is a draft, and says why it changed', async () => {
    const change = {
      listId,
      entryId: here.entryIds[2] ?? '',
      to: 'NOT_SELECTED' as const,
      reason: '作者申请退出比赛',
    };
    must(await overrideListLine(admin, change, during));
    must(await confirmList(admin, { listId }, during));
    expect(codeOf(await overrideListLine(admin, { ...change, to: 'SELECTED' }, during))).toBe(
      'list-wrong-status',
    );
    expect(await db.listOverride.findMany({ where: { listId } })).toMatchObject([
      { entryId: change.entryId, reason: '作者申请退出比赛' },
    ]);
  });

  it('enters its projects above once, with their school, authors and materials, also when two press', async () => {
    const handed = await Promise.all([
      handOnList(admin, { listId }, during),
      handOnList(admin, { listId }, during),
    ]);
    expect(handed.map(codeOf).sort()).toEqual(['list-wrong-status', 'ok']);
    const above = await db.entry.findMany({
      where: { roundId: here.above.id },
      orderBy: { number: 'asc' },
      include: { project: true, events: true },
    });
    expect(above.map((entry) => entry.fromEntryId).sort()).toEqual(here.entryIds.slice(0, 2).sort());
    expect(above.every((entry) => entry.unitId === here.round.unitId && entry.events.length === 1)).toBe(
      true,
    );
    const below = await db.entry.findMany({ where: { id: { in: here.entryIds.slice(0, 2) } } });
    expect(above.map((entry) => entry.projectId).sort()).toEqual(
      below.map((entry) => entry.projectId).sort(),
    );
  });

  it('does not move when the scoring table is computed again', async () => {
    const before = await lines(listId);
    must(await computeResult(admin, { roundId: here.roundId }, during));
    expect(await lines(listId)).toEqual(before);
  });
});

it('needs a second person where the round asks for two', async () => {
  const here = await season({ twoPersonLists: true });
  const { listId } = must(await here.draftList());
  expect(codeOf(await confirmList(admin, { listId }, during))).toBe('list-second-person');
  const second = await createPerson();
  await grantRole(second.id, 'ADMIN', { unitId: here.round.unitId });
  expect(codeOf(await confirmList(await viewerOf(second.id), { listId }, during))).toBe('ok');
});

it('names the codes that the round above lacks, and enters nothing', async () => {
  const here = await season();
  const { listId } = must(await here.draftList());
  must(await confirmList(admin, { listId }, during));
  const present = await db.entry.findFirst({
    where: { roundId: here.roundId },
    select: { discipline: { select: { code: true, name: true } } },
  });
  await writer().discipline.deleteMany({
    where: { roundId: here.above.id, code: present?.discipline?.code },
  });
  const refused = await handOnList(admin, { listId }, during);
  expect(refused.ok ? null : refused.refusals[0]).toMatchObject({
    code: 'list-codes-missing',
    params: { codes: `${present?.discipline?.name} ${present?.discipline?.code}` },
  });
  expect(await db.entry.count({ where: { roundId: here.above.id } })).toBe(0);
});

it('leaves a tie across the border to people', async () => {
  const here = await season();
  const tied = here.entryIds.slice(1, 3);
  const marks = await db.mark.findMany({
    where: { sheet: { assignment: { entryId: { in: tied } } }, criterion: { code: 'C1' } },
  });
  await writer().mark.updateMany({
    where: { sheetId: { in: marks.map((mark) => mark.sheetId) }, criterionId: marks[0]?.criterionId },
    data: { pointsX100: 1800 },
  });
  must(await computeResult(admin, { roundId: here.roundId }, during));
  const { listId } = must(await here.draftList());
  const undecided = (await lines(listId)).filter((line) => line.decision === 'UNDECIDED');
  expect(undecided.map((line) => line.entryId).sort()).toEqual([...tied].sort());
  expect(codeOf(await confirmList(admin, { listId }, during))).toBe('list-undecided');
});
