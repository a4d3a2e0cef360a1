import { setImmediate as turn } from 'node:timers/promises';

/** A turn of the event loop in which nobody else did anything takes less. */
const IDLE_MS = 1;
/** Long work goes on after so many turns, however busy the others keep the loop. */
const MOST_TURNS = 30;

/**
 * Lets everybody else go on before the next piece of long work: until the event loop has nothing to do, not for one turn
 * only. A page needs some twenty turns to be answered, and each of them would wait for another piece.
 */
export async function breathe(): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const from = performance.now();
    await turn();
    if (performance.now() - from < IDLE_MS) return;
  }
}
