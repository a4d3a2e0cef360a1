import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { writer } from './client.server.ts';

export type Tx = Prisma.TransactionClient;

/** What every verb is given besides the person and the input: the time, and an open transaction if there is one. */
export type Context = {
  now: Date;
  tx?: Tx;
  /** Facts that cannot change within the open transaction of a bulk command; see `remembered`. */
  memo?: Map<string, unknown>;
};

/**
 * Reads a fact once for all verbs of a bulk command's transaction. Without a memo, which is what pages have, it is read
 * every time. Only for what no verb of the batch changes.
 */
export async function remembered<T>(context: Context, key: string, read: () => Promise<T>): Promise<T> {
  const { memo } = context;
  if (!memo) return read();
  if (!memo.has(key)) memo.set(key, await read());
  return memo.get(key) as T;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `work` when all earlier writers of this process are done. SQLite has one writer at a time anyway; queueing here
 * keeps a second one from blocking the event loop on which the first must finish.
 */
export function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

/** Small writes that stand in the queue together and go into one transaction. */
type Waiting = { alone: () => Promise<void>; within: (context: Joined) => Promise<() => void> };
type Joined = { tx: Tx; memo: Map<string, unknown> };

/** More would keep a longer command waiting for its turn. */
const MOST_TOGETHER = 32;
const waiting: Waiting[] = [];

/**
 * Like `inTransaction`, for small writes that come by the hundred at the same time: those that wait for their turn share
 * one transaction, so that it begins, commits and reads their common facts (`remembered`) once. Each is answered after
 * the commit. When one throws, nothing of it all is kept, and every one runs again by itself: `work` may do nothing but
 * read and write through its transaction.
 */
export function inSharedTransaction<T>(
  context: Context,
  work: (context: Context & { tx: Tx }) => Promise<T>,
): Promise<T> {
  if (context.tx) return work({ ...context, tx: context.tx });
  return new Promise<T>((resolve, reject) => {
    waiting.push({
      alone: () => transaction((tx) => work({ ...context, tx })).then(resolve, reject),
      within: async (joined) => {
        const done = await work({ ...context, ...joined });
        return () => resolve(done);
      },
    });
    if (waiting.length === 1) void exclusively(takeTogether);
  });
}

async function takeTogether(): Promise<void> {
  const turn = waiting.splice(0, MOST_TOGETHER);
  if (waiting.length > 0) void exclusively(takeTogether);
  const [first, ...more] = turn;
  if (first && more.length === 0) return first.alone();
  try {
    const answers = await transaction(async (tx) => {
      const memo = new Map<string, unknown>();
      const done: (() => void)[] = [];
      for (const { within } of turn) done.push(await within({ tx, memo }));
      return done;
    });
    for (const answer of answers) answer();
  } catch {
    for (const { alone } of turn) await alone();
  }
}

/**
 * Runs `work` in one transaction: whole or absent. Joins the transaction of `context` when it carries one, so that a
 * bulk command may group many verbs. Takes the file's write lock at once (the no-op update), which makes a second
 * process wait for its turn instead of failing half-way.
 */
export async function inTransaction<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (context.tx) return work(context.tx);
  return exclusively(() => transaction(work));
}

let committed = 0;

/** How many transactions of this process have ended: what was read at another count may have changed. */
export const commits = (): number => committed;

function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return writer()
    .$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE "Setting" SET "value" = "value" WHERE "key" = 'lock'`;
      return work(tx);
    })
    .finally(() => (committed += 1));
}
