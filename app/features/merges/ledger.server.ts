import { z } from 'zod';

import type { Prisma } from '#app/platform/prisma-client/client.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** Tables that merges write to. */
const TABLES = [
  'certificate',
  'check',
  'checkTurn',
  'classMove',
  'conflict',
  'consent',
  'deliberationMember',
  'entry',
  'entryList',
  'handIn',
  'invitation',
  'judgeBan',
  'judgeExpertise',
  'judgeProfile',
  'merge',
  'panelMember',
  'pastAward',
  'person',
  'project',
  'projectAuthor',
  'projectTutor',
  'quotaLine',
  'roleGrant',
  'rosterImport',
  'round',
  'roundJudge',
  'school',
  'specialChange',
  'specialJuror',
  'specialLine',
  'student',
  'unit',
] as const;
export type MergeTable = (typeof TABLES)[number];

/** Whose rows they are: a column named after one of these with `Id` points at it. */
const OWNERS = [...TABLES, 'edition', 'panel'] as const;

type Row = Record<string, unknown>;
/** What every table can do, as far as a merge needs it. */
type Rows = {
  count(args: { where: Row }): Promise<number>;
  findMany(args: { where: Row; select?: Record<string, true> }): Promise<Row[]>;
  updateMany(args: { where: Row; data: Row }): Promise<unknown>;
  deleteMany(args: { where: Row }): Promise<unknown>;
  createMany(args: { data: Row[] }): Promise<unknown>;
};

const row = z.record(z.string(), z.unknown());
const table = z.enum(TABLES);
const StepSchema = z.discriminatedUnion('did', [
  /** Rows whose `column` said `from` say `into` now. */
  z.object({
    did: z.literal('move'),
    table,
    column: z.string(),
    from: z.string(),
    into: z.string(),
    ids: z.array(z.string()),
  }),
  z.object({ did: z.literal('remove'), table, rows: z.array(row) }),
  z.object({ did: z.literal('add'), table, rows: z.array(row) }),
  z.object({ did: z.literal('change'), table, id: z.string(), before: row, after: row }),
]);
const RecordSchema = z.array(StepSchema);

/** What a merge did, in its order: undoing goes through it backwards. */
export type MergeRecord = z.output<typeof RecordSchema>;

// Prisma gives every table a type of its own; a ledger treats them alike.
const rowsOf = (tx: Pick<Tx, MergeTable>, name: MergeTable) => tx[name] as unknown as Rows;
const keyOf = (name: MergeTable) => (name === 'judgeProfile' ? 'personId' : 'id');
/** Rows as they are stored: times become text that the database reads again. */
const stored = (rows: readonly Row[]) =>
  RecordSchema.element.options[1].shape.rows.parse(JSON.parse(JSON.stringify(rows)));

/** Writes for a merge, and keeps book of exactly what they changed. */
export function openLedger(tx: Tx) {
  const record: MergeRecord = [];
  return {
    /** Lets the rows of `from` belong to `into`; gives their ids. */
    async move(
      name: MergeTable,
      column: string,
      from: string,
      into: string,
      where: Row = {},
    ): Promise<string[]> {
      const key = keyOf(name);
      const found = await rowsOf(tx, name).findMany({
        where: { ...where, [column]: from },
        select: { [key]: true },
      });
      const ids = found.map((one) => String(one[key]));
      if (ids.length === 0) return ids;
      await rowsOf(tx, name).updateMany({ where: { [key]: { in: ids } }, data: { [column]: into } });
      record.push({ did: 'move', table: name, column, from, into, ids });
      return ids;
    },
    /** Deletes rows, which an undo makes anew as they were. */
    async remove(name: MergeTable, where: Row): Promise<void> {
      const rows = stored(await rowsOf(tx, name).findMany({ where }));
      if (rows.length === 0) return;
      await rowsOf(tx, name).deleteMany({ where });
      record.push({ did: 'remove', table: name, rows });
    },
    /** Makes rows, which an undo deletes. */
    async add(name: MergeTable, rows: Row[]): Promise<void> {
      if (rows.length === 0) return;
      await rowsOf(tx, name).createMany({ data: rows });
      record.push({ did: 'add', table: name, rows: stored(rows) });
    },
    /** Changes some columns of one row. */
    async change(name: MergeTable, id: string, data: Row): Promise<void> {
      const where = { [keyOf(name)]: id };
      const select = Object.fromEntries(Object.keys(data).map((column) => [column, true as const]));
      const [before] = stored(await rowsOf(tx, name).findMany({ where, select }));
      const [after] = stored([data]);
      if (!before || !after || same(before, after)) return;
      await rowsOf(tx, name).updateMany({ where, data });
      record.push({ did: 'change', table: name, id, before, after });
    },
    /** The book, as the merge keeps it. */
    record: () => record satisfies MergeRecord as Prisma.InputJsonValue,
  };
}
export type Ledger = ReturnType<typeof openLedger>;

