import { describe, expect, it } from 'vitest';

import { listEntryFlags, listFlags, listOwnFlags } from '#app/features/flags/queries.server.ts';
import { raiseFlag } from '#app/features/flags/raise-flag.server.ts';
import { settleFlag } from '#app/features/flags/settle-flag.server.ts';
import { getEntry } from '#app/features/entries/queries.server.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { getEntrySheets } from '#app/features/judging/round-queries.server.ts';
import { recuse } from '#app/features/judging/score-sheet.server.ts';
import { action } from '#app/routes/judge/flag.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createViewer } from '../factories.ts';
import { admin, asJudge, contest, during, must } from './contest.ts';
import { cookieOf } from './cookie-of.ts';
import { judged } from './judged.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const TOKEN = 'abcdef0123456789'.repeat(2);
const WORDS = '图纸上有公司的名称';

async function flagged() {
  const here = await judged();
  const flag = {
    assignmentId: here.assignment.id,
    token: crypto.randomUUID().replaceAll('-', ''),
    kind: 'ADULT_WORK',
    words: WORDS,
  } as const;
  must(await raiseFlag(here.judge, flag, during));
  const stored = await db.flag.findUniqueOrThrow({ where: { token: flag.token } });
  return { ...here, flag, flagId: stored.id };
}

describe('a flag', () => {
  it('is stored once, however often a device sends it, and only by the judge of the entry', async () => {
    const { judge, pool, round, flag, assignment } = await flagged();
    must(await raiseFlag(judge, flag, during));
    expect(await db.flag.count({ where: { entryId: assignment.entryId } })).toBe(1);
    const other = asJudge(pool[1]?.personId ?? '', round.id);
    expect(codeOf(await raiseFlag(other, { ...flag, token: TOKEN }, during))).toBe('not-found');
  });

  it('can be raised after stepping back and after judging has closed', async () => {
    const { judge, assignment, flag } = await flagged();
    must(await recuse(judge, { assignmentId: assignment.id, reason: '与作者相识' }, during));
    const late = { now: new Date('2027-01-01T00:00:00Z') };
    must(await raiseFlag(judge, { ...flag, token: TOKEN }, late));
    expect(await db.flag.count({ where: { entryId: assignment.entryId } })).toBe(2);
  });

  it('arrives from a device as it was kept there', async () => {
    const { judge, assignment } = await judged();
    await writer().account.deleteMany({ where: { accountId: judge.personId } });
    await writer().person.update({ where: { id: judge.personId }, data: { mustChangePassword: false } });
    const body = new FormData();
    body.set('base', '{}');
    body.set(
      'values',
      JSON.stringify({ token: TOKEN.split('').toReversed().join(''), kind: 'SAFETY', words: '电池外露' }),
    );
    body.set('submit', 'yes');
    const request = new Request('http://localhost/judge', {
      method: 'POST',
      body,
      headers: { cookie: await cookieOf(judge.personId) },
    });
    const reply = await action({ request, params: { assignmentId: assignment.id }, context: {} });
    expect(await reply.json()).toMatchObject({ status: 'saved', conflicts: [] });
    const stored = await db.flag.findMany({ where: { entryId: assignment.entryId } });
    expect(stored.map(({ kind, words }) => [kind, words])).toEqual([['SAFETY', '电池外露']]);
  });

  it('is open for the organiser until it is settled once, and its judge reads the answer', async () => {
    const { judge, round, assignment, flagId } = await flagged();
    expect(await listFlags(admin, round.id, false)).toMatchObject({ open: 1, closed: 0 });
    const settle = { flagId, decision: 'UNFOUNDED', answer: '学校已出具说明' } as const;
    expect(codeOf(await settleFlag(judge, settle, during))).toBe('not-found');
    must(await settleFlag(admin, settle, during));
    expect(codeOf(await settleFlag(admin, settle, during))).toBe('changed-meanwhile');
    expect(await listFlags(admin, round.id, false)).toMatchObject({ open: 0, closed: 1, flags: [] });
    expect(await listOwnFlags(judge, assignment.entryId)).toMatchObject([
      { decision: 'UNFOUNDED', answer: '学校已出具说明' },
    ]);
  });

  it('is read by nobody but organisers of the round and its own judge', async () => {
    const { round, teacher, pool, assignment } = await flagged();
    const entry = { id: assignment.entryId, roundId: round.id };
    const elsewhere = await contest();
    const stranger = { ...admin, isOperator: false, adminUnits: [elsewhere.unit] };
    const checker = await createViewer('CHECKER', { roundId: round.id });
    for (const viewer of [stranger, checker, teacher]) {
      expect(await listFlags(viewer, round.id, false)).toBeNull();
      expect(await listEntryFlags(viewer, entry)).toEqual([]);
    }
    expect(await listOwnFlags(asJudge(pool[1]?.personId ?? '', round.id), entry.id)).toEqual([]);
    expect(await listEntryFlags(admin, entry)).toHaveLength(1);
    const seen = await getEntry(teacher, entry.id, during.now);
    expect(JSON.stringify(seen)).not.toContain(WORDS);
  });
});

describe("a judge's notes", () => {
  it('are kept for the judge, and the organiser reads the other words without them', async () => {
    const { judge, sheet, assignment } = await judged();
    const values = { ...sheet.values, notes: '像三号作品', remark: '请核对数据', feedback: '有新意' };
    must(await saveSheet(judge, { ...sheet, values, submit: true }, during));
    const stored = await db.scoreSheet.findUniqueOrThrow({ where: { assignmentId: assignment.id } });
    expect(stored.notes).toBe('像三号作品');
    const read = JSON.stringify(await getEntrySheets(admin, assignment.entryId));
    expect(read).toContain('请核对数据');
    expect(read).toContain('有新意');
    expect(read).not.toContain('像三号作品');
  });
});
