import { describe, expect, it } from 'vitest';

import { banJudge, liftBan } from '#app/features/judges/ban-judge.server.ts';
import { answerInvitation } from '#app/features/judges/answer-invitation.server.ts';
import { assignReplacement, listReplacements } from '#app/features/judges/assign-replacement.server.ts';
import { listConflicts } from '#app/features/judges/conflict-list.server.ts';
import { firstStep, getDeclaration } from '#app/features/judges/declaration.server.ts';
import { declareConflicts } from '#app/features/judges/declare-conflicts.server.ts';
import { judgeHistory } from '#app/features/judges/history.server.ts';
import { importJudges, previewJudges } from '#app/features/judges/import-judges.server.ts';
import { getJudge, listJudges } from '#app/features/judges/pool-queries.server.ts';
import { setConflict } from '#app/features/judges/set-conflict.server.ts';
import { getSupply } from '#app/features/judges/supply.server.ts';
import { takeJudges } from '#app/features/judges/take-judges.server.ts';
import { addJudges, updateJudge } from '#app/features/judging/add-judges.server.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { editPlan } from '#app/features/judging/edit-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { recuse } from '#app/features/judging/score-sheet.server.ts';
import { markField } from '#app/domain/score-sheet.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createViewer, grantRole, viewerOf } from '../factories.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const ALL = { search: '', discipline: '', organisation: '', banned: false, page: 1 };
let sequence = 0;
const academy = () => `测试学院${(sequence += 1)}`;

/** A contest with an administrator of its unit and a table of two judges imported into it. */
async function pooled(facts: Parameters<typeof contest>[0] = {}) {
  const here = await contest(facts);
  const manager = await createViewer('ADMIN', { unitId: here.unit.id });
  const place = academy();
  const table = [
    ['姓名', '单位', '学科', '可评数量'],
    ['陈一鸣', place, '物理:80 EN:60', '12'],
    ['李二', place, '', ''],
  ];
  const target = { unitId: here.unit.id, table };
  must(await importJudges(manager, target, during));
  const people = await db.person.findMany({
    where: { judgeProfile: { organisation: place } },
    orderBy: { name: 'desc' },
  });
  const [chen, li] = people;
  if (!chen || !li) throw new Error('judges');
  return { ...here, manager, place, table, target, chen, li };
}

describe('the import of judges', () => {
  it('makes accounts once: the same table again only completes what is known', async () => {
    const { manager, unit, table, target, place, chen } = await pooled();
    expect(
      await db.judgeProfile.findUniqueOrThrow({
        where: { personId: chen.id },
        include: { expertise: { orderBy: { disciplineCode: 'asc' } } },
      }),
    ).toMatchObject({
      usualMaxLoad: 12,
      expertise: [
        { disciplineCode: 'EN', weight: 60 },
        { disciplineCode: 'PH', weight: 80 },
      ],
    });
    expect(must(await importJudges(manager, target, during))).toEqual({ added: 0, known: 2 });
    expect(await db.person.count({ where: { judgeProfile: { organisation: place } } })).toBe(2);
    // The same name is somebody else only when it is said.
    const choices = { '2': 'new' };
    expect(must(await importJudges(manager, { unitId: unit.id, table, choices }, during))).toEqual({
      added: 1,
      known: 1,
    });
  });

  it('imports nothing at all while one row is bad', async () => {
    const { manager, unit } = await pooled();
    const place = academy();
    const bad = [
      ['姓名', '单位', '学科'],
      ['张三', place, '物理'],
      ['王五', place, '炼金术'],
    ];
    const plan = must(await previewJudges(manager, unit.id, bad));
    expect(plan).toMatchObject({ added: [{ line: 2 }], rejected: [{ line: 3 }] });
    expect(codeOf(await importJudges(manager, { unitId: unit.id, table: bad }, during))).toBe(
      'judge-table-rows',
    );
    expect(await db.judgeProfile.count({ where: { organisation: place } })).toBe(0);
  });

  it('is for who administers the unit, and stays out of other units’ pools', async () => {
    const { unit, table, chen, manager } = await pooled();
    const stranger = await createViewer('ADMIN', { unitId: (await contest()).unit.id });
    expect(codeOf(await importJudges(stranger, { unitId: unit.id, table }, during))).toBe('not-found');
    expect((await listJudges(stranger, ALL, during.now)).total).toBe(0);
    expect(await getJudge(stranger, chen.id, during.now)).toBeNull();
    const pool = await listJudges(manager, { ...ALL, discipline: 'PH' }, during.now);
    expect(pool.judges.map((judge) => judge.name)).toEqual(['陈一鸣']);
  });
});

