/** How far a judge is, from not begun to done; `none` has no tasks. */
export const JUDGE_STAGES = ['silent', 'working', 'done', 'none'] as const;
export type JudgeStage = (typeof JUDGE_STAGES)[number];

/** How far a judge is with their tasks: all submitted, some begun, none begun. */
export function judgeStage({
  total,
  submitted,
  begun,
}: {
  total: number;
  submitted: number;
  begun: number;
}): JudgeStage {
  if (total === 0) return 'none';
  if (submitted === total) return 'done';
  return submitted + begun > 0 ? 'working' : 'silent';
}

/** Whether judges of that stage may be reminded: there is something left for them to do. */
export function mayRemind(stage: JudgeStage): boolean {
  return stage === 'silent' || stage === 'working';
}
