import type { z } from 'zod';

import type { WindowsSchema } from './schemas.ts';
import { managesRound } from './scope.server.ts';
import { fromLocal } from '#app/domain/calendar.ts';
import type { Window } from '#app/domain/calendar.ts';
import { ok, refuseAll, refuse } from '#app/domain/result.ts';
import type { Refusal, Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Sets all windows of a round from local times in the round's zone. A window with neither time is taken away. */
export async function setWindows(
  viewer: Viewer,
  { roundId, windows }: z.output<typeof WindowsSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const refusals: Refusal[] = [];
    const read: Window[] = [];
    for (const [index, { kind, opensAt, closesAt }] of windows.entries()) {
      if (!opensAt && !closesAt) continue;
      const opens = fromLocal(opensAt, round.timeZone);
      const closes = fromLocal(closesAt, round.timeZone);
      if (!opens) refusals.push({ code: 'window-date', field: `windows[${index}].opensAt` });
      if (!closes) refusals.push({ code: 'window-date', field: `windows[${index}].closesAt` });
      if (!opens || !closes) continue;
      if (closes <= opens) refusals.push({ code: 'window-order', field: `windows[${index}].closesAt` });
      else read.push({ kind, opensAt: opens, closesAt: closes });
    }
    const refused = refuseAll(refusals);
    if (!refused.ok) return refused;
    await tx.roundWindow.deleteMany({ where: { roundId } });
    await tx.roundWindow.createMany({ data: read.map((window) => ({ ...window, roundId })) });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'set-windows',
      subject: { type: 'round', id: roundId },
      roundId,
      data: Object.fromEntries(
        read.map((window) => [
          window.kind,
          `${window.opensAt.toISOString()}/${window.closesAt.toISOString()}`,
        ]),
      ),
    });
    return ok(undefined);
  });
}