describe('judges who are known', () => {
  it('are taken in as the same people from typed lines, and keep what they are known for', async () => {
    const { manager, round, place, chen } = await pooled();
    const lines = [{ name: '陈一鸣', organisation: place, disciplineCodes: ['EN'] }];
    const [added] = must(await addJudges(manager, { roundId: round.id, judges: lines }, during));
    expect(added).toMatchObject({ personId: chen.id, isNew: false });
    must(
      await updateJudge(
        manager,
        { roundJudgeId: added?.roundJudgeId ?? '', disciplineCodes: ['PH'], maxLoad: null },
        during,
      ),
    );
    const left = await db.judgeExpertise.findMany({ where: { personId: chen.id } });
    expect(left).toEqual([{ personId: chen.id, disciplineCode: 'PH', weight: 80 }]);
  });

  it('on a blacklist are refused, left out of plans, and come back when it is lifted', async () => {
    const { manager, round, unit, place, chen, ...here } = await pooled({ judgesPerEntry: 1 });
    await entries({ ...here, round, unit }, 1, 'eligible');
    const take = () =>
      takeJudges(
        manager,
        { roundId: round.id, personIds: [chen.id], expectedLoad: null, act: 'take' },
        during,
      );
    must(await take());
    const { banId } = must(
      await banJudge(manager, { personId: chen.id, unitId: unit.id, reason: '多次失约' }, during),
    );
    expect(codeOf(await proposePlan(manager, { roundId: round.id, seed: 1 }, during))).toBe(
      'assignment-no-judges',
    );
    const other = await contest();
    const lines = [{ name: '陈一鸣', organisation: place, disciplineCodes: [] }];
    // Elsewhere nobody hears of it.
    must(await addJudges(admin, { roundId: other.round.id, judges: lines }, during));
    expect(codeOf(await take())).toBe('judge-banned');
    must(await liftBan(manager, { banId, reason: '已经说明情况' }, during));
    expect(must(await proposePlan(manager, { roundId: round.id, seed: 1 }, during)).pairs).toBe(1);
    expect(
      await db.auditLine.count({ where: { subjectId: chen.id, verb: { in: ['ban-judge', 'lift-ban'] } } }),
    ).toBe(2);
  });

  it('may be barred from the whole portal by an operator alone', async () => {
    const { manager, chen } = await pooled();
    const everywhere = { personId: chen.id, unitId: null, reason: '冒用身份' };
    expect(codeOf(await banJudge(manager, everywhere, during))).toBe('not-found');
    const { banId } = must(await banJudge(admin, everywhere, during));
    expect(codeOf(await liftBan(manager, { banId, reason: '已经说明情况' }, during))).toBe('not-found');
  });
});

