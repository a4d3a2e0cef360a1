import type { z } from 'zod';

import type { CancelUploadSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { UNDER_WAY_MS } from '#app/domain/space.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Gives up an own upload, whose promised space is free for others from now on. Against the person it counts for the rest
 * of the day, because what was sent is still on the disk: its promise is made as old as one that has just run out.
 */
export async function cancelUpload(
  viewer: Viewer,
  { uploadId }: z.output<typeof CancelUploadSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const lapsed = new Date(context.now.getTime() - UNDER_WAY_MS);
    const promises = await tx.uploadPromise.findMany({
      where: {
        personId: viewer.personId,
        uploadId: { startsWith: `${uploadId}-` },
        at: { gt: lapsed },
      },
      select: { id: true, projectId: true, roundId: true },
    });
    const [first] = promises;
    if (!first) return refuse('not-found');
    await tx.uploadPromise.updateMany({
      where: { id: { in: promises.map(({ id }) => id) } },
      data: { at: lapsed },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'cancel-upload',
      subject: { type: 'project', id: first.projectId },
      roundId: first.roundId,
      data: { uploadId },
    });
    return ok(undefined);
  });
}
