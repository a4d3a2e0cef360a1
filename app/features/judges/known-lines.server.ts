import { findKnown } from './known-judges.server.ts';
import type { NamedLine } from './known-judges.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The typed lines that may mean people who are known; none for who does not manage the round. */
export async function knownLines(viewer: Viewer, roundId: string, lines: readonly NamedLine[]) {
  if (!(await managesRound(db, viewer, roundId))) return [];
  const known = await findKnown(db, viewer, lines);
  return lines.flatMap(({ name, organisation }, index) => {
    const people = known[index] ?? [];
    return people.length > 0 ? [{ index, name, organisation, people }] : [];
  });
}
