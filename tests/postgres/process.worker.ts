/**
 * A portal's process without its pages, for `two-processes.test.ts`: does what its parent asks, one thing a message, on
 * the database that DATABASE_URL names.
 */
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { signInPerson } from '#app/features/accounts/sign-in.server.ts';
import { db, disconnect } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import {
  askToStop,
  beginWork,
  endWork,
  onlyHere,
  takeOver,
  tellProgress,
  workElsewhere,
} from '#app/platform/db/work.server.ts';
import { markField } from '#app/domain/score-sheet.ts';
import { asJudge, during } from '#tests/features/contest.ts';
import { judged } from '#tests/features/judged.ts';

let stopped = 0;
let leave = () => {};

const does = {
  /** A round in judging, and one of its sheets. */
  prepare: async () => {
    const { assignment, pool, round, criteria } = await judged();
    const judge: [string, string] = [pool[0]?.personId ?? '', round.id];
    return { judge, assignmentId: assignment.id, fields: criteria.map(({ id }) => markField(id)) };
  },
  setting: async ({ key }: { key: string }) =>
    (await db.setting.findUnique({ where: { key } }))?.value ?? null,
  save: async ({ judge, sheets }: { judge: [string, string]; sheets: Parameters<typeof saveSheet>[1][] }) =>
    Promise.all(sheets.map((sheet) => saveSheet(asJudge(...judge), sheet, during))),
  marks: ({ assignmentId }: { assignmentId: string }) =>
    db.scoreSheet.findUnique({
      where: { assignmentId },
      select: { revision: true, marks: { select: { criterionId: true, pointsX100: true } } },
    }),
  /** Reads and writes back, so many times: what is lost when two do it at once is a turn. */
  count: async ({ turns }: { turns: number }) => {
    const key = 'count';
    for (let turn = 0; turn < turns; turn += 1)
      await inTransaction(during, async (tx) => {
        const known = await tx.setting.findUnique({ where: { key } });
        const value = String(Number(known?.value ?? 0) + 1);
        await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
      });
  },
  begin: async ({ id }: { id: string }) => {
    await beginWork(id, () => {
      stopped += 1;
      // What was asked to stop twice ends: the first time only the asking is looked at.
      if (stopped > 1) void endWork(id);
    });
    tellProgress(id, 7);
  },
  isAt: async ({ id }: { id: string }) => {
    const elsewhere = await workElsewhere();
    return { at: elsewhere.has(id), progress: elsewhere.progress(id) };
  },
  stop: ({ id }: { id: string }) => inTransaction(during, (tx) => askToStop(tx, id)),
  takeOver: ({ id }: { id: string }) => takeOver(id, () => undefined),
  stopped: () => Promise.resolve(stopped),
  /** Takes the turn of all processes and keeps it until `leave`; says at once whether it got it. */
  take: async () => {
    let taken = (_: boolean) => {};
    const got = new Promise<boolean>((resolve) => (taken = resolve));
    onlyHere('test', () => {
      taken(true);
      return new Promise<void>((resolve) => (leave = resolve));
    }).then(taken, taken);
    return got;
  },
  leave: () => Promise.resolve(leave()),
  wrongPassword: async () => {
    const request = new Request('http://portal.test', { headers: { 'x-forwarded-for': '192.0.2.1' } });
    const answer = await signInPerson({ username: 'nobody', password: 'wrong wrong' }, request, during);
    return answer.ok ? 'ok' : answer.refusals[0].code;
  },
  end: () => disconnect(),
};

export type Does = typeof does;

process.on('message', ({ act, input }: { act: keyof Does; input: never }) => {
  does[act](input).then(
    (answer: unknown) => process.send?.({ answer }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ answer: 'ready' });