describe('an invitation to a round', () => {
  it('leaves the judge out of plans until it is accepted, with the judge’s own maximum', async () => {
    const { manager, round, chen, li, ...here } = await pooled({ judgesPerEntry: 1 });
    const ids = await entries({ ...here, round }, 2, 'eligible');
    const invited = {
      roundId: round.id,
      personIds: [chen.id, li.id],
      expectedLoad: 10,
      act: 'invite' as const,
    };
    expect(must(await takeJudges(manager, invited, during)).personIds).toHaveLength(2);
    expect(must(await takeJudges(manager, invited, during)).personIds).toEqual([]);
    const propose = () => proposePlan(manager, { roundId: round.id, seed: 1 }, during);
    expect(codeOf(await propose())).toBe('assignment-no-judges');
    const judge = await viewerOf(chen.id);
    expect(await firstStep(judge, round.id)).toBe('invitation');
    must(
      await answerInvitation(
        judge,
        { roundId: round.id, answer: 'ACCEPTED', maxLoad: 1, text: '周末' },
        during,
      ),
    );
    must(
      await answerInvitation(
        await viewerOf(li.id),
        { roundId: round.id, answer: 'DECLINED', text: '出差' },
        during,
      ),
    );
    const { planId, pairs, shortfalls } = must(await propose());
    expect([pairs, shortfalls]).toEqual([1, 1]);
    const declined = await db.roundJudge.findFirstOrThrow({ where: { personId: li.id } });
    const pair = { planId, entryId: ids[0] ?? '', roundJudgeId: declined.id, act: 'add' as const };
    expect(codeOf(await editPlan(manager, pair, during))).toBe('judge-not-available');
    must(await applyPlan(manager, { planId }, during));
    const late = { roundId: round.id, answer: 'DECLINED' as const, text: '病了' };
    expect(codeOf(await answerInvitation(judge, late, during))).toBe('judge-answered');
    expect(codeOf(await answerInvitation(manager, late, during))).toBe('not-found');
  });

  it('counts as supply once it is accepted', async () => {
    const { manager, round, chen, li, ...here } = await pooled({ judgesPerEntry: 2 });
    await entries({ ...here, round }, 2, 'eligible');
    must(
      await takeJudges(
        manager,
        { roundId: round.id, personIds: [li.id], expectedLoad: null, act: 'invite' },
        during,
      ),
    );
    must(
      await takeJudges(
        manager,
        { roundId: round.id, personIds: [chen.id], expectedLoad: null, act: 'take' },
        during,
      ),
    );
    const supply = await getSupply(manager, round.id);
    // All that the judge can take is for the one discipline that has entries; an entry wants two people.
    expect(supply?.rows).toMatchObject([{ places: 4, supply: 12, missingJudges: 1 }]);
  });
});

