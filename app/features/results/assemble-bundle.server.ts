import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

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
import type { Standing } from '#app/domain/standing.ts';

/** Everything that a bundle is put together from, as the database has it: plain data that can be sent to a thread. */
export type BundleOrder = {
  /** What the scoring table and the list were computed from, packed. */
  table: Uint8Array;
  list: Uint8Array;
  rows: readonly (Pick<TableRow, 'entryId' | 'scores' | 'value' | 'rank' | 'tied'> & { detail: unknown })[];
  overrides: readonly { entryId: string; to: Standing; toPrize: string | null }[];
  lines: readonly {
    entryId: string;
    decision: Standing;
    position: number | null;
    prizeCode: string | null;
  }[];
  entries: readonly { id: string; number: string | null; unit: { name: string } }[];
  prizes: readonly { code: string; name: string }[];
  published: BundleContent['published'];
  /** Tables of the special awards that stand on the notice. */
  special: Readonly<Record<string, string>>;
  facts: Parameters<typeof zipBundle>[1];
};

export type MadeBundle = { bundle: Uint8Array<ArrayBuffer>; bundleHash: string };

/** Puts a bundle together and packs it. Null where the changes by hand do not explain the list. */
export async function assembleBundle(order: BundleOrder): Promise<MadeBundle | null> {
  const { special, published } = order;
  const table = FrozenTable.parse(await thaw(order.table));
  const frozen = FrozenList.parse(await thaw(order.list));
  // Both name the entries of one table, so their labels are the same.
  if (table.entryIds.join() !== frozen.entryIds.join()) return null;
  const labels = labelsOf('e', table.entryIds);
  const known = new Set(table.entryIds);
  const label = <T extends { entryId: string }>(rows: readonly T[]): T[] =>
    rows
      .filter(({ entryId }) => known.has(entryId))
      .map((row) => ({ ...row, entryId: labels.of(row.entryId) }));
  const changes = label(order.overrides.map(({ toPrize, ...change }) => ({ ...change, prizeCode: toPrize })));
  const final = label(order.lines);
  if (!areEqual(withChanges(frozen.lines, changes), final)) return null;
  const entries = order.entries.filter(({ id }) => known.has(id));
  const content: BundleContent = {
    scoring: table.inputs,
    table: storedTable(order.rows, labels, labelsOf('j', table.judgeIds)),
    list: frozen.inputs,
    computed: frozen.lines,
    changes,
    final,
    published,
    numbers: new Map(entries.map(({ id, number }) => [labels.of(id), number ?? ''])),
    units: unitNames(frozen.inputs, labels.of, entries),
    prizes: new Map(order.prizes.map(({ code, name }) => [code, name])),
  };
  const isOfStudents = frozen.inputs.kind === 'ENTRY' && frozen.inputs.promotes !== undefined;
  const readme = isOfStudents ? BUNDLE_README + STUDENTS_README : BUNDLE_README;
  const bytes = zipBundle(
    {
      ...bundleTables(content),
      ...special,
      'README.txt': 'special.json' in special ? readme + SPECIAL_README : readme,
    },
    order.facts,
  );
  return { bundle: new Uint8Array(await promisify(gzip)(bytes)), bundleHash: sha256(bytes) };
}

/**
 * The table as it was stored with its inputs, under labels and best first: working it out anew takes a large round longer
 * than a publication may wait, and is what `verify` is for.
 */
function storedTable(rows: BundleOrder['rows'], entries: Labels, judges: Labels): TableRow[] {
  return rows
    .map(({ detail, entryId, scores, value, rank, tied }) => {
      const { totals, notes, stages, rasch } = ResultDetailSchema.parse(detail);
      return {
        scores,
        value,
        rank,
        tied,
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
