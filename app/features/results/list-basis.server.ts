import { createHash } from 'node:crypto';

import { readQuota } from './quota-inputs.server.ts';
import { isDefenceJudged } from '#app/features/rounds/finalists.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const CODED = { orderBy: { id: 'asc' }, select: { id: true, code: true, name: true } } as const;

/**
 * A short text that is another one as soon as anything has changed that a list of the round would be drafted from: the
 * newest scoring table, the quota or the prizes, and of the entries what these look at. Tables themselves never change.
 * `settings` is what the caller has read besides: the round, where the list leads to.
 */
export async function listBasis(
  tx: Tx,
  list: { roundId: string; kind: 'ENTRY' | 'FINALIST' | 'AWARD'; ofStudents: boolean },
  settings: unknown,
): Promise<string> {
  const { roundId, kind, ofStudents } = list;
  const entries = { some: { roundId } };
  const facts = [
    settings,
    await tx.result.findFirst({
      where: { roundId },
      orderBy: { version: 'desc' },
      select: { id: true, _count: { select: { rows: true } } },
    }),
    await readQuota(tx, roundId, kind),
    kind === 'AWARD' ? await tx.prizeRule.findMany({ where: { roundId }, orderBy: { id: 'asc' } }) : null,
    kind === 'FINALIST' ? await isDefenceJudged(tx, roundId) : null,
    await tx.entry.aggregate({ where: { roundId }, _count: { _all: true }, _max: { updatedAt: true } }),
    await tx.defenceSlot.findMany({
      where: { entry: { roundId } },
      orderBy: { entryId: 'asc' },
      select: { entryId: true },
    }),
    await tx.category.findMany({ where: { roundId }, ...CODED }),
    await tx.group.findMany({ where: { roundId }, ...CODED }),
    await tx.discipline.findMany({ where: { roundId }, ...CODED }),
    kind === 'AWARD'
      ? null
      : await tx.school.findMany({
          where: { entries, tier: { not: null } },
          orderBy: { id: 'asc' },
          select: { id: true, tier: true },
        }),
    kind === 'AWARD'
      ? null
      : await tx.$queryRaw`SELECT t."id", t."name", t."personId" FROM "Entry" e
          JOIN "ProjectTutor" t ON t."projectId" = e."projectId" WHERE e."roundId" = ${roundId} ORDER BY t."id"`,
    ofStudents
      ? await tx.$queryRaw`SELECT a."id", a."order", a."studentId", a."status" FROM "Entry" e
          JOIN "ProjectAuthor" a ON a."projectId" = e."projectId" WHERE e."roundId" = ${roundId} ORDER BY a."id"`
      : null,
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
