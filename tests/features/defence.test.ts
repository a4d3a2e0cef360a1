import { describe, expect, it } from 'vitest';

import { drawLots } from '#app/features/defence/draw-lots.server.ts';
import { markSlot } from '#app/features/defence/mark-slot.server.ts';
import { publishDefence, withdrawDefence } from '#app/features/defence/publish-defence.server.ts';
import { listPanelAvailability } from '#app/features/defence/panel-availability.server.ts';
import { getDefence, getDefenceSession } from '#app/features/defence/queries.server.ts';
import { removeSession, saveSession } from '#app/features/defence/save-session.server.ts';
import {
  getJudgeDefence,
  getWall,
  listOwnDefences,
  listSchoolDefences,
} from '#app/features/defence/schedule-queries.server.ts';
import { SaveSessionSchema } from '#app/features/defence/schemas.ts';
import { swapSlots } from '#app/features/defence/swap-slots.server.ts';
import { makeWallLink, revokeWallLink } from '#app/features/defence/wall-link.server.ts';
import { removePanel, savePanel } from '#app/features/judging/panels.server.ts';
import type { Mark } from '#app/domain/defence/marks.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createViewer } from '../factories.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';
import type { Contest } from './contest.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const reason = '名单有误，重新抽签';

/** A session's form, as it is typed. */
const typed = (roundId: string, panelId: string, data: Record<string, unknown> = {}) =>
  SaveSessionSchema.parse({
    roundId,
    panelId,
    room: '1 号会场',
    startsAt: '2026-06-02T09:00',
    endsAt: '2026-06-02T10:00',
    presentMinutes: 6,
    questionMinutes: 4,
    changeMinutes: 2,
    ...data,
  });

/** A round with a panel for physics, one for engineering, and a judge in each; `count` physics entries are eligible. */
async function hall(count = 4) {
  const here: Contest = await contest();
  const roundId = here.round.id;
  const ids = await entries(here, count, 'eligible');
  const pool = await judges(roundId, 2);
  const panel = async (name: string, index: number) =>
    must(
      await savePanel(
        admin,
        {
          roundId,
          panelId: null,
          name,
          disciplineIds: [here.round.disciplines[index]?.id ?? ''],
          roundJudgeIds: [pool[index]?.roundJudgeId ?? ''],
        },
        during,
      ),
    ).panelId;
  const [physics, engineering] = [await panel('物理组', 0), await panel('工程组', 1)];
  const { sessionId } = must(await saveSession(admin, typed(roundId, physics), during));
  const draw = (data: { seed?: number; reason?: string } = {}) =>
    drawLots(admin, { roundId, mode: 'LOT', reason: '', seed: 7, ...data }, during);
  const mark = (entryId: string, what: Mark, why: string | null = null) =>
    markSlot(admin, { entryId, mark: what, reason: why }, during);
  const order = async () =>
    (await db.defenceSlot.findMany({ where: { sessionId }, orderBy: { position: 'asc' } })).map(
      ({ entryId }) => entryId,
    );
  return { ...here, roundId, ids, pool, physics, engineering, sessionId, draw, mark, order };
}

