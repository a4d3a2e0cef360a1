import { z } from 'zod';

import type { QuotaList } from '#app/features/results/quota-inputs.server.ts';
import { StoredRulesSchema } from '#app/features/results/lists.server.ts';
import { finalistsOfTable } from '#app/features/results/table-finalists.server.ts';
import { LineReasonSchema } from '#app/features/results/stored.ts';
import { awardPools } from '#app/domain/bundle/list-inputs.ts';
import { capOf, prizePools } from '#app/domain/prizes.ts';
import type { PrizeRule } from '#app/domain/prizes.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type List = { id: string; roundId: string; resultId: string; kind: QuotaList | 'AWARD' };
type Reader = Pick<
  Tx,
  'entry' | 'entryList' | 'entryListLine' | 'prizeRule' | 'result' | 'resultRow' | 'round'
>;

const TiedSchema = z.object({ rank: z.number(), places: z.number(), where: z.string().default('') });

/** The lines of a list as borders look at them, best first. */
async function readLines(tx: Reader, listId: string) {
  const lines = await tx.entryListLine.findMany({
    where: { listId },
    orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { entry: { number: 'asc' } }],
    select: {
      entryId: true,
      decision: true,
      prizeCode: true,
      rank: true,
      value: true,
      reason: true,
      entry: {
        select: {
          number: true,
          category: { select: { id: true, code: true } },
          project: { select: { title: true } },
        },
      },
    },
  });
  return lines.map(({ entry: { project, ...entry }, ...line }) => ({
    ...line,
    ...entry,
    title: project.title,
  }));
}
export type BorderLine = Awaited<ReturnType<typeof readLines>>[number];

export type Border = {
  /** Names it in a form. */
  key: string;
  prizeCode: string | null;
  /** Of the prize's rule, and of the entries that share its prizes; null for all. */
  categoryId: string | null;
  poolId: string | null;
  /** Places above it in all. */
  places: number;
  /** Who competes for them, best first. */
  lines: BorderLine[];
  /** Whether a line stands above it. */
  holds: (line: BorderLine) => boolean;
  /** Entries of ties that cross it. */
  tied: string[];
};

/** Every border of a list: selected or not, or the last place of each prize in each pool of entries. */
export async function readBorders(tx: Reader, list: List): Promise<Border[]> {
  const lines = await readLines(tx, list.id);
  return list.kind === 'AWARD' ? prizeBorders(tx, list, lines) : [await entryBorder(tx, list, lines)];
}

async function entryBorder(tx: Reader, list: List, lines: BorderLine[]): Promise<Border> {
  const { rules } = await tx.entryList.findUniqueOrThrow({ where: { id: list.id }, select: { rules: true } });
  const whole = StoredRulesSchema.parse(rules).caps.find(
    ({ kind, label }) => kind === 'cap' && Object.keys(label).length === 0,
  );
  const selected = lines.filter(({ decision }) => decision === 'SELECTED').length;
  // Without a cap on all: what is taken, and what each tie keeps free.
  const kept = new Map(
    lines.flatMap(({ decision, reason }) => {
      const { code, params } = LineReasonSchema.parse(reason);
      const tie = TiedSchema.safeParse(params);
      if (decision !== 'UNDECIDED' || code !== 'tied-at-border' || !tie.success) return [];
      return [[`${tie.data.rank} ${tie.data.where}`, tie.data.places] as const];
    }),
  );
  const free = [...kept.values()].reduce((sum, places) => sum + places, 0);
  return {
    key: 'selected',
    prizeCode: null,
    categoryId: null,
    poolId: null,
    places: whole ? Math.min(whole.limit, lines.filter(({ rank }) => rank !== null).length) : selected + free,
    lines,
    holds: ({ decision }) => decision === 'SELECTED',
    tied: lines.filter(({ decision }) => decision === 'UNDECIDED').map(({ entryId }) => entryId),
  };
}

async function prizeBorders(tx: Reader, list: List, lines: BorderLine[]): Promise<Border[]> {
  const stored = await tx.prizeRule.findMany({
    where: { roundId: list.roundId },
    orderBy: { order: 'asc' },
    select: {
      code: true,
      mode: true,
      value: true,
      among: true,
      categoryId: true,
      category: { select: { code: true } },
    },
  });
  const rules = stored.map(({ among, ...rule }) => ({ ...rule, ...(among ? { among } : {}) }));
  const finalists = rules.some(({ among }) => among)
    ? await finalistsOfTable(tx, { id: list.resultId, roundId: list.roundId })
    : new Set<string>();
  const { prizesPerCategory, prizeCapPercent } = await tx.round.findUniqueOrThrow({
    where: { id: list.roundId },
    select: { prizesPerCategory: true, prizeCapPercent: true },
  });
  // Pools and places as the award list draws them.
  const { keyOf, rulesOf } = awardPools(rules, ({ category }) => category?.code ?? null, prizesPerCategory);
  const { pools } = prizePools(lines, ({ category }) => keyOf(category?.code ?? ''), rulesOf, {
    cap: prizeCapPercent === null ? null : capOf(lines.length, prizeCapPercent),
  });
  return pools.flatMap(({ key, ranked: mine, rules: apply, places: counts }) => {
    const poolId = key === '' ? null : (mine[0]?.category?.id ?? null);
    const order = new Map(apply.map(({ code }, index) => [code, index]));
    return counts.flatMap((_, index): Border[] => {
      const rule = apply[index];
      const prizeCode = rule?.code ?? '';
      const compete = mine.filter(
        ({ entryId }) => !rule?.among || (rule.among === 'FINALISTS') === finalists.has(entryId),
      );
      const scored = compete.filter(({ rank }) => rank !== null);
      const places = apply
        .slice(0, index + 1)
        .reduce((sum, one, at) => sum + placesAmong(one, rule?.among, counts[at] ?? 0, compete), 0);
      if (places < 1 || places >= scored.length) return [];
      return [
        {
          key: `${poolId ?? ''}:${prizeCode}`,
          prizeCode,
          categoryId: apply[index]?.categoryId ?? null,
          poolId,
          places,
          lines: compete,
          holds: (line) =>
            line.decision === 'SELECTED' && (order.get(line.prizeCode ?? '') ?? Infinity) <= index,
          tied: tiedAcross(scored, places),
        },
      ];
    });
  });
}

/** How many places of a prize are above a border among finalists, among the others, or among all. */
function placesAmong(
  rule: PrizeRule,
  among: PrizeRule['among'],
  count: number,
  compete: readonly BorderLine[],
): number {
  if (!among || rule.among === among) return count;
  // A prize for all takes from these what it was given to; one for the others takes nothing.
  return rule.among === undefined ? compete.filter(({ prizeCode }) => prizeCode === rule.code).length : 0;
}

/** Undecided entries whose group of equal rank begins within the places and ends outside. */
function tiedAcross(scored: readonly BorderLine[], places: number): string[] {
  const [inside, outside] = [scored[places - 1], scored[places]];
  if (!inside || inside.rank !== outside?.rank) return [];
  return scored
    .filter(({ rank, decision }) => rank === inside.rank && decision === 'UNDECIDED')
    .map(({ entryId }) => entryId);
}
