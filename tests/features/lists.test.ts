import { beforeAll, describe, expect, it } from 'vitest';

import { cap } from '#app/commands/sample/settings.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { KEPT, keptNames } from '#app/features/results/kept-names.ts';
import { getList, listsOfRound } from '#app/features/results/lists.server.ts';
import { reasonText } from '#app/features/results/reason-text.ts';
import { LineReasonSchema } from '#app/features/results/stored.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { ownShare } from '#app/features/results/own-share.server.ts';
import { overrideListLine } from '#app/features/results/override-list-line.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createPerson, grantRole, viewerOf } from '../factories.ts';
import { admin, during, must } from './contest.ts';
import { ranked } from './ranked.ts';

const missing = (): never => {
  throw new Error('the list is not there');
};
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

const FULL = { decision: 'SELECTED', search: '', page: 1 } as const;
const lines = (listId: string) =>
  db.entryListLine.findMany({ where: { listId }, orderBy: { position: 'asc' } });

describe('an entry list', () => {
  let here: Awaited<ReturnType<typeof ranked>>;
  let listId: string;
  beforeAll(async () => {
    here = await ranked();
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
  const here = await ranked({ twoPersonLists: true });
  const { listId } = must(await here.draftList());
  expect(codeOf(await confirmList(admin, { listId }, during))).toBe('list-second-person');
  const own = (await getList(admin, listId, FULL, during.now)) ?? missing();
  const second = await createPerson();
  await grantRole(second.id, 'ADMIN', { unitId: here.round.unitId });
  const other = await viewerOf(second.id);
  const theirs = (await getList(other, listId, FULL, during.now)) ?? missing();
  // The button is shown to whom it works for.
  expect([own.waitsForOther, theirs.waitsForOther]).toEqual([true, false]);
  expect(codeOf(await confirmList(other, { listId }, during))).toBe('ok');
  const confirmed = (await getList(admin, listId, FULL, during.now)) ?? missing();
  // The first was the portal itself, which is nobody.
  expect([confirmed.draftedBy, confirmed.confirmedBy]).toEqual(['', other.name]);
});

it('offers no draft for the next round before its quota is set', async () => {
  const here = await ranked();
  expect((await listsOfRound(admin, here.roundId))?.hasQuota).toBe(true);
  await writer().quotaLine.deleteMany({ where: { quota: { roundId: here.roundId, kind: 'ADVANCE' } } });
  expect((await listsOfRound(admin, here.roundId))?.hasQuota).toBe(false);
  expect(codeOf(await here.draftList())).toBe('list-no-quota');
});

it('gives its reasons in English with the names that the round has in English', async () => {
  const here = await ranked();
  const { roundId } = here;
  const groups = await db.group.findMany({ where: { roundId }, select: { id: true, name: true } });
  await Promise.all(
    groups.map(({ id, name }) => writer().group.update({ where: { id }, data: { nameEn: `EN ${name}` } })),
  );
  const rows = [cap(2), cap(1, ['group'])];
  must(await saveRows(admin, { roundId, list: 'advance-quota', rows, reserves: 0 }, during));
  const { listId } = must(await here.draftList());
  const list = (await getList(admin, listId, { ...FULL, decision: 'NOT_SELECTED' }, during.now)) ?? missing();
  const texts = (locale: 'zh' | 'en') => {
    const t = translator(locale);
    const nameOf = keptNames(t, locale, list.english);
    return list.lines.map(({ reason }) => reasonText(t, reason, nameOf)).join('\n');
  };
  const name = groups.find((group) => texts('zh').includes(group.name))?.name ?? missing();
  expect(texts('en')).toContain(`EN ${name}`);
  expect(texts('zh')).not.toContain('EN ');
  const words = keptNames(translator('en'), 'en', list.english);
  expect(words(`${name} · ${KEPT.team}`)).toBe(`EN ${name} · ${translator('en')('results.team')}`);
  expect(words('永康市')).toBe('永康市');
});

it('says which prize a tie is for, and lets one prize be changed for another', async () => {
  const here = await ranked();
  const prize = (code: string, name: string, order: number) =>
    ({ roundId: here.roundId, code, name, order, mode: 'COUNT', value: 1 }) as const;
  await writer().prizeRule.createMany({ data: [prize('P1', '一等奖', 1), prize('P2', '二等奖', 2)] });
  const row = await db.resultRow.findMany({
    where: { result: { roundId: here.roundId } },
    orderBy: { rank: 'asc' },
  });
  await writer().resultRow.update({
    where: { id: row[2]?.id ?? '' },
    data: { rank: 2, value: row[1]?.value ?? 0 },
  });
  const { listId } = must(await draftAwardList(admin, { roundId: here.roundId }, during));
  const drafted = await lines(listId);
  const tied = drafted.filter(({ decision }) => decision === 'UNDECIDED');
  expect(tied.map(({ reason }) => reason)).toMatchObject(
    Array.from({ length: 2 }, () => ({
      code: 'prize-tied',
      params: { rank: 2, prize: '二等奖', prizeCode: 'P2', places: 1, group: 2 },
    })),
  );
  const t = translator('zh');
  expect(reasonText(t, LineReasonSchema.parse(tied[0]?.reason))).toBe(
    '第 2 名并列 2 件，“二等奖”只剩 1 个名额，需由人决定',
  );
  const first = drafted.find(({ prizeCode }) => prizeCode === 'P1') ?? missing();
  const change = { listId, entryId: first.entryId, to: 'SELECTED' as const, reason: '评委会复议' };
  must(await overrideListLine(admin, { ...change, prizeCode: 'P2' }, during));
  expect((await lines(listId)).find(({ entryId }) => entryId === first.entryId)?.prizeCode).toBe('P2');
});

it('names the codes that the round above lacks, and enters nothing', async () => {
  const here = await ranked();
  const { listId } = must(await here.draftList());
  must(await confirmList(admin, { listId }, during));
  const present = await db.entry.findFirst({
    where: { roundId: here.roundId },
    select: { discipline: { select: { code: true, name: true } } },
  });
  await writer().discipline.deleteMany({
    where: { roundId: here.above.id, code: present?.discipline?.code },
  });
  const shown = (await getList(admin, listId, FULL, during.now)) ?? missing();
  expect(shown.blockers.map(({ code }) => code)).toEqual(['list-codes-missing']);
  const refused = await handOnList(admin, { listId }, during);
  expect(refused.ok ? null : refused.refusals[0]).toMatchObject({
    code: 'list-codes-missing',
    params: { codes: `${present?.discipline?.name} ${present?.discipline?.code}` },
  });
  expect(await db.entry.count({ where: { roundId: here.above.id } })).toBe(0);
});

it('shows a unit its own part of the next round once its list is public, and nobody else’s', async () => {
  const here = await ranked();
  const { listId } = must(await here.draftList());
  must(await confirmList(admin, { listId }, during));
  must(await handOnList(admin, { listId }, during));
  const above = here.above.id;
  const own = await createPerson();
  await grantRole(own.id, 'ADMIN', { unitId: here.round.unitId });
  const viewer = await viewerOf(own.id);
  const share = async () => (await ownShare(viewer, here.roundId))?.[0] ?? missing();
  expect(await share()).toMatchObject({ sent: 2, lists: [] });
  // A list above with places for each unit, of which one of ours takes one.
  const entries = await db.entry.findMany({ where: { roundId: above }, select: { id: true } });
  const table = await writer().result.create({
    data: {
      roundId: above,
      version: 1,
      method: 'MEAN',
      decimals: 2,
      inputsHash: '',
      summary: { entries: 2, scored: 2, missingSheets: 0, recusedSheets: 0, ties: [] },
      createdById: own.id,
    },
  });
  const unit = await db.unit.findUniqueOrThrow({ where: { id: here.round.unitId } });
  const label = (name: string) => ({ kind: 'cap', limit: 3, used: 1, label: { unit: name } });
  const list = await writer().entryList.create({
    data: {
      roundId: above,
      resultId: table.id,
      kind: 'ENTRY',
      status: 'CONFIRMED',
      title: '推荐名单',
      rules: { caps: [label(unit.name), label('别的县')], reserves: 0 },
      draftedById: own.id,
      lines: {
        create: entries.map(({ id }, index) => ({
          entryId: id,
          decision: index === 0 ? ('SELECTED' as const) : ('NOT_SELECTED' as const),
          reason: { code: 'taken', params: {} },
        })),
      },
    },
  });
  expect((await share()).lists).toEqual([]);
  await writer().notice.create({
    data: {
      roundId: above,
      listId: list.id,
      title: '推荐名单公示',
      publishedAt: during.now,
      closesAt: during.now,
      snapshot: {},
      snapshotHash: '',
      publishedById: own.id,
    },
  });
  expect((await share()).lists).toMatchObject([
    { kind: 'ENTRY', selected: 1, caps: [{ used: 1, limit: 3, label: [] }] },
  ]);
  expect(await ownShare(here.teacher, here.roundId)).toBeNull();
});

it('leaves a tie across the border to people', async () => {
  const here = await ranked();
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

describe('rules that cannot hold together', () => {
  it('are named with the list, which breaks as little as possible', async () => {
    const here = await ranked();
    const { roundId } = here;
    const rows = [cap(2), { ...cap(4), kind: 'FLOOR' as const }];
    must(await saveRows(admin, { roundId, list: 'advance-quota', rows, reserves: 0 }, during));
    const { listId } = must(await here.draftList());
    const { rules, lines: selected } = (await getList(admin, listId, FULL, during.now)) ?? missing();
    expect(selected.map(({ entry }) => entry.id)).toEqual(here.entryIds.slice(0, 2));
    expect(rules.clashes.map((clash) => clash.map(({ kind, limit }) => [kind, limit]))).toEqual([
      [
        ['cap', 2],
        ['floor', 4],
      ],
    ]);
    expect(rules.caps.map(({ kind, used, limit }) => [kind, used, limit])).toEqual([
      ['cap', 2, 2],
      ['floor', 2, 4],
    ]);
    expect(rules.proved).toBe(true);
  });
});

describe('what is still open', () => {
  it('keeps a list from being confirmed, is named with the way to settle it, and is checked again', async () => {
    const here = await ranked({ judgesPerEntry: 1 });
    const { roundId } = here;
    const { listId } = must(await here.draftList());
    const open = async () => {
      const { blockers } = (await getList(admin, listId, FULL, during.now)) ?? missing();
      return blockers.map(({ code, params }) => [code, params?.count]);
    };
    expect(await open()).toEqual([]);
    const task = await db.assignment.findFirstOrThrow({ where: { entryId: here.entryIds[4] } });
    await writer().scoreSheet.update({
      where: { assignmentId: task.id },
      data: { status: 'DRAFT', submittedAt: null },
    });
    await writer().flag.create({
      data: {
        token: 'a',
        roundId,
        entryId: here.entryIds[0] ?? '',
        roundJudgeId: task.roundJudgeId,
        kind: 'ADULT_WORK',
        words: '像是成人完成的',
        createdAt: during.now,
      },
    });
    const change = { listId, entryId: here.entryIds[2] ?? '', reason: '评委会讨论决定' };
    must(await overrideListLine(admin, { ...change, to: 'SELECTED' }, during));
    expect(await open()).toEqual([
      ['list-sheets-missing', 1],
      ['list-flags-open', 1],
      ['list-over-quota', 1],
    ]);
    const refused = await confirmList(admin, { listId }, during);
    expect(refused.ok ? [] : refused.refusals.map(({ code }) => code)).toEqual([
      'list-sheets-missing',
      'list-flags-open',
      'list-over-quota',
    ]);
    must(await overrideListLine(admin, { ...change, to: 'NOT_SELECTED' }, during));
    await writer().flag.updateMany({ where: { roundId }, data: { settledAt: during.now } });
    // Submitted again, but later than the table: what it says now has not been counted.
    await writer().scoreSheet.update({
      where: { assignmentId: task.id },
      data: { status: 'SUBMITTED', submittedAt: new Date(during.now.getTime() + 1000) },
    });
    expect(await open()).toEqual([['list-table-old', 1]]);
    await writer().scoreSheet.update({
      where: { assignmentId: task.id },
      data: { submittedAt: during.now },
    });
    must(await confirmList(admin, { listId }, during));
  });
});