describe('sessions', () => {
  it('use a room, a panel and a judge once at a time, and say which', async () => {
    const { roundId, physics, engineering, pool } = await hall(1);
    const save = (panelId: string, data: Record<string, unknown>) =>
      saveSession(admin, typed(roundId, panelId, data), during);
    expect((await save(engineering, {})).ok).toBe(false);
    expect(await save(engineering, {})).toMatchObject({
      refusals: [{ code: 'defence-room-taken', params: { panel: '物理组' } }],
    });
    expect(codeOf(await save(physics, { room: '2' }))).toBe('defence-panel-busy');
    must(
      await savePanel(
        admin,
        {
          roundId,
          panelId: engineering,
          name: '工程组',
          disciplineIds: [],
          roundJudgeIds: pool.map(({ roundJudgeId }) => roundJudgeId),
        },
        during,
      ),
    );
    expect(codeOf(await save(engineering, { room: '2' }))).toBe('defence-judge-busy');
    expect(codeOf(await save(engineering, { room: '2', endsAt: '2026-06-03T10:00' }))).toBe(
      'defence-one-day',
    );
    expect(codeOf(await save(engineering, { room: '2', breaks: '中午' }))).toBe('defence-breaks');
    expect(
      codeOf(await save(engineering, { startsAt: '2026-06-02T10:00', endsAt: '2026-06-02T11:00' })),
    ).toBe('ok');
    // A panel with sessions stays until they are gone.
    expect(codeOf(await removePanel(admin, { panelId: physics }, during))).toBe('defence-panel-used');
  });

  it('are made with the days in sight on which the judges can', async () => {
    const { roundId, pool } = await hall(1);
    const [first, second] = pool;
    await writer().judgeProfile.updateMany({
      where: { personId: { in: pool.map(({ personId }) => personId) } },
      data: { availability: '周末' },
    });
    await writer().roundJudge.update({
      where: { id: second?.roundJudgeId ?? '' },
      data: { answerText: '6 月 2 日下午' },
    });
    const said = await listPanelAvailability(admin, roundId);
    expect(said?.map(({ text }) => text).sort()).toEqual(['6 月 2 日下午', '周末']);
    await writer().roundJudge.update({
      where: { id: first?.roundJudgeId ?? '' },
      data: { leftAt: during.now },
    });
    expect(await listPanelAvailability(admin, roundId)).toHaveLength(1);
  });

  it('belong to who manages the round: for others they do not exist', async () => {
    const { roundId, physics, sessionId, ids, draw } = await hall(2);
    must(await draw());
    const stranger = await createViewer('ADMIN', { unitId: (await contest()).unit.id });
    const [entryId = '', otherId = ''] = ids;
    const tries = [
      saveSession(stranger, typed(roundId, physics, { room: '9' }), during),
      removeSession(stranger, { sessionId }, during),
      drawLots(stranger, { roundId, mode: 'LOT', reason }, during),
      publishDefence(stranger, { roundId, bring: '' }, during),
      withdrawDefence(stranger, { roundId }, during),
      markSlot(stranger, { entryId, mark: 'call', reason: null }, during),
      swapSlots(stranger, { entryId, otherId, reason }, during),
      makeWallLink(stranger, { roundId }, during),
      revokeWallLink(stranger, { roundId }, during),
    ];
    expect((await Promise.all(tries)).map(codeOf)).toEqual(tries.map(() => 'not-found'));
    expect(await getDefence(stranger, roundId, during.now)).toBeNull();
    expect(await listPanelAvailability(stranger, roundId)).toBeNull();
    expect(await getDefenceSession(stranger, roundId, sessionId, during.now)).toBeNull();
    // A session is not found under another round either.
    expect(await getDefenceSession(admin, (await hall(1)).roundId, sessionId, during.now)).toBeNull();
  });
});

describe('the draw', () => {
  it('places everybody once, is written down, and is drawn again only with a reason', async () => {
    const { roundId, ids, draw, order } = await hall();
    must(await draw());
    const first = await order();
    expect([...first].sort()).toEqual([...ids].sort());
    expect(codeOf(await draw({ seed: 8 }))).toBe('defence-reason');
    must(await publishDefence(admin, { roundId, bring: '' }, during));
    must(await draw({ seed: 8, reason }));
    must(await draw({ reason }));
    expect(await order()).toEqual(first);
    const view = await getDefence(admin, roundId, during.now);
    expect(view?.draws.map(({ seed, reason: why }) => [seed, why])).toEqual(
      expect.arrayContaining([
        [7, null],
        [8, reason],
        [7, reason],
      ]),
    );
    // What was drawn anew has to be looked at and published anew.
    expect(view?.publishedAt).toBeNull();
    expect(await db.auditLine.count({ where: { roundId, verb: 'draw-lots' } })).toBe(3);
  });

  it('says what is missing: a panel, or so many minutes', async () => {
    const { roundId, physics, sessionId, draw, round, ids } = await hall(6);
    expect(await draw()).toMatchObject({
      refusals: [{ code: 'defence-too-few-slots', params: { panel: '物理组', count: 1, minutes: 12 } }],
    });
    await db.entry.update({
      where: { id: ids[0] ?? '' },
      data: { disciplineId: round.disciplines[1]?.id ?? '' },
    });
    expect(await draw()).toMatchObject({
      refusals: [
        { code: 'defence-without-panel', params: { count: 1, disciplines: round.disciplines[1]?.name } },
      ],
    });
    await db.entry.update({ where: { id: ids[0] ?? '' }, data: { status: 'REJECTED' } });
    must(await draw());
    // A session that holds five places cannot shrink to four.
    expect(
      codeOf(
        await saveSession(admin, typed(roundId, physics, { sessionId, endsAt: '2026-06-02T09:50' }), during),
      ),
    ).toBe('defence-session-full');
  });

  it('ends when the first is called', async () => {
    const { ids, draw, mark, sessionId } = await hall(2);
    must(await draw());
    must(await mark(ids[0] ?? '', 'call'));
    expect(codeOf(await draw({ reason }))).toBe('defence-begun');
    expect(codeOf(await removeSession(admin, { sessionId }, during))).toBe('defence-begun');
  });

  it('lets two change places for a reason that stays, until one of them is called', async () => {
    const { roundId, draw, order, mark } = await hall();
    must(await draw());
    const [a = '', b = '', c = ''] = await order();
    must(await swapSlots(admin, { entryId: a, otherId: c, reason: '下午有考试' }, during));
    expect((await order()).slice(0, 3)).toEqual([c, b, a]);
    expect((await getDefence(admin, roundId, during.now))?.swaps).toMatchObject([{ reason: '下午有考试' }]);
    must(await mark(b, 'call'));
    expect(codeOf(await swapSlots(admin, { entryId: a, otherId: b, reason: '下午有考试' }, during))).toBe(
      'defence-swap-begun',
    );
  });
});

