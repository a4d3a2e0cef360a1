import { fitEntry } from './match.ts';
import type { EntryFit } from './match.ts';
import type { AssignmentInput } from './types.ts';

export type Replacement = { judgeId: string; fit: EntryFit; load: number; maxLoad: number };

/**
 * The judges who could take one more place of an entry, best first: those who fit it best, of these who has the most
 * room. Nobody who is barred, has it already, sits on another panel or is full.
 */
export function replacementsFor(input: AssignmentInput, entryId: string): Replacement[] {
  const entry = input.entries.find((one) => one.id === entryId);
  if (!entry) return [];
  const { usesPanels } = input.rules;
  const standing = [...input.kept, ...(input.current ?? [])];
  const out = new Set(
    [...input.barred, ...standing].filter((pair) => pair.entryId === entryId).map((pair) => pair.judgeId),
  );
  const loads = new Map<string, number>();
  for (const { judgeId } of standing) loads.set(judgeId, (loads.get(judgeId) ?? 0) + 1);
  return input.judges
    .filter(
      (judge) =>
        !out.has(judge.id) &&
        (loads.get(judge.id) ?? 0) < judge.maxLoad &&
        (!usesPanels || entry.panelId === null || judge.panelIds.includes(entry.panelId)),
    )
    .map((judge) => ({
      judgeId: judge.id,
      fit: fitEntry(judge, entry, input.rules),
      load: loads.get(judge.id) ?? 0,
      maxLoad: judge.maxLoad,
    }))
    .sort(
      (a, b) =>
        b.fit.match - a.fit.match ||
        a.load * b.maxLoad - b.load * a.maxLoad ||
        (a.judgeId < b.judgeId ? -1 : 1),
    );
}
