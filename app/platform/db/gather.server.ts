/** So soon after a turn for many, whoever comes is one of many: the next turn waits as long for the others. */
const CROWD_MS = 5;

/**
 * Begins turns in which many are served at once: for who comes alone at the end of this turn of the event loop, in a
 * crowd a moment later. A crowd of new connections is let in one by one; without the moment each would be served alone,
 * and all would wait for it.
 */
export function inTurns(serve: () => Promise<void>): () => void {
  let ended = -Infinity;
  const turn = () => void serve().finally(() => (ended = performance.now()));
  return () => {
    if (performance.now() - ended < CROWD_MS) setTimeout(turn, CROWD_MS);
    else setImmediate(turn);
  };
}

/**
 * One question, asked by many at the same time: those that come for one turn are read in one go, and each has its own
 * answer. Nothing is kept: what is answered was read after it was asked.
 */
export function gathered<Key, Found>(
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Found>>,
): (key: Key) => Promise<Found | null> {
  let asked: { key: Key; resolve: (found: Found | null) => void; reject: (error: unknown) => void }[] = [];
  const begin = inTurns(async () => {
    const turn = asked;
    asked = [];
    try {
      const found = await read([...new Set(turn.map(({ key }) => key))]);
      for (const { key, resolve } of turn) resolve(found.get(key) ?? null);
    } catch (error) {
      for (const { reject } of turn) reject(error);
    }
  });
  return (key) =>
    new Promise((resolve, reject) => {
      asked.push({ key, resolve, reject });
      if (asked.length === 1) begin();
    });
}
