import { roundBytes } from './space.server.ts';
import { MEGABYTE } from '#app/domain/space.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

const LARGEST = 10;

/**
 * How much space a round's files use of how much, and the entries whose files are the largest; null when not managed.
 * The sums are made by the database: a round may have many thousands of files.
 */
export async function getRoundSpace(viewer: Viewer, roundId: string, now: Date) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const [used, { maxRoundMegabytes: max }, sums] = await Promise.all([
    roundBytes(db, roundId, now),
    db.round.findUniqueOrThrow({ where: { id: roundId }, select: { maxRoundMegabytes: true } }),
    db.$queryRaw<{ id: string; bytes: bigint }[]>`
      SELECT e."id" AS "id", SUM(v."bytes") AS "bytes"
      FROM "Entry" e
      JOIN "Material" m ON m."projectId" = e."projectId"
      JOIN "MaterialVersion" v ON v."materialId" = m."id" AND v."infectedAt" IS NULL
      WHERE e."roundId" = ${roundId}
      GROUP BY e."id"
      ORDER BY SUM(v."bytes") DESC, e."id"
      LIMIT ${LARGEST}`,
  ]);
  const entries = await db.entry.findMany({
    where: { id: { in: sums.map(({ id }) => id) } },
    select: {
      id: true,
      number: true,
      school: { select: { name: true } },
      project: { select: { title: true } },
    },
  });
  return {
    used,
    max: max === null ? null : max * MEGABYTE,
    largest: sums.flatMap(({ id, bytes }) => {
      const entry = entries.find((one) => one.id === id);
      return entry ? [{ ...entry, bytes: Number(bytes) }] : [];
    }),
  };
}
export type RoundSpaceShown = NonNullable<Awaited<ReturnType<typeof getRoundSpace>>>;
