import type { z } from 'zod';

import type { SavePanelSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Makes or changes a panel: its name, the disciplines it covers and its judges. A discipline is in one panel only. */
export async function savePanel(
  viewer: Viewer,
  input: z.output<typeof SavePanelSchema>,
  context: Context,
): Promise<Result<{ panelId: string }>> {
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, input.roundId);
    if (!round) return refuse('not-found');
    const { roundId, name } = input;
    const twin = await tx.panel.findFirst({
      where: { roundId, name, NOT: { id: input.panelId ?? '' } },
      select: { id: true },
    });
    if (twin) return refuse('panel-name-taken', undefined, 'name');
    const elsewhere = await tx.panelDiscipline.findFirst({
      where: {
        disciplineId: { in: input.disciplineIds },
        panel: { roundId, NOT: { id: input.panelId ?? '' } },
      },
      select: { discipline: { select: { name: true } }, panel: { select: { name: true } } },
    });
    if (elsewhere)
      return refuse('panel-discipline-taken', {
        discipline: elsewhere.discipline.name,
        panel: elsewhere.panel.name,
      });
    const disciplines = await tx.discipline.findMany({
      where: { roundId, id: { in: input.disciplineIds } },
      select: { id: true },
    });
    const judges = await tx.roundJudge.findMany({
      where: { roundId, leftAt: null, id: { in: input.roundJudgeIds } },
      select: { id: true },
    });
    const known = input.panelId
      ? await tx.panel.findFirst({ where: { id: input.panelId, roundId }, select: { id: true } })
      : null;
    if (input.panelId && !known) return refuse('not-found');
    const panelId =
      known?.id ??
      (
        await tx.panel.create({
          data: { roundId, name, order: await tx.panel.count({ where: { roundId } }) },
          select: { id: true },
        })
      ).id;
    await tx.panel.update({ where: { id: panelId }, data: { name }, select: { id: true } });
    await tx.panelDiscipline.deleteMany({ where: { panelId } });
    await tx.panelDiscipline.createMany({
      data: disciplines.map(({ id }) => ({ panelId, disciplineId: id })),
    });
    const chair = await tx.panelMember.findFirst({
      where: { panelId, isChair: true },
      select: { roundJudgeId: true },
    });
    const chairId = input.chairId ?? chair?.roundJudgeId;
    if (chairId && !judges.some(({ id }) => id === chairId))
      return refuse('panel-chair-member', undefined, 'chairId');
    await tx.panelMember.deleteMany({ where: { panelId } });
    await tx.panelMember.createMany({
      data: judges.map(({ id }) => ({ panelId, roundJudgeId: id, isChair: id === chairId })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-panel',
      subject: { type: 'panel', id: panelId },
      roundId,
    });
    return ok({ panelId });
  });
}

/** Removes a panel that has no defence sessions. Its judges stay in the pool and what is assigned stays assigned. */
export async function removePanel(
  viewer: Viewer,
  { panelId }: { panelId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const panel = await tx.panel.findUnique({ where: { id: panelId }, select: { roundId: true } });
    if (!panel || !(await managesRound(tx, viewer, panel.roundId))) return refuse('not-found');
    if ((await tx.defenceSession.count({ where: { panelId } })) > 0) return refuse('defence-panel-used');
    await tx.panel.delete({ where: { id: panelId } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-panel',
      subject: { type: 'panel', id: panelId },
      roundId: panel.roundId,
    });
    return ok(undefined);
  });
}
