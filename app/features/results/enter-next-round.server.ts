import { refuse, ok } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { lastSequence, numberOf } from '#app/features/entries/number-entries.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** What promotion reads of an entry. */
export const ENTRY_SELECT = {
  id: true,
  projectId: true,
  schoolId: true,
  isTeam: true,
  submittedAt: true,
  category: { select: { code: true, name: true } },
  group: { select: { code: true, name: true } },
  discipline: { select: { code: true, name: true } },
} as const;

export type Promotion = {
  /** The round that the entries go to. */
  toRoundId: string;
  /** The unit for which they compete there. */
  unitId: string;
  byId: string;
  now: Date;
};

/**
 * Enters projects into the next round with everything they carry: project, authors, tutors, materials and history stay
 * the same rows. Category, group and discipline are found there by code; a code that it lacks is refused, naming it.
 */
export async function enterNextRound(
  tx: Tx,
  entryIds: readonly string[],
  { toRoundId, unitId, byId, now }: Promotion,
): Promise<Result<{ toRoundId: string; entered: number }>> {
  const target = await targetRound(tx, toRoundId);
  const entries = await tx.entry.findMany({
    where: { id: { in: [...entryIds] } },
    orderBy: { number: 'asc' },
    select: ENTRY_SELECT,
  });
  const missing = missingCodes(entries, target);
  if (missing.length > 0)
    return refuse('list-codes-missing', { round: target.name, codes: missing.join('、') });
  const already = await tx.entry.count({
    where: { roundId: target.id, projectId: { in: entries.map((entry) => entry.projectId) } },
  });
  if (already > 0) return refuse('list-already-entered', { count: already });

  const status = target.requiresEligibility ? ('HANDED_IN' as const) : ('ELIGIBLE' as const);
  let sequence = await lastSequence(tx, target.id);
  await tx.entry.createMany({
    data: entries.map((entry) => {
      sequence += 1;
      return {
        roundId: target.id,
        projectId: entry.projectId,
        schoolId: entry.schoolId,
        unitId,
        categoryId: target.categories.get(entry.category?.code ?? '') ?? null,
        groupId: target.groups.get(entry.group?.code ?? '') ?? null,
        disciplineId: target.disciplines.get(entry.discipline?.code ?? '') ?? null,
        source: 'PROMOTED' as const,
        fromEntryId: entry.id,
        status,
        number: numberOf(target.numberPattern, entry, sequence),
        sequence,
        isTeam: entry.isTeam,
        submittedAt: entry.submittedAt,
        handedInAt: now,
      };
    }),
  });
  const made = await tx.entry.findMany({
    where: { roundId: target.id, fromEntryId: { in: entries.map((entry) => entry.id) } },
    select: { id: true },
  });
  await tx.entryEvent.createMany({
    data: made.map(({ id }) => ({
      entryId: id,
      status,
      byId: byId,
      byRole: 'ADMIN',
      at: now,
    })),
  });
  return ok({ toRoundId: target.id, entered: made.length });
}

/** The round that entries go to, its categories, groups and disciplines by code. */
export async function targetRound(tx: Pick<Tx, 'round'>, id: string) {
  const code = { select: { id: true, code: true } } as const;
  const round = await tx.round.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      name: true,
      numberPattern: true,
      requiresEligibility: true,
      categories: code,
      groups: code,
      disciplines: code,
    },
  });
  const byCode = (rows: { id: string; code: string }[]) => new Map(rows.map((row) => [row.code, row.id]));
  return {
    ...round,
    categories: byCode(round.categories),
    groups: byCode(round.groups),
    disciplines: byCode(round.disciplines),
  };
}

type Coded = { code: string; name: string } | null;

/** Names of categories, groups and disciplines on the list that the next round does not have. */
export function missingCodes(
  entries: readonly { category: Coded; group: Coded; discipline: Coded }[],
  target: { categories: Map<string, string>; groups: Map<string, string>; disciplines: Map<string, string> },
): string[] {
  const missing = new Set<string>();
  for (const { category, group, discipline } of entries) {
    if (category && !target.categories.has(category.code)) missing.add(`${category.name} ${category.code}`);
    if (group && !target.groups.has(group.code)) missing.add(`${group.name} ${group.code}`);
    if (discipline && !target.disciplines.has(discipline.code))
      missing.add(`${discipline.name} ${discipline.code}`);
  }
  return [...missing];
}
