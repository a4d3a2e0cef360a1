import type { z } from 'zod';

import { listCheckers, loads, openChecks, turnEntries } from './check-turns.server.ts';
import type { AssignChecksSchema, BulkAct } from './schemas.ts';
import { planPasses, planReturns, planTurns } from '#app/domain/check-turns.ts';
import type { BulkLine, TurnTarget } from '#app/domain/check-turns.ts';
import type { CheckKind } from '#app/domain/checks.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

type Wanted = { roundId: string; entryIds: readonly string[]; kind: CheckKind; act: BulkAct; to: string };

/** What a bulk act would do, line by line; null when the round is not the viewer's, or an entry not the round's. */
async function plan(tx: Tx | typeof db, viewer: Viewer, wanted: Wanted, now: Date) {
  const { roundId, entryIds, kind, act, to } = wanted;
  const round = await tx.round.findUnique({
    where: { id: roundId },
    select: {
      id: true,
      unitId: true,
      requiresOriginality: true,
      requiresEthics: true,
      twoPersonChecks: true,
      unit: { select: { path: true } },
    },
  });
  const facts = { id: roundId, unitPath: round?.unit.path ?? '' };
  const may = can(viewer, act === 'assign' ? 'manage-round' : 'check-entries', facts);
  if (!round || !may) return null;
  const checkers = await listCheckers(tx, round);
  const checkerIds = new Set(checkers.map(({ id }) => id));
  const step = act === 'return' ? ('return-by-checker' as const) : act;
  const entries = await turnEntries(tx, roundId, entryIds, { kind, act: step, now, checkerIds });
  if (!entries) return null;
  if (act === 'pass')
    return { checkers, lines: planPasses(entries, kind, viewer.personId, round.twoPersonChecks) };
  if (act === 'return') return { checkers, lines: planReturns(entries) };
  const target = targetOf(to, checkers);
  if (!target) return { checkers, lines: [] };
  const load = 'share' in Object(target) ? loads(await openChecks(tx, round, checkerIds), kind) : {};
  return { checkers, lines: planTurns(entries, kind, target, load) };
}

/** Shared evenly goes to the round's checkers, or, where there are none, to its administrators. */
function targetOf(to: string, checkers: Awaited<ReturnType<typeof listCheckers>>): TurnTarget | null {
  if (to === 'nobody') return 'nobody';
  if (to !== 'share') return checkers.some(({ id }) => id === to) ? { person: to } : null;
  const only = checkers.filter(({ roles }) => roles.length > 0);
  return { share: (only.length > 0 ? only : checkers).map(({ id }) => id) };
}

/** A bulk act, looked at before it happens: each entry with what becomes of it, or why it is stepped over. */
export async function previewBulk(viewer: Viewer, wanted: Wanted, now: Date) {
  const planned = await plan(db, viewer, wanted, now);
  if (!planned) return null;
  const rows = await db.entry.findMany({
    where: { id: { in: [...wanted.entryIds] } },
    select: {
      id: true,
      number: true,
      school: { select: { name: true } },
      project: { select: { title: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const nameOf = new Map(planned.checkers.map(({ id, name }) => [id, name]));
  const lines = planned.lines.flatMap((line: BulkLine) => {
    const entry = byId.get(line.id);
    const to = line.will === 'given' ? line.to.map((id) => nameOf.get(id) ?? '') : [];
    return entry ? [{ ...line, entry, to }] : [];
  });
  return {
    lines,
    checkers: planned.checkers.map(({ id, name }) => ({ id, name })),
    willIds: lines.filter(({ will }) => will !== 'skip').map(({ id }) => id),
  };
}

/**
 * Gives checks of entries to a person, shares them evenly among the round's checkers, or takes them back from everybody.
 * It says whose turn they are; whoever may check the round may still answer them.
 */
export async function assignChecks(
  viewer: Viewer,
  { roundId, entryIds, kind, to }: z.output<typeof AssignChecksSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const planned = await plan(tx, viewer, { roundId, entryIds, kind, act: 'assign', to }, context.now);
    if (!planned) return refuse('not-found');
    const given = planned.lines.flatMap((line) => (line.will === 'given' ? [line] : []));
    if (given.length === 0) return refuse('check-none-given');
    const ids = given.map(({ id }) => id);
    await tx.checkTurn.deleteMany({ where: { kind, entryId: { in: ids } } });
    await tx.checkTurn.createMany({
      data: given.flatMap((line) =>
        line.to.map((personId) => ({
          entryId: line.id,
          kind,
          personId,
          byId: viewer.personId,
          at: context.now,
        })),
      ),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'assign-checks',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { kind, to, entryIds: ids },
    });
    return ok({ count: ids.length });
  });
}
