import { refuseAll } from './result.ts';
import type { Refusal, Result } from './result.ts';
import type { SheetMark } from './score-sheet.ts';

/** Excused: stepped back, or taken off by the organiser. */
export type MemberStatus = 'submitted' | 'missing' | 'excused';

/** Where a member of the panel of one entry stands, from their assignment and sheet. */
export function memberStatus(assignment: {
  status: 'ASSIGNED' | 'RECUSED' | 'REMOVED';
  sheet: { status: 'DRAFT' | 'SUBMITTED' } | null;
}): MemberStatus {
  if (assignment.status !== 'ASSIGNED') return 'excused';
  return assignment.sheet?.status === 'SUBMITTED' ? 'submitted' : 'missing';
}

/** Whether the panel may open its sheets to one another: everybody who is not excused has submitted, and somebody has. */
export function isPanelReady(members: readonly { status: MemberStatus }[]): boolean {
  return (
    members.some((member) => member.status === 'submitted') &&
    members.every((member) => member.status !== 'missing')
  );
}

/** The name of the field for the reason of an agreed mark. */
export const reasonField = (criterionId: string): string => `reasons.${criterionId}`;

/** Lowest and highest of what members gave; null where nobody gave anything. */
export function spread(given: readonly number[]): { lowest: number; highest: number } | null {
  return given.length === 0 ? null : { lowest: Math.min(...given), highest: Math.max(...given) };
}

/** Whether an agreed mark lies outside what the members gave. */
export function isOutside(pointsX100: number, given: readonly number[]): boolean {
  const range = spread(given);
  return range !== null && (pointsX100 < range.lowest || pointsX100 > range.highest);
}

/** An agreed mark outside what the members gave needs a reason. Names the field of every one that lacks it. */
export function checkReasons(
  marks: readonly SheetMark[],
  given: ReadonlyMap<string, readonly number[]>,
  reasons: Readonly<Record<string, string>>,
): Result<undefined> {
  const refusals: Refusal[] = marks
    .filter(({ criterionId, pointsX100 }) => isOutside(pointsX100, given.get(criterionId) ?? []))
    .filter(({ criterionId }) => (reasons[reasonField(criterionId)] ?? '').trim() === '')
    .map(({ criterionId }) => ({ code: 'consensus-reason', field: reasonField(criterionId) }));
  return refuseAll(refusals);
}

/** The members' answers to the marks as they stand: one to an earlier revision no longer counts. */
export function standing(
  { revision, answers }: { revision: number; answers: readonly { revision: number; agrees: boolean }[] },
  members: number,
): { agree: number; object: number; open: number } {
  const now = answers.filter((answer) => answer.revision === revision);
  const agree = now.filter((answer) => answer.agrees).length;
  return { agree, object: now.length - agree, open: Math.max(0, members - now.length) };
}
