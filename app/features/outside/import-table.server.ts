import { importRound, isLate, planImport } from './plan-import.server.ts';
import type { ImportPlan, Reader } from './plan-import.server.ts';
import { REASON_LEAST } from './schemas.ts';
import { shownPlan } from './shown-plan.ts';
import type { ShownPlan } from './shown-plan.ts';
import { writeImport } from './write-import.server.ts';
import { parseEntryTable } from '#app/domain/outside/entry-table.ts';
import type { Choices } from '#app/domain/outside/incoming.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Table } from '#app/domain/table.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

type Source = { roundId: string; table: Table; choices: Choices };

async function planTable(tx: Reader, viewer: Viewer, { roundId, table, choices }: Source) {
  const round = await importRound(tx, viewer, roundId);
  if (!round) return refuse('not-found');
  const rows = parseEntryTable(table);
  if (!rows.ok) return rows;
  return ok({ round, plan: await planImport(tx, round, rows.value, choices) });
}

/** What importing this table into a round would do, line by line. Writes nothing. */
export async function previewEntryTable(
  viewer: Viewer,
  source: Source,
  now: Date,
): Promise<Result<ShownPlan>> {
  const planned = await planTable(db, viewer, source);
  if (!planned.ok) return planned;
  const { round, plan } = planned.value;
  return ok(shownPlan(round, plan, isLate(round.windows, now)));
}

/**
 * Imports the good rows of a list of entries into a round, with source IMPORTED. The same table twice adds nothing. Once
 * the time for entering is over, it needs a reason.
 */
export async function importEntryTable(
  viewer: Viewer,
  source: Source & { fileName: string; reason: string },
  context: Context,
): Promise<Result<{ created: number; importId: string | null }>> {
  return inTransaction(context, async (tx) => {
    const planned = await planTable(tx, viewer, source);
    if (!planned.ok) return planned;
    const { round, plan } = planned.value;
    const late = isLate(round.windows, context.now);
    if (late && source.reason.length < REASON_LEAST) return refuse('import-reason', undefined, 'reason');
    if (plan.added.length === 0) return ok({ created: 0, importId: null });
    const importId = await writeImport(tx, round, plan, {
      kind: 'TABLE',
      fileName: source.fileName,
      origin: '',
      reason: late ? source.reason : null,
      byId: viewer.personId,
      now: context.now,
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'import-entries',
      subject: { type: 'entry-import', id: importId },
      roundId: round.id,
      data: countsOf(plan),
    });
    return ok({ created: plan.added.length, importId });
  });
}

/** An import in numbers, for its audit line. */
export const countsOf = ({ added, known, rejected }: ImportPlan) => ({
  created: added.length,
  known: known.length,
  rejected: rejected.length,
});
