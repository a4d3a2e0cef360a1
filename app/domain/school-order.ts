/**
 * Entries by the places typed for them. `ids` is the order they stood in; who is given a place that another holds comes
 * before it when it moves up and after it when it moves down, so that typing one number is enough to move one entry.
 * Without a place, or with one that is no number, an entry keeps its own.
 */
export function inOrder(
  ids: readonly string[],
  places: Readonly<Record<string, number | undefined>>,
): string[] {
  const placed = ids.map((id, index) => {
    const was = index + 1;
    const typed = places[id] ?? was;
    const place = Number.isFinite(typed) ? typed : was;
    const side = place < was ? -0.5 : place > was ? 0.5 : 0;
    return { id, key: place + side, was };
  });
  return placed.sort((a, b) => a.key - b.key || a.was - b.was).map(({ id }) => id);
}