/** The book of a stored merge. */
export function readRecord(json: unknown): MergeRecord {
  return RecordSchema.parse(json);
}

const same = (a: Row, b: Row) =>
  Object.keys(b).every((column) => JSON.stringify(a[column] ?? null) === JSON.stringify(b[column] ?? null));

/** Ids of the rows of a table that a merge moved. */
export function movedIds(record: MergeRecord, name: MergeTable): string[] {
  return record.flatMap((step) => (step.did === 'move' && step.table === name ? step.ids : []));
}

/** Rows of a table that a merge deleted. */
export function removedRows(record: MergeRecord, name: MergeTable): Row[] {
  return record.flatMap((step) => (step.did === 'remove' && step.table === name ? step.rows : []));
}

/** Where a row that has vanished since means that more was changed than the merge knows of. */
const MUST_STAND: readonly MergeTable[] = ['projectAuthor', 'quotaLine'];

/** How many rows no longer stand where the merge put them. */
export async function movedSince(tx: Tx, record: MergeRecord): Promise<number> {
  let count = 0;
  for (const step of record) {
    if (step.did !== 'move') continue;
    const there = { [keyOf(step.table)]: { in: step.ids } };
    const [standing, left] = await Promise.all([
      rowsOf(tx, step.table).count({ where: { ...there, [step.column]: step.into } }),
      rowsOf(tx, step.table).count({ where: there }),
    ]);
    count += (MUST_STAND.includes(step.table) ? step.ids.length : left) - standing;
  }
  return count;
}

/** Everything back as it was, from the last step to the first. A column that was changed by hand since stays. */
export async function undoRecord(tx: Tx, record: MergeRecord): Promise<void> {
  for (const step of [...record].reverse()) {
    const rows = rowsOf(tx, step.table);
    if (step.did === 'move')
      await rows.updateMany({
        where: { [keyOf(step.table)]: { in: step.ids }, [step.column]: step.into },
        data: { [step.column]: step.from },
      });
    else if (step.did === 'add') for (const where of step.rows) await rows.deleteMany({ where });
    else if (step.did === 'remove') {
      const whole = await withOwners(tx, step.rows);
      if (whole.length > 0) await rows.createMany({ data: whole });
    } else {
      const where = { [keyOf(step.table)]: step.id };
      const select = Object.fromEntries(Object.keys(step.after).map((column) => [column, true as const]));
      const [now] = stored(await rows.findMany({ where, select }));
      if (now && same(now, step.after)) await rows.updateMany({ where, data: step.before });
    }
  }
}

/** Rows all of whose owners are still there: what was deleted since takes its own along. */
async function withOwners(tx: Tx, rows: readonly Row[]): Promise<Row[]> {
  const whole: Row[] = [];
  for (const one of rows) {
    const found = await Promise.all(
      OWNERS.map((owner) => {
        const id = one[`${owner}Id`];
        return id ? (tx[owner] as unknown as Rows).count({ where: { id } }) : 1;
      }),
    );
    if (found.every((count) => count > 0)) whole.push(one);
  }
  return whole;
}
