import type { Components } from './components.ts';
import { scoresOf } from './design.ts';
import type { CalibratedJudge, Design, EntryNote, JudgeNote } from './types.ts';

/** What is said of an entry's place in the graph. */
export function componentNotes(design: Design, { count, ofEntry }: Components, entry: number): EntryNote[] {
  const scores = scoresOf(design, entry);
  if (scores === 0) return ['not-scored'];
  const notes: EntryNote[] = scores === 1 ? ['one-score'] : [];
  return count > 1 ? [...notes, `component-${(ofEntry[entry] ?? 0) + 1}`] : notes;
}

/** The judges by id; `of` is asked for those who have submitted something. */
export function judgesOf(
  { judgeIds, judgeCount }: Design,
  of: (judge: number) => { severity: number | null; se: number | null; notes?: JudgeNote[] },
): CalibratedJudge[] {
  return judgeIds.map((judgeId, j) => {
    const count = judgeCount[j] ?? 0;
    const none = { severity: null, se: null };
    return { judgeId, count, notes: [], ...(count > 0 ? of(j) : none) };
  });
}
