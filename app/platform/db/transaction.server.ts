import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { writer } from './client.server.ts';
import { inTurns } from './gather.server.ts';
import { provider } from './provider.ts';

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
 * Runs `work` when all earlier writers of this process are done. There is one writer at a time anyway, of all processes;
 * on SQLite, queueing here keeps a second one from blocking the event loop on which the first must finish.
 */
export function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

/** More would keep a longer command waiting for its turn. */
const MOST_TOGETHER = 250;

/**
 * Like `inTransaction`, for small writes of one kind that come by the hundred at the same time: those that wait for their
 * turn go into one transaction, which `work` reads and writes in sets. Each is answered after the commit. When it throws,
 * nothing of it all is kept, and every one runs again by itself: `work` may do nothing but read and write through its
 * transaction. Of one subject there is never more than one in a transaction; the next waits for the next.
 */
export function inSharedTransaction<Asked, Answer>(
  subjectOf: (asked: Asked) => string,
  work: (tx: Tx, asked: readonly Asked[], context: Omit<Context, 'now'>) => Promise<readonly Answer[]>,
): (context: Context, asked: Asked) => Promise<Answer> {
  type Waiting = {
    asked: Asked;
    resolve: (answer: Answer | PromiseLike<Answer>) => void;
    reject: (error: unknown) => void;
  };
  let waiting: Waiting[] = [];
  const alone = async (asked: Asked, context: Omit<Context, 'now'> = {}) => {
    const run = async (tx: Tx) => (await work(tx, [asked], context))[0] as Answer;
    return context.tx ? run(context.tx) : transaction(run);
  };
  const takeTogether = async () => {
    const turn = new Map<string, Waiting>();
    const later: Waiting[] = [];
    for (const one of waiting) {
      const subject = subjectOf(one.asked);
      if (turn.size < MOST_TOGETHER && !turn.has(subject)) turn.set(subject, one);
      else later.push(one);
    }
    waiting = later;
    if (waiting.length > 0) void exclusively(takeTogether);
    const together = [...turn.values()];
    try {
      const answers = await transaction((tx) =>
        work(
          tx,
          together.map(({ asked }) => asked),
          {},
        ),
      );
      for (const [index, { resolve }] of together.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      const [first, ...more] = together;
      if (more.length === 0) first?.reject(error);
      else for (const one of together) await alone(one.asked).then(one.resolve, one.reject);
    }
  };
  const begin = inTurns(() => exclusively(takeTogether));
  return (context, asked) =>
    context.tx
      ? alone(asked, context)
      : new Promise<Answer>((resolve, reject) => {
          waiting.push({ asked, resolve, reject });
          if (waiting.length === 1) begin();
        });
}

/**
 * Runs `work` in one transaction: whole or absent. Joins the transaction of `context` when it carries one, so that a
 * bulk command may group many verbs. Takes the one write lock at once (`lock`), which makes a second process wait for its
 * turn instead of failing half-way.
 */
export async function inTransaction<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (context.tx) return work(context.tx);
  return exclusively(() => transaction(work));
}

let committed = 0;

/** How many transactions of this process have ended: what was read at another count may have changed. */
export const commits = (): number => committed;

/** Any number that no other lock in this database has. */
const WRITE_LOCK = 7_022_011;

/**
 * One writer at a time, of all processes: what a verb has read stays true until it has written. SQLite's file has one lock,
 * which a write that changes nothing takes; PostgreSQL is asked for one, and gives it back at the end of the transaction
 * or when a process dies.
 */
const lock = (tx: Tx) =>
  provider() === 'postgresql'
    ? tx.$executeRaw`SELECT pg_advisory_xact_lock(${WRITE_LOCK}::bigint)`
    : tx.$executeRaw`UPDATE "Setting" SET "value" = "value" WHERE "key" = 'lock'`;

function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return writer()
    .$transaction(async (tx) => {
      await lock(tx);
      return work(tx);
    })
    .finally(() => (committed += 1));
}
