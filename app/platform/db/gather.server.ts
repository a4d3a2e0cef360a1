/**
 * One question, asked by many at the same time: those that come in one turn of the event loop are read in one go, and
 * each has its own answer. Nothing is kept: what is answered was read after it was asked.
 */
export function gathered<Key, Found>(
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Found>>,
): (key: Key) => Promise<Found | null> {
  let asked: { key: Key; resolve: (found: Found | null) => void; reject: (error: unknown) => void }[] = [];
  const readAll = async () => {
    const turn = asked;
    asked = [];
    try {
      const found = await read([...new Set(turn.map(({ key }) => key))]);
      for (const { key, resolve } of turn) resolve(found.get(key) ?? null);
    } catch (error) {
      for (const { reject } of turn) reject(error);
    }
  };
  return (key) =>
    new Promise((resolve, reject) => {
      asked.push({ key, resolve, reject });
      if (asked.length === 1) setImmediate(() => void readAll());
    });
}
