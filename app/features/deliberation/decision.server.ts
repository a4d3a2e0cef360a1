import { z } from 'zod';

import { entryIdsOf, managedDeliberation } from './scope.server.ts';
import type { Deliberation } from './scope.server.ts';
import type { DecideSchema } from './schemas.ts';
import { barredOf, tallyOf } from './votes.server.ts';
import { presetChoice, settleByVotes } from '#app/domain/deliberation.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { changeListLine } from '#app/features/results/change-list-line.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const LEAST_REASON = 4;
const ReservesSchema = z.object({ reserves: z.number().default(0) });

type Reader = Pick<Tx, 'entryList' | 'entryListLine' | 'prizeRule' | 'person' | 'entry' | 'conflict'>;
type Decide = z.output<typeof DecideSchema>;

async function readLines(tx: Pick<Tx, 'entryListLine'>, deliberation: Deliberation) {
  return tx.entryListLine.findMany({
    where: { listId: deliberation.listId, entryId: { in: entryIdsOf(deliberation) } },
    orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { entry: { number: 'asc' } }],
    select: {
      entryId: true,
      decision: true,
      prizeCode: true,
      rank: true,
      entry: { select: { number: true, project: { select: { title: true } } } },
    },
  });
}

/** What the decision begins with: each entry as the votes have it, open where they leave it so. Null before the count. */
export async function readDecision(tx: Reader, deliberation: Deliberation) {
  if (deliberation.status !== 'CLOSED' || deliberation.list.status !== 'DRAFT') return null;
  const { list, categoryId, prizeCode, places } = deliberation;
  const [lines, { rules }, prizes, barred] = [
    await readLines(tx, deliberation),
    await tx.entryList.findUniqueOrThrow({ where: { id: list.id }, select: { rules: true } }),
    await tx.prizeRule.findMany({
      where: { roundId: list.roundId, categoryId },
      orderBy: { order: 'asc' },
      select: { code: true },
    }),
    await barredOf(tx, deliberation),
  ];
  const outcomes = settleByVotes(tallyOf(deliberation, barred), places);
  return lines.map(({ entry, ...line }) => {
    const outcome = outcomes.get(line.entryId) ?? 'open';
    return {
      ...line,
      number: entry.number,
      title: entry.project.title,
      outcome,
      preset: presetChoice(outcome, line, {
        prizes: list.kind === 'AWARD' ? prizes.map(({ code }) => code) : [],
        border: list.kind === 'AWARD' ? prizeCode : null,
        reserves: ReservesSchema.parse(rules).reserves > 0,
      }),
    };
  });
}
export type DecisionLine = NonNullable<Awaited<ReturnType<typeof readDecision>>>[number];

/** A decision line by line against the list as it is now; or why it cannot be taken. */
async function planDecision(
  tx: Pick<Tx, 'entryListLine' | 'deliberation'>,
  viewer: Viewer,
  { deliberationId, lines: wanted, reason }: Decide,
) {
  const found = await managedDeliberation(tx, viewer, deliberationId);
  if (!found) return refuse('not-found');
  if (found.status === 'OPEN') return refuse('deliberation-not-closed');
  if (found.status !== 'CLOSED') return refuse('deliberation-over');
  if (found.list.status !== 'DRAFT') return refuse('list-wrong-status');
  const lines = await readLines(tx, found);
  if (wanted.some(({ entryId }) => !lines.some((line) => line.entryId === entryId)))
    return refuse('changed-meanwhile');
  const isAward = found.list.kind === 'AWARD';
  const planned = lines.flatMap((line) => {
    const to = wanted.find(({ entryId }) => entryId === line.entryId);
    if (!to) return [];
    const prizeCode = isAward && to.to === 'SELECTED' ? to.prizeCode : null;
    return [
      {
        entryId: line.entryId,
        number: line.entry.number,
        title: line.entry.project.title,
        from: line.decision,
        fromPrize: line.prizeCode,
        to: to.to,
        toPrize: prizeCode,
        reason: to.reason.length >= LEAST_REASON ? to.reason : reason,
        changes: line.decision !== to.to || line.prizeCode !== prizeCode,
      },
    ];
  });
  const missing = lines.length - planned.length;
  if (missing > 0) return refuse('deliberation-undecided', { count: missing });
  if (isAward && planned.some(({ to, toPrize }) => to === 'SELECTED' && !toPrize))
    return refuse('list-prize-needed');
  return ok({ deliberation: found, lines: planned });
}

/** What a decision would change, line by line, before it is taken; with what the list holds before and after. */
export async function previewDecision(viewer: Viewer, input: Decide) {
  const planned = await planDecision(db, viewer, input);
  if (!planned.ok) return planned;
  const { deliberation, lines } = planned.value;
  const held = await db.entryListLine.groupBy({
    by: ['decision', 'prizeCode'],
    where: { listId: deliberation.listId, decision: 'SELECTED' },
    _count: true,
  });
  const codes = new Set([
    ...held.map(({ prizeCode }) => prizeCode),
    ...lines.filter(({ to }) => to === 'SELECTED').map(({ toPrize }) => toPrize),
  ]);
  const counts = [...codes].map((prizeCode) => {
    const before = held.find((one) => one.prizeCode === prizeCode)?._count ?? 0;
    const lost = lines.filter(({ from, fromPrize }) => from === 'SELECTED' && fromPrize === prizeCode).length;
    const won = lines.filter(({ to, toPrize }) => to === 'SELECTED' && toPrize === prizeCode).length;
    return { prizeCode, before, after: before - lost + won };
  });
  return ok({ lines, counts, places: deliberation.places, reason: input.reason });
}
type Previewed = Awaited<ReturnType<typeof previewDecision>>;
export type DecisionPreviewed = Extract<Previewed, { ok: true }>['value'];

/**
 * Takes the decision: every line that changes is changed as by hand, with its reason and the deliberation beside it, all
 * or none.
 */
export async function decideDeliberation(
  viewer: Viewer,
  input: Decide,
  context: Context,
): Promise<Result<{ changed: number }>> {
  return inTransaction(context, async (tx) => {
    const planned = await planDecision(tx, viewer, input);
    if (!planned.ok) return planned;
    const { deliberation, lines } = planned.value;
    const changing = lines.filter(({ changes }) => changes);
    for (const { entryId, to, toPrize, reason } of changing) {
      const change = { entryId, to, prizeCode: toPrize, reason, deliberationId: deliberation.id };
      const done = await changeListLine(tx, viewer, deliberation.list, change, context);
      // A refusal leaves nothing behind: the rules were checked above, so this is somebody's change in between.
      if (!done.ok) throw new Error(`A decided line could not be changed: ${done.refusals[0].code}`);
    }
    for (const { entryId, to, toPrize, reason } of lines)
      await tx.deliberationEntry.update({
        where: { deliberationId_entryId: { deliberationId: deliberation.id, entryId } },
        data: { decision: to, prizeCode: toPrize, decisionReason: reason },
        select: { entryId: true },
      });
    await tx.deliberation.update({
      where: { id: deliberation.id },
      data: {
        status: 'DECIDED',
        decidedById: viewer.personId,
        decidedAt: context.now,
        reason: input.reason,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'decide-deliberation',
      subject: { type: 'deliberation', id: deliberation.id },
      roundId: deliberation.list.roundId,
      data: { changed: changing.length },
    });
    return ok({ changed: changing.length });
  });
}
