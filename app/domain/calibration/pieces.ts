import { rankCalibrated } from './calibrate.ts';
import { rankIntervals } from './rank-intervals.ts';
import type { Calibration } from './types.ts';

/** Where an entry stands in its piece of a graph that does not hang together; piece 1 is the largest. */
export type PiecePlace = { piece: number; rank: number | null; low: number | null; high: number | null };

/** The same estimates with the entries outside the pool left unranked. */
export function within(calibration: Calibration, pool: readonly string[] | undefined): Calibration {
  if (!pool) return calibration;
  const inside = new Set(pool);
  return {
    ...calibration,
    entries: calibration.entries.map((entry) =>
      inside.has(entry.entryId) ? entry : { ...entry, estimate: null },
    ),
  };
}

/**
 * Ranks, and the ranks that are possible, of every piece by itself: entries of different pieces cannot be compared by any
 * arithmetic. Empty where everything hangs together.
 */
export function piecePlaces(calibration: Calibration, seed: number): Map<string, PiecePlace> {
  const members = new Map<number, string[]>();
  for (const { entryId, notes } of calibration.entries) {
    const note = notes.find((one) => one.startsWith('component-'));
    if (note === undefined) continue;
    const piece = Number(note.slice('component-'.length));
    members.set(piece, [...(members.get(piece) ?? []), entryId]);
  }
  return new Map(
    [...members].flatMap(([piece, entryIds]) => {
      const inside = new Set(entryIds);
      const own = calibration.entries.filter(({ entryId }) => inside.has(entryId));
      const ranks = new Map(
        rankCalibrated({ ...calibration, entries: own }).entries.map(({ entryId, rank }) => [entryId, rank]),
      );
      const intervals = new Map(
        rankIntervals(within(calibration, entryIds), { seed }).map((one) => [one.entryId, one]),
      );
      return entryIds.map((entryId): [string, PiecePlace] => {
        const interval = intervals.get(entryId);
        return [
          entryId,
          {
            piece,
            rank: ranks.get(entryId) ?? null,
            low: interval?.low ?? null,
            high: interval?.high ?? null,
          },
        ];
      });
    }),
  );
}
