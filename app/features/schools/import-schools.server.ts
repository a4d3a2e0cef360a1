import { freePrefixes } from './user-prefix.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { parseSchools } from '#app/domain/school-table.ts';
import type { SchoolRow } from '#app/domain/school-table.ts';
import type { Table } from '#app/domain/table.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitAliases } from '#app/features/units/merge-units.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/** What an import would do. */
export type SchoolImportPlan = {
  added: SchoolRow[];
  unchanged: SchoolRow[];
  rejected: SchoolRow[];
  /** Names of units that would be made. */
  newUnits: string[];
};

type Known = {
  unit: { id: string; path: string };
  plan: SchoolImportPlan;
  unitIds: ReadonlyMap<string, string>;
};

async function planImport(
  tx: Pick<Tx, 'unit' | 'school' | 'merge'>,
  viewer: Viewer,
  unitId: string,
  table: Table,
): Promise<Result<Known>> {
  const unit = await tx.unit.findUnique({
    where: { id: unitId },
    select: { id: true, path: true, name: true, shortName: true },
  });
  if (!unit || !can(viewer, 'manage-unit', unit)) return refuse('not-found');
  const rows = parseSchools(table);
  if (!rows.ok) return rows;
  const below = await tx.unit.findMany({
    where: { path: { startsWith: unit.path } },
    select: { id: true, name: true, shortName: true },
  });
  const here = new Set(below.map((one) => one.id));
  const aliases = (await unitAliases(tx)).filter((one) => here.has(one.unitId));
  const unitIds = new Map([
    ...aliases.map((one) => [one.name, one.unitId] as const),
    ...below.flatMap((one) => [[one.shortName, one.id] as const, [one.name, one.id] as const]),
  ]);
  unitIds.set('', unit.id);
  const schools = await tx.school.findMany({
    where: { unit: { path: { startsWith: unit.path } } },
    select: { name: true, unitId: true },
  });
  const known = new Set(schools.map((school) => `${school.unitId}/${school.name}`));
  const codes = rows.value.flatMap((row) => row.code ?? []);
  const taken = await tx.school.findMany({
    where: { code: { in: codes } },
    select: { code: true, name: true },
  });
  const nameOfCode = new Map(taken.map((school) => [school.code, school.name]));
  const plan: SchoolImportPlan = { added: [], unchanged: [], rejected: [], newUnits: [] };
  const newUnits = new Set<string>();
  for (const row of rows.value) {
    const owner = row.code ? nameOfCode.get(row.code) : undefined;
    if (owner !== undefined && owner !== row.name) row.problems.push('code-taken');
    if (row.problems.length > 0) plan.rejected.push(row);
    else if (known.has(`${unitIds.get(row.unit)}/${row.name}`)) plan.unchanged.push(row);
    else {
      plan.added.push(row);
      if (!unitIds.has(row.unit)) newUnits.add(row.unit);
    }
  }
  plan.newUnits = [...newUnits];
  return ok({ unit, plan, unitIds });
}

/** What importing this table into a unit would do. Writes nothing. */
export async function previewSchoolImport(
  viewer: Viewer,
  unitId: string,
  table: Table,
): Promise<Result<SchoolImportPlan>> {
  const planned = await planImport(db, viewer, unitId, table);
  return planned.ok ? ok(planned.value.plan) : planned;
}

/**
 * Imports the good rows of a table: schools that are not there yet, and the units they name. The same table twice makes
 * nothing new.
 */
export async function importSchools(
  viewer: Viewer,
  { unitId, table }: { unitId: string; table: Table },
  context: Context,
): Promise<Result<{ schools: number; units: number }>> {
  return inTransaction(context, async (tx) => {
    const planned = await planImport(tx, viewer, unitId, table);
    if (!planned.ok) return planned;
    const { unit, plan } = planned.value;
    const unitIds = new Map(planned.value.unitIds);
    const order = await tx.unit.count({ where: { parentId: unit.id } });
    for (const name of plan.newUnits) unitIds.set(name, uuidv7());
    await tx.unit.createMany({
      data: plan.newUnits.map((name, index) => ({
        id: unitIds.get(name) ?? '',
        parentId: unit.id,
        path: `${unit.path}${unitIds.get(name)}/`,
        kind: 'COUNTY' as const,
        name,
        shortName: name,
        order: order + index,
        createdAt: context.now,
      })),
    });
    const prefixes = await freePrefixes(
      tx,
      plan.added.map((row) => row.name),
    );
    await tx.school.createMany({
      data: plan.added.map((row, index) => ({
        unitId: unitIds.get(row.unit) ?? unit.id,
        name: row.name,
        code: row.code,
        tier: row.tier,
        userPrefix: prefixes[index] ?? '',
        createdAt: context.now,
      })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'import-schools',
      subject: { type: 'unit', id: unit.id },
      unitId: unit.id,
      data: { schools: plan.added.length, units: plan.newUnits.length, rejected: plan.rejected.length },
    });
    return ok({ schools: plan.added.length, units: plan.newUnits.length });
  });
}