describe('conflicts of interest', () => {
  /** A round with two eligible entries and one judge in it. */
  async function blind() {
    const here = await pooled({ judgesPerEntry: 1 });
    const ids = await entries(here, 2, 'eligible');
    const { manager, round, chen } = here;
    must(
      await takeJudges(
        manager,
        { roundId: round.id, personIds: [chen.id], expectedLoad: null, act: 'take' },
        during,
      ),
    );
    const place = await db.roundJudge.findFirstOrThrow({ where: { roundId: round.id, personId: chen.id } });
    return {
      ...here,
      ids,
      judge: asJudge(chen.id, round.id),
      roundJudgeId: place.id,
      one: ids[0] ?? '',
      two: ids[1] ?? '',
    };
  }

  it('are declared from titles alone, before the queue, and bar the pair', async () => {
    const { round, judge, manager, one, roundJudgeId, school } = await blind();
    expect(await firstStep(judge, round.id)).toBe('declare');
    const seen = JSON.stringify(await getDeclaration(judge, round.id, ''));
    expect(seen).toContain('作品1');
    expect(seen).not.toContain(school.name);
    const authors = await db.projectAuthor.findMany({
      where: { project: { entries: { some: { roundId: round.id } } } },
    });
    for (const { name } of authors) expect(seen).not.toContain(name);
    const untied = { roundId: round.id, entryIds: [one], ties: {}, reasons: {} };
    expect(codeOf(await declareConflicts(judge, untied, during))).toBe('conflict-tie-missing');
    must(await declareConflicts(judge, { ...untied, ties: { [one]: 'taught' } }, during));
    expect(await firstStep(judge, round.id)).toBeNull();
    const { planId } = must(await proposePlan(manager, { roundId: round.id, seed: 1 }, during));
    expect(codeOf(await editPlan(manager, { planId, entryId: one, roundJudgeId, act: 'add' }, during))).toBe(
      'assignment-conflict',
    );
    const list = await listConflicts(manager, round.id, { roundJudgeId });
    expect(list?.lines.filter(({ state }) => state === 'barred')).toMatchObject([
      { entryId: one, reason: 'DECLARED', tie: 'taught' },
    ]);
  });

  it('are found by a tutor’s name and organisation, by an account, and by earlier projects', async () => {
    const { round, manager, one, two, chen, place } = await blind();
    const [first, second] = await Promise.all(
      [one, two].map((id) =>
        db.entry.findUniqueOrThrow({ where: { id }, include: { project: { include: { authors: true } } } }),
      ),
    );
    const tutor = { name: '陈 一鸣', organisation: place, order: 1 };
    await writer().projectTutor.create({ data: { ...tutor, projectId: first?.projectId ?? '' } });
    const author = second?.project.authors[0];
    if (!author) throw new Error('author');
    const { id: _, projectId: __, createdAt: ___, ...again } = author;
    await writer().project.create({
      data: {
        editionId: round.editionId,
        schoolId: second.schoolId,
        joinCode: `j${author.id.slice(-5)}`,
        createdById: 'x',
        authors: { create: [again] },
        tutors: { create: [{ ...tutor, name: '陈老师', personId: chen.id }] },
      },
    });
    const lines = async () => (await listConflicts(manager, round.id))?.lines ?? [];
    expect((await lines()).map(({ entryId, reason }) => [entryId, reason]).sort()).toEqual(
      [
        [one, 'TUTOR_NAME'],
        [two, 'MENTORED'],
      ].sort(),
    );
    expect(codeOf(await proposePlan(manager, { roundId: round.id, seed: 1 }, during))).toBe('ok');
    expect(must(await proposePlan(manager, { roundId: round.id, seed: 1 }, during)).pairs).toBe(0);
    await writer().projectTutor.create({
      data: { ...tutor, projectId: first?.projectId ?? '', personId: chen.id },
    });
    expect((await lines()).find(({ entryId }) => entryId === one)).toMatchObject({
      reason: 'TUTOR',
      isCertain: true,
    });
  });

  it('are set and lifted by hand with a reason, and a task that is not submitted is taken back', async () => {
    const { round, manager, one, roundJudgeId } = await blind();
    const { planId } = must(await proposePlan(manager, { roundId: round.id, seed: 1 }, during));
    must(await applyPlan(manager, { planId }, during));
    const set = (act: 'bar' | 'clear', reason: string) =>
      setConflict(manager, { roundJudgeId, entryId: one, act, reason }, during);
    must(await set('bar', '家长反映认识作者'));
    const status = async () => (await db.assignment.findFirstOrThrow({ where: { entryId: one } })).status;
    expect(await status()).toBe('REMOVED');
    const propose = () => proposePlan(manager, { roundId: round.id, seed: 1 }, during);
    expect(must(await propose()).pairs).toBe(0);
    must(await set('clear', '核实后没有关系'));
    expect(must(await propose()).pairs).toBe(1);
    const lines = (await listConflicts(manager, round.id, { entryId: one }))?.lines;
    expect(lines).toMatchObject([{ state: 'cleared', text: '核实后没有关系', by: manager.name }]);
    const stranger = await createViewer('ADMIN', { unitId: (await contest()).unit.id });
    expect(
      codeOf(
        await setConflict(stranger, { roundJudgeId, entryId: one, act: 'bar', reason: '没有权限' }, during),
      ),
    ).toBe('not-found');
  });

  it('show a shared surname to be looked at, and bar nobody for it', async () => {
    const { round, manager, one, roundJudgeId } = await blind();
    await writer().projectAuthor.updateMany({
      where: { project: { entries: { some: { id: one } } } },
      data: { name: '陈小小' },
    });
    const looks = async () =>
      (await listConflicts(manager, round.id))?.lines.filter(({ state }) => state === 'look');
    expect(await looks()).toEqual([]);
    const { planId, pairs } = must(await proposePlan(manager, { roundId: round.id, seed: 1 }, during));
    expect(pairs).toBe(2);
    must(await applyPlan(manager, { planId }, during));
    expect(await looks()).toMatchObject([{ entryId: one, reason: 'KIN', isTask: true }]);
    must(
      await setConflict(
        manager,
        { roundJudgeId, entryId: one, act: 'clear', reason: '同姓，不认识' },
        during,
      ),
    );
    expect(await looks()).toEqual([]);
  });

  it('put a recused project back at once and propose the best who is free', async () => {
    const { round, manager, one, judge, li } = await blind();
    const { planId } = must(await proposePlan(manager, { roundId: round.id, seed: 1 }, during));
    must(await applyPlan(manager, { planId }, during));
    const task = await db.assignment.findFirstOrThrow({ where: { entryId: one } });
    must(await recuse(judge, { assignmentId: task.id, reason: '认识作者' }, during));
    expect(await listReplacements(manager, round.id)).toMatchObject([{ isMissing: true, replacements: [] }]);
    must(
      await takeJudges(
        manager,
        { roundId: round.id, personIds: [li.id], expectedLoad: null, act: 'take' },
        during,
      ),
    );
    const [row] = (await listReplacements(manager, round.id)) ?? [];
    const [best] = row?.replacements ?? [];
    expect(best).toMatchObject({ name: '李二', fit: { kind: 'generalist' }, load: 0 });
    const replace = () =>
      assignReplacement(manager, { assignmentId: task.id, roundJudgeId: best?.judgeId ?? '' }, during);
    must(await replace());
    expect(codeOf(await replace())).toBe('changed-meanwhile');
    expect(await listReplacements(manager, round.id)).toMatchObject([{ isMissing: false, replacements: [] }]);
  });
});

