import { addFacts, grantJudge, insertJudges } from './insert-judges.server.ts';
import { decideWho, findKnown } from './known-judges.server.ts';
import type { KnownPerson } from './known-judges.server.ts';
import { bansInSight, knownDisciplines } from './scope.server.ts';
import { parseJudges } from '#app/domain/judge-table.ts';
import type { JudgeRow } from '#app/domain/judge-table.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Table } from '#app/domain/table.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { prepareAccounts } from '#app/features/accounts/create-account.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** What an import would do: `known` may be somebody who is there already, `rejected` must be mended first. */
export type JudgeImportPlan = {
  added: JudgeRow[];
  known: (JudgeRow & { people: (KnownPerson & { banned: boolean })[] })[];
  rejected: JudgeRow[];
};

type Reading = Pick<Tx, 'unit' | 'person' | 'discipline' | 'judgeBan'>;

/** What importing this table into a unit's pool would do. Writes nothing. */
export async function previewJudges(
  viewer: Viewer,
  unitId: string,
  table: Table,
  tx: Reading = db,
): Promise<Result<JudgeImportPlan>> {
  const unit = await tx.unit.findUnique({ where: { id: unitId }, select: { path: true } });
  if (!unit || !can(viewer, 'manage-unit', unit)) return refuse('not-found');
  const rows = parseJudges(table, await knownDisciplines(tx, viewer));
  if (!rows.ok) return rows;
  const known = await findKnown(tx, viewer, rows.value);
  const bans = await tx.judgeBan.findMany({
    where: {
      personId: { in: known.flat().map(({ personId }) => personId) },
      liftedAt: null,
      ...bansInSight(viewer),
    },
    select: { personId: true },
  });
  const banned = new Set(bans.map(({ personId }) => personId));
  const plan: JudgeImportPlan = { added: [], known: [], rejected: [] };
  for (const [index, row] of rows.value.entries()) {
    const people = (known[index] ?? []).map((one) => ({ ...one, banned: banned.has(one.personId) }));
    if (row.username && people.length === 0)
      row.problems.push({ code: 'username-unknown', what: row.username });
    if (row.problems.length > 0) plan.rejected.push(row);
    else if (people.length > 0) plan.known.push({ ...row, people });
    else plan.added.push(row);
  }
  return ok(plan);
}

/**
 * Imports a table of judges into a unit's pool, whole or not at all: one bad row refuses. Who is known is not made again
 * unless `choices` (by line) says that the row means somebody new; what the row says is added to what is known.
 */
export async function importJudges(
  viewer: Viewer,
  {
    unitId,
    table,
    choices = {},
  }: { unitId: string; table: Table; choices?: Readonly<Record<string, string>> },
  context: Context,
): Promise<Result<{ added: number; known: number }>> {
  const before = await previewJudges(viewer, unitId, table);
  if (!before.ok) return before;
  const newcomers = split(before.value, choices);
  if (!newcomers) return refuse('changed-meanwhile');
  const prepared = await prepareAccounts(newcomers.made.map(({ name }) => ({ name, username: '' })));
  return inTransaction(context, async (tx) => {
    const plan = await previewJudges(viewer, unitId, table, tx);
    if (!plan.ok) return plan;
    if (plan.value.rejected.length > 0)
      return refuse('judge-table-rows', { count: plan.value.rejected.length });
    const now = split(plan.value, choices);
    if (!now || now.made.some((row, index) => row.line !== newcomers.made[index]?.line))
      return refuse('changed-meanwhile');
    if (now.made.length !== prepared.length) return refuse('changed-meanwhile');
    const made = await insertJudges(tx, prepared, now.made, context.now);
    await addFacts(tx, now.met);
    const people = [...made, ...now.met].map(({ personId }) => personId);
    await grantJudge(tx, viewer, people, { unitId }, context);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'import-judges',
      subject: { type: 'unit', id: unitId },
      unitId,
      data: { added: made.length, known: now.met.length },
    });
    return ok({ added: made.length, known: now.met.length });
  });
}

/** The rows that make somebody new and those that mean somebody known; null for a choice that is none. */
function split({ added, known }: JudgeImportPlan, choices: Readonly<Record<string, string>>) {
  const who = decideWho(
    known.map(({ people }) => people),
    known.map(({ line }) => choices[line]),
  );
  if (who.includes(undefined)) return null;
  const made = [...added, ...known.filter((_, index) => who[index] === null)];
  const met = known.flatMap((row, index) => {
    const personId = who[index];
    return personId ? [{ ...row, personId }] : [];
  });
  return { made: made.sort((a, b) => a.line - b.line), met };
}
