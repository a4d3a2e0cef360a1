import type { z } from 'zod';

import type { MergeUnitsSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { keepMerge } from '#app/features/merges/keep-merge.server.ts';
import { openLedger } from '#app/features/merges/ledger.server.ts';
import type { Ledger } from '#app/features/merges/ledger.server.ts';
import { followMerge } from '#app/features/special/follow-merge.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  id: true,
  name: true,
  path: true,
  parentId: true,
  code: true,
  children: { select: { name: true } },
  schools: { select: { name: true } },
  rounds: { select: { editionId: true, edition: { select: { name: true } } } },
  quotaLines: { select: { quotaId: true, quota: { select: { round: { select: { name: true } } } } } },
} as const;
type Unit = NonNullable<Awaited<ReturnType<typeof readUnit>>>;
const readUnit = (tx: Tx, id: string) => tx.unit.findUnique({ where: { id }, select: SELECT });

/** The first thing that both units have and one unit can have only once. */
function clash(from: Unit, into: Unit): Result<never> | null {
  const edition = from.rounds.find((one) => into.rounds.some(({ editionId }) => editionId === one.editionId));
  if (edition) return refuse('merge-two-rounds', { edition: edition.edition.name }, 'intoId');
  const unit = from.children.find((one) => into.children.some(({ name }) => name === one.name));
  if (unit) return refuse('merge-unit-below', { name: unit.name }, 'intoId');
  const school = from.schools.find((one) => into.schools.some(({ name }) => name === one.name));
  if (school) return refuse('merge-unit-school', { name: school.name }, 'intoId');
  // Two lines would hold one unit twice, to places that nobody decided.
  const line = from.quotaLines.find((one) => into.quotaLines.some(({ quotaId }) => quotaId === one.quotaId));
  return line ? refuse('merge-unit-quota', { round: line.quota.round.name }, 'intoId') : null;
}

/**
 * Makes two entries of one unit into one: schools, units below, rounds, entries, roles, invitations and quota lines of
 * `unitId` go over to its sibling `intoId`, and the emptied unit disappears. Its name still leads to the one that stayed
 * when a table of schools is imported.
 */
export async function mergeUnits(
  viewer: Viewer,
  { unitId, intoId }: z.output<typeof MergeUnitsSchema>,
  context: Context,
): Promise<Result<{ name: string; intoId: string }>> {
  return inTransaction(context, async (tx) => {
    const [from, into] = await Promise.all([readUnit(tx, unitId), readUnit(tx, intoId)]);
    if (!from || !into || !can(viewer, 'manage-unit', from) || !can(viewer, 'manage-unit', into))
      return refuse('not-found');
    if (from.id === into.id) return refuse('merge-same', undefined, 'intoId');
    if (from.parentId !== into.parentId) return refuse('merge-not-siblings', undefined, 'intoId');
    const no = clash(from, into);
    if (no) return no;
    const ledger = openLedger(tx);
    await moveAll(tx, ledger, from, into);
    await ledger.remove('unit', { id: from.id });
    await ledger.change('unit', into.id, { code: into.code ?? from.code });
    await keepMerge(tx, ledger, {
      kind: 'UNIT',
      kept: into,
      gone: from,
      unitId: into.id,
      viewer,
      now: context.now,
      facts: { name: from.name },
    });
    return ok({ name: into.name, intoId: into.id });
  });
}

const TABLES = [
  'school',
  'round',
  'entry',
  'roleGrant',
  'invitation',
  'quotaLine',
  'judgeProfile',
  'judgeBan',
  'specialLine',
  'certificate',
] as const;

async function moveAll(tx: Tx, ledger: Ledger, from: Unit, into: Unit): Promise<void> {
  const holders = await tx.roleGrant.findMany({
    where: { unitId: into.id, role: 'ADMIN', revokedAt: null },
    select: { personId: true },
  });
  // Who administers both administers one now.
  await ledger.remove('roleGrant', {
    unitId: from.id,
    role: 'ADMIN',
    personId: { in: holders.map(({ personId }) => personId) },
  });
  for (const name of TABLES) await ledger.move(name, 'unitId', from.id, into.id);
  await followMerge(tx, ledger, from.id, into.id);
  const below = await tx.unit.findMany({
    where: { path: { startsWith: from.path }, NOT: { id: from.id } },
    select: { id: true, path: true },
  });
  await ledger.move('unit', 'parentId', from.id, into.id);
  for (const { id, path } of below)
    await ledger.change('unit', id, { path: into.path + path.slice(from.path.length) });
}

/** Units that took in others: the names of those that went lead to the one that stayed, also over several merges. */
export async function unitAliases(tx: Pick<Tx, 'merge'>): Promise<{ name: string; unitId: string }[]> {
  const merges = await tx.merge.findMany({
    where: { kind: 'UNIT', undoneAt: null },
    select: { goneId: true, goneName: true, keptId: true },
  });
  const next = new Map(merges.map(({ goneId, keptId }) => [goneId, keptId]));
  const last = (id: string): string => {
    const on = next.get(id);
    return on === undefined ? id : last(on);
  };
  return merges.map(({ goneName, keptId }) => ({ name: goneName, unitId: last(keptId) }));
}
