import { z } from 'zod';

import type { ComputedLine, ListInputs, ListPlace } from '#app/domain/bundle/list-inputs.ts';
import type { ScoringInputs } from '#app/domain/bundle/scoring-inputs.ts';

/** What a table was computed from, as `computeResult` froze it; what is inside is as that wrote it. */
export const FrozenTable = z.object({
  inputs: z.custom<ScoringInputs>((value) => typeof value === 'object'),
  entryIds: z.array(z.string()),
  judgeIds: z.array(z.string()),
});
/** The same of a list, by `storeDraft`. */
export const FrozenList = z.object({
  inputs: z.custom<ListInputs>((value) => typeof value === 'object'),
  lines: z.custom<ComputedLine[]>((value) => Array.isArray(value)),
  entryIds: z.array(z.string()),
});

/** Whether two lists say the same of everybody, in whatever order. */
export function areEqual(a: readonly ListPlace[], b: readonly ListPlace[]): boolean {
  const keys = (lines: readonly ListPlace[]) =>
    lines
      .map((line) => [line.entryId, line.decision, line.position ?? '', line.prizeCode ?? ''].join(' '))
      .sort()
      .join('\n');
  return keys(a) === keys(b);
}
