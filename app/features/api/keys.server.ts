import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

import { administers } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

export const MakeKeySchema = z.object({ name: z.string().trim().min(2).max(80) });
export const RevokeKeySchema = z.object({ keyId: z.uuid() });

const PREFIX = 'ysc_';
/** Using a key is noted once in this time, so that reading does not become writing. */
const NOTE_EVERY_MS = 60 * 60 * 1000;

const hashOf = (key: string) => createHash('sha256').update(`api:${key}`).digest('hex');

async function managedUnit(tx: Pick<Tx, 'unit'>, viewer: Viewer, unitId: string) {
  const unit = await tx.unit.findUnique({
    where: { id: unitId },
    select: { id: true, name: true, path: true },
  });
  return unit && administers(viewer, unit.path) ? unit : null;
}

/** The keys of a unit, newest first; null when it is not administered. */
export async function listKeys(viewer: Viewer, unitId: string) {
  const unit = await managedUnit(db, viewer, unitId);
  if (!unit) return null;
  const keys = await db.apiKey.findMany({
    where: { unitId },
    orderBy: [{ revokedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }],
    select: { id: true, name: true, ending: true, createdAt: true, lastUsedAt: true, revokedAt: true },
  });
  return { unit, keys };
}

/** Makes a key that reads what an administrator of the unit may read. It is told this once; only its hash is kept. */
export async function makeKey(
  viewer: Viewer,
  { unitId, name }: { unitId: string } & z.output<typeof MakeKeySchema>,
  context: Context,
): Promise<Result<{ key: string }>> {
  return inTransaction(context, async (tx) => {
    if (!(await managedUnit(tx, viewer, unitId))) return refuse('not-found');
    const key = `${PREFIX}${randomBytes(24).toString('base64url')}`;
    const { id } = await tx.apiKey.create({
      data: {
        unitId,
        name,
        hash: hashOf(key),
        ending: key.slice(-4),
        createdById: viewer.personId,
        createdAt: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'make-api-key',
      subject: { type: 'api-key', id },
      unitId,
    });
    return ok({ key });
  });
}

/** Ends a key at once. */
export async function revokeKey(
  viewer: Viewer,
  { unitId, keyId }: { unitId: string; keyId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managedUnit(tx, viewer, unitId))) return refuse('not-found');
    const { count } = await tx.apiKey.updateMany({
      where: { id: keyId, unitId, revokedAt: null },
      data: { revokedAt: context.now },
    });
    if (count === 0) return refuse('not-found');
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'revoke-api-key',
      subject: { type: 'api-key', id: keyId },
      unitId,
    });
    return ok(undefined);
  });
}

/** Whoever sends this key, as a viewer who administers its unit; null for one that is unknown or ended. */
export async function viewerOfKey(key: string, now: Date): Promise<Viewer | null> {
  if (!key.startsWith(PREFIX)) return null;
  const found = await db.apiKey.findUnique({
    where: { hash: hashOf(key) },
    select: {
      id: true,
      name: true,
      lastUsedAt: true,
      revokedAt: true,
      unit: { select: { id: true, path: true } },
    },
  });
  if (!found || found.revokedAt) return null;
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) > NOTE_EVERY_MS)
    await inTransaction({ now }, (tx) =>
      tx.apiKey.update({ where: { id: found.id }, data: { lastUsedAt: now }, select: { id: true } }),
    );
  return {
    personId: found.id,
    name: found.name,
    mustChangePassword: false,
    isOperator: false,
    adminUnits: [found.unit],
    checkerRoundIds: [],
    teacherSchoolIds: [],
    judgeRoundIds: [],
    isJudge: false,
    student: null,
  };
}
