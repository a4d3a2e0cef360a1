import type { z } from 'zod';

import { proposeBand } from './band.server.ts';
import { barredEntries } from './barred.server.ts';
import { possibleMembers } from './members.server.ts';
import type { OpenDeliberationSchema } from './schemas.ts';
import { openPlaces } from '#app/domain/deliberation.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managedList } from '#app/features/results/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

const LEAST_REASON = 4;

/** What the page needs to open a deliberation of one border of a drafted list; null when not managed. */
export async function getOpening(viewer: Viewer, listId: string, asked: string) {
  const list = await managedList(db, viewer, listId);
  if (!list) return null;
  const head = { list: { id: list.id, title: list.title, kind: list.kind, status: list.status } };
  const band = list.status === 'DRAFT' ? await proposeBand(list, asked) : null;
  if (!band) return { ...head, round: list.round, shown: null };
  const { borders, border, lines } = band;
  const people = await possibleMembers(db, list.round);
  const rules = await db.round.findUniqueOrThrow({
    where: { id: list.roundId },
    select: { conflictSameSchool: true, conflictSameUnit: true },
  });
  const proposed = lines.filter(({ origin }) => origin !== null).map(({ entryId }) => entryId);
  const barred = await barredEntries(
    db,
    rules,
    people.map(({ id }) => id),
    proposed,
  );
  const [prizes, categories] = await Promise.all([
    db.prizeRule.findMany({
      where: { roundId: list.roundId },
      select: { code: true, categoryId: true, name: true, nameEn: true },
    }),
    db.category.findMany({
      where: { roundId: list.roundId },
      select: { id: true, name: true, nameEn: true },
    }),
  ]);
  return {
    ...head,
    round: list.round,
    shown: {
      border: border.key,
      borders: borders.map(({ key, prizeCode, categoryId, poolId, places, tied }) => ({
        key,
        places,
        tied: tied.length,
        prize: prizes.find((one) => one.code === prizeCode && one.categoryId === categoryId) ?? null,
        category: categories.find(({ id }) => id === poolId) ?? null,
      })),
      lines: lines.map(({ reason: _, category: __, ...line }) => line),
      places: openPlaces(
        border.places,
        border.lines.map((line) => ({ entryId: line.entryId, holds: border.holds(line) })),
        new Set(proposed),
      ),
      people: people.map((person) => ({ ...person, barred: barred(person.id).size })),
    },
  };
}
export type Opening = NonNullable<NonNullable<Awaited<ReturnType<typeof getOpening>>>['shown']>;

/**
 * Opens a deliberation of one border of a drafted list: over the proposed entries and those added or left out by hand
 * with a reason, by the chosen members. The ranks that each entry could have are kept as they are now.
 */
export async function openDeliberation(
  viewer: Viewer,
  input: z.output<typeof OpenDeliberationSchema>,
  context: Context,
): Promise<Result<{ deliberationId: string }>> {
  const before = await managedList(context.tx ?? db, viewer, input.listId);
  if (!before) return refuse('not-found');
  if (before.status !== 'DRAFT') return refuse('list-wrong-status');
  // The band is worked out in a thread, which a transaction must not wait for.
  const band = await proposeBand(before, input.border);
  if (band?.border.key !== input.border) return refuse('changed-meanwhile');
  const chosen = new Set(input.entryIds);
  const entries = band.lines.filter(({ entryId, origin }) => origin !== null || chosen.has(entryId));
  if ([...chosen].some((id) => !entries.some(({ entryId }) => entryId === id)))
    return refuse('changed-meanwhile');
  const byHand = entries.filter(({ entryId, origin }) => (origin !== null) !== chosen.has(entryId));
  if (byHand.length > 0 && input.handReason.length < LEAST_REASON)
    return refuse('deliberation-hand-reason', { count: byHand.length }, 'handReason');
  if (chosen.size < 2) return refuse('deliberation-too-few', undefined, 'entryIds');
  const { border } = band;
  const places =
    input.places ??
    openPlaces(
      border.places,
      border.lines.map((line) => ({ entryId: line.entryId, holds: border.holds(line) })),
      chosen,
    );
  if (places < 1 || places >= chosen.size)
    return refuse('deliberation-places', { most: chosen.size - 1 }, 'places');
  return inTransaction(context, async (tx) => {
    const list = await managedList(tx, viewer, input.listId);
    if (!list) return refuse('not-found');
    if (list.status !== 'DRAFT') return refuse('list-wrong-status');
    const taken = await tx.deliberationEntry.count({
      where: {
        entryId: { in: [...chosen] },
        leftOut: false,
        deliberation: { listId: list.id, status: { in: ['OPEN', 'CLOSED'] } },
      },
    });
    if (taken > 0) return refuse('deliberation-taken', { count: taken }, 'entryIds');
    const possible = await possibleMembers(tx, list.round);
    const personIds = [...new Set(input.personIds)];
    if (personIds.length === 0 || personIds.some((id) => !possible.some((person) => person.id === id)))
      return refuse('deliberation-members', undefined, 'personIds');
    if (input.quorum > personIds.length)
      return refuse('deliberation-quorum-large', { members: personIds.length }, 'quorum');
    const { id } = await tx.deliberation.create({
      data: {
        listId: list.id,
        prizeCode: border.prizeCode,
        categoryId: border.categoryId,
        places,
        quorum: input.quorum,
        words: input.words,
        openedById: viewer.personId,
        openedAt: context.now,
      },
      select: { id: true },
    });
    await tx.deliberationEntry.createMany({
      data: entries.map(({ entryId, origin, low, high }) => ({
        deliberationId: id,
        entryId,
        origin: origin ?? 'HAND',
        leftOut: !chosen.has(entryId),
        reason: (origin !== null) === chosen.has(entryId) ? '' : input.handReason,
        low,
        high,
      })),
    });
    await tx.deliberationMember.createMany({
      data: personIds.map((personId) => ({ deliberationId: id, personId })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'open-deliberation',
      subject: { type: 'deliberation', id },
      roundId: list.roundId,
      data: {
        listId: list.id,
        entries: chosen.size,
        places,
        members: personIds.length,
        byHand: byHand.length,
      },
    });
    return ok({ deliberationId: id });
  });
}