describe('what judges have done', () => {
  it('is told over rounds that are judged: sheets, open tasks and severity beside the others', async () => {
    const here = await contest({ judgesPerEntry: 2 });
    await entries(here, 5, 'eligible');
    const pair = await judges(here.round.id, 2);
    const { planId } = must(await proposePlan(admin, { roundId: here.round.id, seed: 1 }, during));
    must(await applyPlan(admin, { planId }, during));
    const criteria = here.round.rubrics[0]?.criteria ?? [];
    const share = [0.5, 0.6];
    for (const [index, { personId, roundJudgeId }] of pair.entries()) {
      const tasks = await db.assignment.findMany({ where: { roundJudgeId } });
      for (const { id } of index === 0 ? tasks : tasks.slice(0, 5)) {
        const values = Object.fromEntries(
          criteria.map((one) => [markField(one.id), String((one.maxX100 / 100) * (share[index] ?? 0))]),
        );
        const sheet = { assignmentId: id, base: {}, values, submit: true };
        must(await saveSheet(asJudge(personId, here.round.id), sheet, during));
      }
    }
    const manager = await createViewer('ADMIN', { unitId: here.unit.id });
    const [first] = pair;
    const told = async (at: Date) =>
      (await judgeHistory(manager, [first?.personId ?? ''], at)).get(first?.personId ?? '');
    expect((await told(during.now))?.severity.shared).toBe(0);
    const after = await told(new Date('2027-01-01T00:00:00Z'));
    expect(after?.rounds).toMatchObject([{ assigned: 5, submitted: 5 }]);
    expect(after?.severity.shared).toBe(5);
    expect(after?.severity.difference).toBeCloseTo(-10);
    // Rounds of other units are not told.
    const stranger = await createViewer('ADMIN', { unitId: (await contest()).unit.id });
    await grantRole(first?.personId ?? '', 'JUDGE', { unitId: stranger.adminUnits[0]?.id });
    const elsewhere = await judgeHistory(stranger, [first?.personId ?? ''], new Date('2027-01-01T00:00:00Z'));
    expect(elsewhere.get(first?.personId ?? '')).toMatchObject({ rounds: [], severity: { shared: 0 } });
  });
});
