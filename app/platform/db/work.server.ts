import type { Elsewhere } from './elsewhere.ts';
import { provider } from './provider.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const NOBODY: Elsewhere = { has: () => false, progress: () => null };

/** Loaded where several processes may share a database. An embedded file belongs to one, which knows its own work. */
const shared = provider() === 'postgresql' ? await import('./shared-work.server.ts') : null;

/**
 * Says to all processes that this one is at a piece of work, until `endWork` or its own end. `stop` is called when
 * somebody asks for an end through another process. Comes before the row that says RUNNING can be seen.
 */
export async function beginWork(id: string, stop: () => void): Promise<void> {
  await shared?.beginWork(id, stop);
}

/**
 * Begins work that another process may still be at: that one is asked to stop, and has stopped when this answers true.
 * False when it did not within some seconds.
 */
export async function takeOver(id: string, stop: () => void): Promise<boolean> {
  return shared ? shared.takeOver(id, stop) : true;
}

/** Says that the work is over, after its end has been written down. */
export async function endWork(id: string): Promise<void> {
  await shared?.endWork(id);
}

/** Lets other processes show how far the work is; more than one word a second is left out. */
export function tellProgress(id: string, progress: unknown): void {
  shared?.tellProgress(id, progress);
}

/** Asks whichever process is at the work to stop, once the transaction is whole. */
export async function askToStop(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await shared?.askToStop(tx, id);
}

/** Who is at what. Asked for before the row is read: work that ends in between is then read with its end. */
export async function workElsewhere(): Promise<Elsewhere> {
  return shared ? shared.workElsewhere() : NOBODY;
}

/**
 * Does what one process is to do for all, such as sweeping; nothing when another is at it. Answers whether it was done
 * here. Who dies at it is followed by whoever comes next.
 */
export async function onlyHere(name: string, work: () => Promise<unknown>): Promise<boolean> {
  if (shared) return shared.onlyHere(name, work);
  await work();
  return true;
}

/** Ends what `shared-work` keeps open, at the end of a process or a test file. */
export async function disconnectWork(): Promise<void> {
  await shared?.disconnectWork();
}
