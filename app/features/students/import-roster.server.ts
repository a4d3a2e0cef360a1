import { registerStudents } from './register-students.server.ts';
import { seenSchool } from './school-scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { compareRoster, parseRoster, proposeLayout } from '#app/domain/roster.ts';
import type { RosterLayout } from '#app/domain/roster.ts';
import type { Table } from '#app/domain/table.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

export type RosterPlan = ReturnType<typeof compareRoster> & { layout: RosterLayout | null };

/** What importing this roster would do, by its headings or by the layout that somebody chose. Writes nothing. */
export async function previewRoster(
  viewer: Viewer,
  schoolId: string,
  table: Table,
  layout: RosterLayout | null = proposeLayout(table),
  tx: Pick<Tx, 'school' | 'student'> = db,
): Promise<Result<RosterPlan>> {
  const school = await seenSchool(tx, viewer, schoolId);
  if (!school) return refuse('not-found');
  const rows = parseRoster(table, layout);
  if (!rows.ok) return rows;
  const known = await tx.student.findMany({
    where: { schoolId },
    select: { grade: true, className: true, studentNumber: true, person: { select: { name: true } } },
  });
  const compared = compareRoster(
    rows.value,
    known.map(({ person, ...student }) => ({ ...student, name: person.name })),
  );
  return ok({ ...compared, layout });
}

let importing: Promise<unknown> = Promise.resolve();

/**
 * Registers the good rows of a roster that the school does not have yet; rows with problems are left out. The same file
 * twice makes nobody twice, also when it is sent twice at the same moment: imports take turns.
 */
export async function importRoster(
  viewer: Viewer,
  {
    schoolId,
    table,
    fileName,
    layout,
  }: { schoolId: string; table: Table; fileName: string; layout?: RosterLayout },
  context: Context,
): Promise<Result<{ created: number; unchanged: number; rejected: number }>> {
  const turn = importing.then(async () => {
    const plan = await previewRoster(viewer, schoolId, table, layout);
    if (!plan.ok) return plan;
    const { added, unchanged, rejected } = plan.value;
    const counts = { unchanged: unchanged.length, rejected: rejected.length };
    if (added.length === 0) return ok({ created: 0, ...counts });
    const result = await registerStudents(
      viewer,
      { schoolId, students: added, roster: { fileName: fileName.slice(0, 120), ...counts } },
      context,
    );
    return result.ok ? ok({ created: result.value.length, ...counts }) : result;
  });
  importing = turn.catch(() => undefined);
  return turn;
}
