import { randomInt } from 'node:crypto';
import type { z } from 'zod';

import { clashRefusals } from './save-session.server.ts';
import type { DrawSchema } from './schemas.ts';
import { judgesByPanel, readSessions } from './sessions.server.ts';
import { drawOrder } from '#app/domain/defence/draw.ts';
import { sessionClashes } from '#app/domain/defence/slots.ts';
import { ok, refuse, refuseAll } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { eligibleAt } from '#app/features/rounds/eligible-at.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Draws the order of all projects that may be judged. The first draw needs no reason, every later one does; all stay
 * in the record. A schedule that was published is withdrawn by a new draw, and none is possible once somebody has been
 * called.
 */
export async function drawLots(
  viewer: Viewer,
  input: z.output<typeof DrawSchema>,
  context: Context,
): Promise<Result<{ count: number; pairs: number; seed: number }>> {
  return inTransaction(context, async (tx) => {
    const { roundId, mode } = input;
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const sessions = await readSessions(tx, { roundId });
    if (sessions.length === 0) return refuse('defence-no-sessions');
    const drawnBefore = await tx.defenceDraw.count({ where: { roundId } });
    if (drawnBefore > 0 && input.reason.length < 4) return refuse('defence-reason', undefined, 'reason');
    const begun = await tx.defenceSlot.count({
      where: { session: { roundId }, OR: [{ status: { not: 'WAITING' } }, { lateAt: { not: null } }] },
    });
    if (begun > 0) return refuse('defence-begun');
    const refused = refuseAll(clashRefusals(sessions, sessionClashes(sessions, judgesByPanel(sessions))));
    if (!refused.ok) return refused;
    const found = await readCandidates(tx, roundId, new Set(sessions.map(({ panelId }) => panelId)));
    if (!found.ok) return found;
    const { candidates, titles } = found.value;
    const seed = input.seed ?? randomInt(1_000_000);
    const draw = drawOrder(sessions, candidates, mode, seed);
    if (!draw.ok && 'clash' in draw) {
      const [one, other] = draw.clash.map((id) => titles.get(id) ?? '');
      return refuse('defence-author-clash', { one: one ?? '', other: other ?? '' });
    }
    if (!draw.ok) {
      const panels = new Map(sessions.map(({ panelId, panel }) => [panelId, panel.name]));
      const short = refuseAll(
        draw.shortages.map(({ panelId, projects: count, minutes }) => ({
          code: 'defence-too-few-slots',
          params: { panel: panels.get(panelId) ?? '', count, minutes },
        })),
      );
      return short.ok ? refuse('defence-no-sessions') : short;
    }
    await tx.defenceSlot.deleteMany({ where: { session: { roundId } } });
    await tx.defenceSlot.createMany({ data: draw.placed });
    await tx.defence.update({ where: { roundId }, data: { publishedAt: null }, select: { roundId: true } });
    const record = { mode, seed, pairs: draw.pairs, reason: input.reason || null };
    await tx.defenceDraw.create({
      data: {
        ...record,
        roundId,
        placed: draw.placed,
        drawnById: viewer.personId,
        drawnBy: viewer.name,
        drawnAt: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'draw-lots',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { ...record, count: draw.placed.length },
    });
    return ok({ count: draw.placed.length, pairs: draw.pairs, seed });
  });
}

/** The eligible entries with the panel of their discipline; refuses when there are none, or some without a panel. */
async function readCandidates(tx: Tx, roundId: string, panelsWithSession: ReadonlySet<string>) {
  const entries = await tx.entry.findMany({
    where: await eligibleAt(tx, roundId, 'DEFENCE'),
    select: {
      id: true,
      number: true,
      schoolId: true,
      discipline: { select: { name: true, panels: { select: { panelId: true } } } },
      project: {
        select: { title: true, authors: { where: { status: 'ACCEPTED' }, select: { studentId: true } } },
      },
    },
  });
  if (entries.length === 0) return refuse('defence-no-entries');
  const placed = entries.map((entry) => ({
    ...entry,
    panelId: entry.discipline?.panels.map(({ panelId }) => panelId).find((id) => panelsWithSession.has(id)),
  }));
  const without = placed.filter(({ panelId }) => !panelId);
  if (without.length > 0) {
    const disciplines = [...new Set(without.map(({ discipline }) => discipline?.name ?? '—'))].join('、');
    return refuse('defence-without-panel', { count: without.length, disciplines });
  }
  return ok({
    titles: new Map(entries.map(({ id, project }) => [id, project.title])),
    candidates: placed.map(({ id, panelId, schoolId, number, project }) => ({
      id,
      panelId: panelId ?? '',
      schoolId,
      number: number ?? '',
      authorIds: project.authors.map(({ studentId }) => studentId),
    })),
  });
}