describe('the schedule', () => {
  it('is seen by each after it is published, and by nobody before', async () => {
    const { roundId, ids, draw, pool, school, teacher, order } = await hall(2);
    must(await draw());
    const author = await db.projectAuthor.findFirstOrThrow({
      where: { project: { entries: { some: { id: ids[0] ?? '' } } } },
      select: { studentId: true, student: { select: { personId: true, schoolId: true } } },
    });
    const pupil = {
      ...teacher,
      teacherSchoolIds: [],
      personId: author.student.personId,
      student: { id: author.studentId, schoolId: author.student.schoolId },
    };
    const [inPanel, notInPanel] = pool.map(({ personId }) => asJudge(personId, roundId));
    const { code } = must(await makeWallLink(admin, { roundId }, during));
    const seen = async () => ({
      pupil: (await listOwnDefences(pupil, during.now)).length,
      teacher: (await listSchoolDefences(teacher, school.id, during.now))?.appointments.length,
      judge: (await getJudgeDefence(inPanel ?? teacher, roundId, during.now))?.sessions.length,
      other: (await getJudgeDefence(notInPanel ?? teacher, roundId, during.now))?.sessions.length,
      wall: (await getWall(code, during.now))?.rooms.length,
    });
    expect(await seen()).toEqual({ pupil: 0, teacher: 0, judge: 0, other: 0, wall: undefined });
    must(await publishDefence(admin, { roundId, bring: '海报' }, during));
    expect(await seen()).toEqual({ pupil: 1, teacher: 2, judge: 1, other: 0, wall: 1 });
    const [own] = await listOwnDefences(pupil, during.now);
    const place = (await order()).indexOf(ids[0] ?? '') + 1;
    // The second of June, nine o'clock in Shanghai, is tomorrow from noon on the first.
    expect(own).toMatchObject({ days: 1, room: '1 号会场', position: place, bring: '海报' });
    expect(own?.startsAt).toEqual(new Date(`2026-06-02T01:${place === 1 ? '00' : '12'}:00Z`));
    // Another school sees nothing of it, and no pupil's name is on the display or the judge's list.
    const elsewhere = await contest();
    expect(await listSchoolDefences(elsewhere.teacher, school.id, during.now)).toBeNull();
    expect(
      (await listSchoolDefences(elsewhere.teacher, elsewhere.school.id, during.now))?.appointments,
    ).toEqual([]);
    const names = await db.person.findMany({
      where: { student: { schoolId: school.id } },
      select: { name: true },
    });
    const blind = JSON.stringify([
      await getWall(code, during.now),
      (await getJudgeDefence(inPanel ?? teacher, roundId, during.now))?.sessions,
    ]);
    expect(names.filter(({ name }) => blind.includes(name))).toEqual([]);
    expect(blind).not.toContain(school.name);
    must(await withdrawDefence(admin, { roundId }, during));
    expect(await seen()).toEqual({ pupil: 0, teacher: 0, judge: 0, other: 0, wall: undefined });
  });

  it('is published when everybody has a place, and its display ends with its link', async () => {
    const here = await hall(2);
    const { roundId, draw } = here;
    const publish = () => publishDefence(admin, { roundId, bring: '' }, during);
    expect(codeOf(await publish())).toBe('defence-not-drawn');
    must(await draw());
    must(await publish());
    const { code } = must(await makeWallLink(admin, { roundId }, during));
    const { code: second } = must(await makeWallLink(admin, { roundId }, during));
    expect([await getWall(code, during.now), (await getWall(second, during.now))?.rooms.length]).toEqual([
      null,
      1,
    ]);
    must(await revokeWallLink(admin, { roundId }, during));
    expect(await getWall(second, during.now)).toBeNull();
  });
});

