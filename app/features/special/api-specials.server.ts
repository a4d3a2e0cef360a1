import { specialSections } from './public-sections.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managedRound } from '#app/features/results/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The confirmed special awards of a round as other systems read them: what the public reads, no more. Null out of reach. */
export async function apiSpecials(viewer: Viewer, roundId: string) {
  const round = await managedRound(db, viewer, roundId);
  return round && { special: await specialSections(db, roundId, round) };
}
