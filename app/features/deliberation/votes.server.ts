import { z } from 'zod';

import { barredEntries } from './barred.server.ts';
import { entryIdsOf } from './scope.server.ts';
import type { Deliberation } from './scope.server.ts';
import { countVotes } from '#app/domain/deliberation.ts';
import type { EntryTally } from '#app/domain/deliberation.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const TallySchema = z.array(
  z.object({
    entryId: z.string(),
    approvals: z.number(),
    ballots: z.number(),
    order: z.array(z.number()),
  }),
);

/** Who must not judge which entry, among the members. */
export function barredOf(tx: Pick<Tx, 'person' | 'entry' | 'conflict'>, deliberation: Deliberation) {
  return barredEntries(
    tx,
    deliberation.list.round,
    deliberation.members.map(({ personId }) => personId),
    entryIdsOf(deliberation),
  );
}

/** The votes: as they were counted when it was closed, until then as they stand. */
export function tallyOf(
  deliberation: Deliberation,
  barred: (personId: string) => ReadonlySet<string>,
): EntryTally[] {
  if (deliberation.tally !== null) return TallySchema.parse(deliberation.tally);
  return countVotes(
    entryIdsOf(deliberation),
    deliberation.members
      .filter(({ votedAt }) => votedAt !== null)
      .map(({ id, personId, votes }) => ({ memberId: id, yes: votes, barred: barred(personId) })),
  );
}