describe('the calling desk', () => {
  it('loses nothing when two press at once', async () => {
    const { draw, mark, order } = await hall();
    must(await draw());
    const [a = '', b = '', c = ''] = await order();
    const results = await Promise.all([
      mark(a, 'call'),
      mark(a, 'call'),
      mark(b, 'present'),
      mark(b, 'absent'),
      mark(c, 'late'),
      mark(c, 'late'),
    ]);
    expect(results.map(codeOf)).toEqual(['ok', 'ok', 'ok', 'changed-meanwhile', 'ok', 'ok']);
    const stored = await db.defenceSlot.findMany({ where: { entryId: { in: [a, b, c] } } });
    const of = (id: string) => stored.find(({ entryId }) => entryId === id);
    expect([of(a)?.status, of(b)?.status, of(c)?.position]).toEqual(['CALLED', 'PRESENT', 5]);
    expect(
      await db.auditLine.count({
        where: { subjectId: { in: [a, b, c] }, verb: { startsWith: 'mark-defence' } },
      }),
    ).toBe(3);
    // One room, one project.
    must(await mark(a, 'start'));
    expect(codeOf(await mark(b, 'start'))).toBe('defence-room-busy');
    must(await mark(a, 'done'));
    must(await mark(b, 'start'));
  });

  it('puts an absent one at the end or excuses it with a reason, and leaves the others their times', async () => {
    const { roundId, sessionId, draw, mark, order } = await hall();
    must(await draw());
    const [a = '', b = ''] = await order();
    const planned = async () => {
      const view = await getDefenceSession(admin, roundId, sessionId, during.now);
      return new Map(view?.slots.map((slot) => [slot.entryId, slot]));
    };
    const before = await planned();
    must(await mark(a, 'absent'));
    must(await mark(a, 'late'));
    const after = await planned();
    expect(after.get(b)?.time).toEqual(before.get(b)?.time);
    expect([...after.keys()].at(-1)).toBe(a);
    expect(after.get(a)).toMatchObject({ status: 'WAITING', position: 5, lateAt: during.now });
    must(await mark(a, 'absent'));
    expect(codeOf(await mark(a, 'excuse'))).toBe('invalid-input');
    must(await mark(a, 'excuse', '发烧，有病假条'));
    expect((await planned()).get(a)).toMatchObject({ status: 'EXCUSED', reason: '发烧，有病假条' });
    // Absence gives no marks: there is no sheet, and no zero.
    expect(await db.mark.count({ where: { sheet: { assignment: { entryId: a } } } })).toBe(0);
    // A wrong press is taken back.
    must(await mark(a, 'reset'));
    expect((await planned()).get(a)).toMatchObject({ status: 'WAITING', reason: null });
  });

  it('knows nothing of an entry that was refused after the draw', async () => {
    const { roundId, draw, mark, order, sessionId } = await hall(2);
    must(await draw());
    const [a = ''] = await order();
    await db.entry.update({ where: { id: a }, data: { status: 'REJECTED' } });
    expect(codeOf(await mark(a, 'call'))).toBe('not-found');
    const view = await getDefenceSession(admin, roundId, sessionId, during.now);
    expect(view?.slots.map(({ position }) => position)).toEqual([2]);
  });
});
