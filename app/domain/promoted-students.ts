import type { Standing } from './standing.ts';

/** What goes on to the next round: projects, or of each project the first author or every author. */
export const PROMOTIONS = ['PROJECT', 'FIRST', 'EVERY'] as const;
export type Promotion = (typeof PROMOTIONS)[number];
export type PromotedAuthors = Exclude<Promotion, 'PROJECT'>;

/** An edge, or a list, as it is stored. */
type Stored = { promotes: 'PROJECT' | 'STUDENT'; authors: PromotedAuthors };

/** What a stored edge or list promotes, in one word. */
export const promotionOf = ({ promotes, authors }: Stored): Promotion =>
  promotes === 'PROJECT' ? 'PROJECT' : authors;

/** The same as it is stored. */
export const storedPromotion = (promotion: Promotion): Stored =>
  promotion === 'PROJECT'
    ? { promotes: 'PROJECT', authors: 'FIRST' }
    : { promotes: 'STUDENT', authors: promotion };

type Author = { authorId: string; studentId: string };

/** A line of a list with its project's authors in their order. */
export type LineWithAuthors = {
  entryId: string;
  number: string;
  rank: number | null;
  position: number | null;
  decision: Standing;
  /** It has come in for one that was taken off. */
  standsIn: boolean;
  authors: readonly Author[];
};

/**
 * `goes`: by this line. `counted`: by another, better line, `by`. `off`: taken off, alone or with the line.
 */
export type StudentPlace = Author & { state: 'goes' | 'counted' | 'off'; by: string | null };

/** The authors of a project who go on with it. */
export function goingAuthors<A>(authors: readonly A[], promotion: PromotedAuthors): readonly A[] {
  return promotion === 'FIRST' ? authors.slice(0, 1) : authors;
}

/**
 * Which student goes on by which line, for every line of a list. Each goes on once: by the best-ranked project, of equal
 * ranks by the one in front on the list. Lines that came in later come last, so that nobody who has gone on is moved.
 * Who was taken off stays off: no other project brings them back. Lines that are not selected say who would go by them.
 */
export function studentPlaces(
  lines: readonly LineWithAuthors[],
  promotion: PromotedAuthors,
  off: ReadonlySet<string>,
): Map<string, StudentPlace[]> {
  const claims = new Map<string, string>();
  const places = new Map<string, StudentPlace[]>();
  const stands = ({ decision }: LineWithAuthors) => decision === 'SELECTED' || decision === 'REVOKED';
  for (const line of [...lines].sort(inFront)) {
    const authors = goingAuthors(line.authors, promotion);
    places.set(
      line.entryId,
      authors.map(({ authorId, studentId }) => {
        const by = claims.get(studentId);
        if (by !== undefined) return { authorId, studentId, state: 'counted', by };
        const isOff = off.has(authorId) || line.decision === 'REVOKED';
        return { authorId, studentId, state: isOff ? 'off' : 'goes', by: null };
      }),
    );
    if (stands(line))
      for (const { studentId } of authors) claims.set(studentId, claims.get(studentId) ?? line.entryId);
  }
  return places;
}

/** Lines that stand first, of those the ones that were there from the beginning, of those the best. */
function inFront(a: LineWithAuthors, b: LineWithAuthors): number {
  const keys = (line: LineWithAuthors) => [
    line.decision === 'SELECTED' || line.decision === 'REVOKED' ? 0 : 1,
    line.standsIn ? 1 : 0,
    line.rank ?? Infinity,
    line.position ?? Infinity,
  ];
  const [as, bs] = [keys(a), keys(b)];
  for (const [at, key] of as.entries()) if (key !== bs[at]) return key < (bs[at] ?? 0) ? -1 : 1;
  if (a.number !== b.number) return a.number < b.number ? -1 : 1;
  return a.entryId < b.entryId ? -1 : 1;
}

/**
 * Projects that would send the same students, as a key for each: of those with one key the selection takes one at most.
 * Projects whose students nobody else shares have none.
 */
export function sharedStudents(
  projects: readonly { entryId: string; students: readonly string[] }[],
  promotion: PromotedAuthors,
): Map<string, string> {
  const entries = new Map<string, string[]>();
  for (const { entryId, students } of projects) {
    const key = [...new Set(goingAuthors(students, promotion))].sort().join(' ');
    if (key) entries.set(key, [...(entries.get(key) ?? []), entryId]);
  }
  return new Map(
    [...entries].flatMap(([key, ids]) => (ids.length > 1 ? ids.map((id) => [id, key] as const) : [])),
  );
}
