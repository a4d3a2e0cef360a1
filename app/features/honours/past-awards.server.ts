import type { z } from 'zod';

import { readHonours } from './read-honours.server.ts';
import type { UndoPastImportSchema } from './schemas.ts';
import { parsePastAwards } from '#app/domain/past-awards.ts';
import type { PastRow } from '#app/domain/past-awards.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Table } from '#app/domain/table.ts';
import { isAdministrator } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** What an import of earlier prizes would do. */
export type PastPlan = {
  added: (PastRow & { schoolId: string })[];
  /** Known already, from the portal or an earlier table. */
  unchanged: PastRow[];
  rejected: PastRow[];
};

async function planImport(
  tx: Pick<Tx, 'school'>,
  viewer: Viewer,
  table: Table,
  now: Date,
): Promise<Result<PastPlan>> {
  if (!isAdministrator(viewer)) return refuse('not-found');
  const rows = parsePastAwards(table, now.getUTCFullYear());
  if (!rows.ok) return rows;
  const reach = { unit: unitsInReach(viewer) };
  const schools = await tx.school.findMany({
    where: reach,
    select: { id: true, name: true, mergedIntoId: true, unit: { select: { name: true, shortName: true } } },
  });
  const byName = new Map<string, typeof schools>();
  for (const school of schools) byName.set(school.name, [...(byName.get(school.name) ?? []), school]);
  const key = (one: { year: number; level: string | null; title: string }, schoolId: string) =>
    [one.year, one.level, one.title, schoolId].join('\n');
  const known = new Set((await readHonours(reach)).map((one) => key(one, one.school.id)));
  const plan: PastPlan = { added: [], unchanged: [], rejected: [] };
  for (const row of rows.value) {
    const matching = (byName.get(row.school) ?? []).filter(
      ({ unit }) => row.unit === '' || unit.name === row.unit || unit.shortName === row.unit,
    );
    const ids = [...new Set(matching.map(({ id, mergedIntoId }) => mergedIntoId ?? id))];
    if (row.school !== '' && ids.length === 0) row.problems.push('school-unknown');
    if (ids.length > 1) row.problems.push('school-ambiguous');
    const [schoolId] = ids;
    if (row.problems.length > 0 || !schoolId) plan.rejected.push(row);
    else if (known.has(key(row, schoolId))) plan.unchanged.push(row);
    else plan.added.push({ ...row, schoolId });
  }
  return ok(plan);
}

/** What importing this table would do. Writes nothing. */
export function previewPastAwards(viewer: Viewer, table: Table, now: Date): Promise<Result<PastPlan>> {
  return planImport(db, viewer, table, now);
}

/**
 * Imports the good rows of a table of prizes from before the portal, for schools in reach. Names of students are not
 * read. The same table twice adds nothing.
 */
export async function importPastAwards(
  viewer: Viewer,
  { table, fileName }: { table: Table; fileName: string },
  context: Context,
): Promise<Result<{ created: number }>> {
  return inTransaction(context, async (tx) => {
    const plan = await planImport(tx, viewer, table, context.now);
    if (!plan.ok) return plan;
    const { added } = plan.value;
    if (added.length === 0) return ok({ created: 0 });
    const { id } = await tx.pastAwardImport.create({
      data: { fileName, created: added.length, createdById: viewer.personId, createdAt: context.now },
      select: { id: true },
    });
    await tx.pastAward.createMany({
      data: added.map(({ year, level, prize, title, authors, tutors, schoolId }) => ({
        importId: id,
        schoolId,
        year,
        level: level ?? 'OTHER',
        prize,
        title,
        authors,
        tutors,
      })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'import-past-awards',
      subject: { type: 'past-award-import', id },
      data: { created: added.length, rejected: plan.value.rejected.length },
    });
    return ok({ created: added.length });
  });
}

/** Imports all of whose prizes are of schools in reach. */
const ownImports = (viewer: Viewer) => ({ awards: { every: { school: { unit: unitsInReach(viewer) } } } });

/** The last imports that the viewer may take back, newest first. */
export async function listPastImports(viewer: Viewer) {
  if (!isAdministrator(viewer)) return [];
  return db.pastAwardImport.findMany({
    where: ownImports(viewer),
    orderBy: { createdAt: 'desc' },
    take: 10,
    select: { id: true, fileName: true, created: true, createdAt: true },
  });
}

/** Takes an import back with all its prizes. */
export async function undoPastImport(
  viewer: Viewer,
  { importId }: z.output<typeof UndoPastImportSchema>,
  context: Context,
): Promise<Result<{ removed: number }>> {
  if (!isAdministrator(viewer)) return refuse('not-found');
  return inTransaction(context, async (tx) => {
    const found = await tx.pastAwardImport.findFirst({
      where: { id: importId, ...ownImports(viewer) },
      select: { id: true, created: true },
    });
    if (!found) return refuse('not-found');
    await tx.pastAwardImport.delete({ where: { id: found.id } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'undo-past-awards',
      subject: { type: 'past-award-import', id: found.id },
      data: { removed: found.created },
    });
    return ok({ removed: found.created });
  });
}
