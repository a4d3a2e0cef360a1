import { gzipSync } from 'node:zlib';

import { bundleTables } from './bundle-tables.ts';
import type { BundleContent } from './bundle-tables.ts';
import { BUNDLE_README, SPECIAL_README, STUDENTS_README } from './bundle-readme.ts';
import { sha256, zipBundle } from './bundle-zip.ts';
import { areEqual, FrozenList, FrozenTable } from './frozen-list.ts';
import { thaw } from './frozen.server.ts';
import { ResultDetailSchema } from './stored.ts';
import { labelsOf } from '#app/domain/bundle/labels.ts';
import type { Labels } from '#app/domain/bundle/labels.ts';
import { withChanges } from '#app/domain/bundle/list-inputs.ts';
import type { ListInputs } from '#app/domain/bundle/list-inputs.ts';
import type { TableRow } from '#app/domain/bundle/scoring-inputs.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { programVersion } from '#app/platform/version.server.ts';

type Publication = {
  listId: string;
  title: string;
  publishedAt: Date;
  published: BundleContent['published'];
  /** Tables of the special awards that stand on the notice. */
  special: Readonly<Record<string, string>>;
};

/**
 * The bundle of a list that is being published: everything from score sheets to published lines, with which anybody can
 * recompute it; packed, with the SHA-256 of the zip. Null for a list that was drafted before inputs were kept, or whose
 * changes do not explain it.
 */
export async function makeBundle(
  tx: Pick<Tx, 'entryList' | 'entryListLine' | 'listOverride' | 'entry' | 'unit' | 'prizeRule' | 'resultRow'>,
  { listId, title, publishedAt, published, special }: Publication,
): Promise<{ bundle: Uint8Array<ArrayBuffer>; bundleHash: string } | null> {
  const list = await tx.entryList.findUniqueOrThrow({
    where: { id: listId },
    select: {
      roundId: true,
      resultId: true,
      inputs: true,
      result: { select: { inputs: true } },
      round: { select: { name: true } },
    },
  });
  if (!list.inputs || !list.result.inputs) return null;
  const table = FrozenTable.parse(await thaw(list.result.inputs));
  const frozen = FrozenList.parse(await thaw(list.inputs));
  // Both name the entries of one table, so their labels are the same.
  if (table.entryIds.join() !== frozen.entryIds.join()) return null;
  const labels = labelsOf('e', table.entryIds);
  const known = new Set(table.entryIds);
  const overrides = await tx.listOverride.findMany({
    where: { listId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { entryId: true, to: true, toPrize: true },
  });
  const stored = await tx.entryListLine.findMany({
    where: { listId },
    select: { entryId: true, decision: true, position: true, prizeCode: true },
  });
  const label = <T extends { entryId: string }>(rows: readonly T[]): T[] =>
    rows
      .filter(({ entryId }) => known.has(entryId))
      .map((row) => ({ ...row, entryId: labels.of(row.entryId) }));
  const changes = label(overrides.map(({ toPrize, ...change }) => ({ ...change, prizeCode: toPrize })));
  const final = label(stored);
  if (!areEqual(withChanges(frozen.lines, changes), final)) return null;
  const entries = await tx.entry.findMany({
    where: { id: { in: [...labels.ids] } },
    select: { id: true, number: true, unit: { select: { id: true, name: true } } },
  });
  const content: BundleContent = {
    scoring: table.inputs,
    table: await storedTable(tx, list.resultId, labels, labelsOf('j', table.judgeIds)),
    list: frozen.inputs,
    computed: frozen.lines,
    changes,
    final,
    published,
    numbers: new Map(entries.map(({ id, number }) => [labels.of(id), number ?? ''])),
    units: unitNames(frozen.inputs, labels.of, entries),
    prizes: new Map(await prizeNames(tx, list.roundId)),
  };
  const isOfStudents = frozen.inputs.kind === 'ENTRY' && frozen.inputs.promotes !== undefined;
  const readme = isOfStudents ? BUNDLE_README + STUDENTS_README : BUNDLE_README;
  const bytes = zipBundle(
    {
      ...bundleTables(content),
      ...special,
      'README.txt': 'special.json' in special ? readme + SPECIAL_README : readme,
    },
    {
      software: programVersion(),
      round: list.round.name,
      list: title,
      publishedAt: publishedAt.toISOString(),
    },
  );
  return { bundle: new Uint8Array(gzipSync(bytes)), bundleHash: sha256(bytes) };
}

/**
 * The table as it was stored with its inputs, under labels and best first: working it out anew takes a large round longer
 * than a publication may wait, and is what `verify` is for.
 */
async function storedTable(
  tx: Pick<Tx, 'resultRow'>,
  resultId: string,
  entries: Labels,
  judges: Labels,
): Promise<TableRow[]> {
  const rows = await tx.resultRow.findMany({
    where: { resultId },
    select: { entryId: true, scores: true, value: true, rank: true, tied: true, detail: true },
  });
  return rows
    .map(({ detail, entryId, ...row }) => {
      const { totals, notes, stages, rasch } = ResultDetailSchema.parse(detail);
      return {
        ...row,
        entryId: entries.of(entryId),
        totals: totals.map((total) => ({ ...total, judgeId: judges.of(total.judgeId) })),
        notes: notes as TableRow['notes'],
        stages,
        rasch,
      };
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.entryId < b.entryId ? -1 : 1));
}

/** Units are organisations: their names may be read. Schools stay labels, as few pupils of one may have entered. */
function unitNames(
  list: ListInputs,
  labelOf: (entryId: string) => string,
  entries: readonly { id: string; unit: { name: string } }[],
): Map<string, string> {
  if (list.kind === 'AWARD') return new Map();
  const nameOf = new Map(entries.map(({ id, unit }) => [labelOf(id), unit.name]));
  return new Map(
    list.candidates
      .map(({ entryId, unitId }) => [unitId, nameOf.get(entryId) ?? ''] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

async function prizeNames(tx: Pick<Tx, 'prizeRule'>, roundId: string) {
  const rules = await tx.prizeRule.findMany({
    where: { roundId },
    orderBy: { order: 'asc' },
    select: { code: true, name: true },
  });
  return rules.map(({ code, name }) => [code, name] as const);
}
