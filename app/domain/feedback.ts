import type { Stage } from './rubric.ts';

/** How much authors and schools read once it is released, from nothing to everything. Each level has all before it. */
export const FEEDBACK_LEVELS = ['NOTHING', 'OUTCOME', 'COMMENTS', 'CRITERIA', 'BAND', 'RANK'] as const;
export type FeedbackLevel = (typeof FEEDBACK_LEVELS)[number];

/** Whether a level shows what another one adds. */
export function shows(level: FeedbackLevel, part: Exclude<FeedbackLevel, 'NOTHING'>): boolean {
  return FEEDBACK_LEVELS.indexOf(level) >= FEEDBACK_LEVELS.indexOf(part);
}

// ── Outcomes ──

export const OUTCOMES = [
  'prize',
  'selected',
  'moved-up',
  'finalist',
  'reserve',
  'not-selected',
  'not-finalist',
  'no-prize',
  'revoked',
  'taken-off',
] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** A line of a list that has been published or handed on, with what has become of it. */
export type ListLineFacts = {
  kind: 'ENTRY' | 'AWARD' | 'FINALIST';
  decision: 'SELECTED' | 'RESERVE' | 'NOT_SELECTED' | 'UNDECIDED' | 'REVOKED';
  /** Entered into the round that the list leads to. */
  entered: boolean;
  /** Was a reserve when the list was drafted. */
  wasReserve: boolean;
  /** Its prize has been revoked. */
  revoked: boolean;
};

/** What a line means for its authors; null while it is not decided. */
export function outcomeOf(line: ListLineFacts): OutcomeKind | null {
  if (line.decision === 'UNDECIDED') return null;
  const selected = line.decision === 'SELECTED';
  if (line.decision === 'REVOKED') return line.kind === 'AWARD' ? 'revoked' : 'taken-off';
  if (line.kind === 'AWARD') return line.revoked ? 'revoked' : selected ? 'prize' : 'no-prize';
  if (line.kind === 'FINALIST' && line.decision !== 'RESERVE') return selected ? 'finalist' : 'not-finalist';
  if (line.entered || selected) return selected && !line.wasReserve ? 'selected' : 'moved-up';
  return line.decision === 'RESERVE' ? 'reserve' : 'not-selected';
}

/** Whether an outcome is one to be glad of. */
export function isGladOutcome(kind: OutcomeKind): boolean {
  return kind === 'prize' || kind === 'selected' || kind === 'moved-up' || kind === 'finalist';
}

// ── The judges' words ──

export const COMMENT_DECISIONS = ['AS_WRITTEN', 'EDITED', 'HELD'] as const;
export type CommentDecision = (typeof COMMENT_DECISIONS)[number];

export type CommentReviewFacts = { decision: CommentDecision; original: string; text: string };

export const COMMENT_MARKS = ['author', 'tutor', 'school', 'judge', 'contact'] as const;
export type CommentMark = (typeof COMMENT_MARKS)[number];

/** Names that a comment on an entry should not hold. */
export type CommentNames = Record<Exclude<CommentMark, 'contact'>, readonly string[]>;

/** Without spaces and widths: a name written apart and "138 0013-8000" are found as well. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-–—.·]/gu, '');

/** What in a comment asks for a look before it goes out: names of people and schools, numbers and addresses. */
export function commentMarks(text: string, names: CommentNames): CommentMark[] {
  return commentMarker(names)(text);
}

/** The same for several comments on one entry. */
export function commentMarker(names: CommentNames): (text: string) => CommentMark[] {
  const plainly = (list: readonly string[]) => list.map(plain).filter((name) => name.length > 1);
  const wanted = {
    author: plainly(names.author),
    tutor: plainly(names.tutor),
    school: plainly(names.school),
    judge: plainly(names.judge),
  };
  return (text) => {
    const words = plain(text);
    return COMMENT_MARKS.filter((mark) =>
      mark === 'contact'
        ? /\d{7}|@|https?:|www/u.test(words)
        : wanted[mark].some((name) => words.includes(name)),
    );
  };
}

export type CommentState = 'none' | 'open' | 'to-look' | 'as-written' | 'edited' | 'held';

/**
 * Where a comment stands: what nobody has decided goes out ("open") unless something in it asks for a look; words that
 * the judge has changed since a decision are looked at anew, but held ones stay held.
 */
export function commentState(
  text: string,
  marks: readonly CommentMark[],
  review: CommentReviewFacts | null,
): CommentState {
  if (text.trim() === '') return 'none';
  if (review?.decision === 'HELD') return 'held';
  if (review && review.original === text) return review.decision === 'EDITED' ? 'edited' : 'as-written';
  return marks.length > 0 || review?.decision === 'EDITED' ? 'to-look' : 'open';
}

/** The words that authors read; null where there are none for them. */
export function releasedComment(
  text: string,
  marks: readonly CommentMark[],
  review: CommentReviewFacts | null,
): string | null {
  switch (commentState(text, marks, review)) {
    case 'open':
    case 'as-written':
      return text.trim();
    case 'edited':
      return review?.text.trim() || null;
    default:
      return null;
  }
}

// ── Marks and position ──

type Criterion = { code: string; stage: Stage; name: string; nameEn: string | null; maxX100: number };
export type CriterionMean = Criterion & { meanX100: number };

/**
 * The mean mark of each criterion, in its own points. Sheets of an older rubric are turned into the present one's points
 * by stage and code; a criterion that nobody has marked is left out.
 */
export function criterionMeans(
  criteria: readonly Criterion[],
  marks: readonly { code: string; stage: Stage; maxX100: number; pointsX100: number }[],
): CriterionMean[] {
  return criteria.flatMap((criterion) => {
    const own = marks.filter(
      ({ code, stage, maxX100 }) => code === criterion.code && stage === criterion.stage && maxX100 > 0,
    );
    if (own.length === 0) return [];
    const share = own.reduce((sum, mark) => sum + mark.pointsX100 / mark.maxX100, 0) / own.length;
    return [{ ...criterion, meanX100: Math.round(share * criterion.maxX100) }];
  });
}

/** Fewer than this, and a quarter would say the rank. */
export const LEAST_FOR_BAND = 8;

/** The quarter of the field, 1 to 4, that a rank lies in; null where there are too few for one. */
export function quarterOf(rank: number, of: number): 1 | 2 | 3 | 4 | null {
  if (of < LEAST_FOR_BAND || rank < 1 || rank > of) return null;
  const quarter = Math.ceil((rank * 4) / of);
  return quarter <= 1 ? 1 : quarter === 2 ? 2 : quarter === 3 ? 3 : 4;
}
