import { refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** What others do meanwhile makes long work begin again; no more often than this. */
export const MOST_ATTEMPTS = 3;

type Steps<Made, Answer> = {
  /** A short text that is another one as soon as anything has changed that the work rests on. Quickly read. */
  basis: (tx: Tx) => Promise<string | null>;
  /** The long part: it reads, and writes nothing. */
  work: (tx: Tx) => Promise<Result<Made>>;
  keep: (tx: Tx, made: Made) => Promise<Result<Answer>>;
};

/**
 * Long work for a short transaction: everything is read and worked out before it, so that nobody waits to write; the
 * transaction keeps what came out only if its basis is still what it was, otherwise all begins again. Within the open
 * transaction of a command everything happens there.
 */
export async function workedOut<Made, Answer>(
  context: Context,
  { basis, work, keep }: Steps<Made, Answer>,
): Promise<Result<Answer>> {
  const { tx } = context;
  if (tx) {
    const made = await work(tx);
    return made.ok ? keep(tx, made.value) : made;
  }
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    // Read first: what changes while all the rest is read is a change.
    const before = await basis(db);
    const made = await work(db);
    if (!made.ok) return made;
    const kept = await inTransaction(context, async (open) =>
      (await basis(open)) === before ? keep(open, made.value) : null,
    );
    if (kept) return kept;
  }
  return refuse('basis-moved');
}
