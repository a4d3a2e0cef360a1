import type { z } from 'zod';

import { eligibleProjects } from './compute.server.ts';
import { ownSeat } from './scope.server.ts';
import type { NominateSchema, SpecialIdSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { nominationFault, withNomination } from '#app/domain/special/projects.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { barredEntries } from '#app/features/deliberation/barred.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

type Seat = NonNullable<Awaited<ReturnType<typeof ownSeat>>>;

/** The projects that a member of a jury may look at and nominate: those that may win, but for their own conflicts. */
export async function ableOf(
  tx: Pick<Tx, 'entry' | 'prizeRule' | 'person' | 'conflict'>,
  { special, seat, rule }: Seat,
  entryIds?: readonly string[],
): Promise<string[]> {
  const eligible = await eligibleProjects(tx, special.roundId, rule, entryIds);
  const barred = (await barredEntries(tx, special.round, [seat.personId], eligible))(seat.personId);
  return eligible.filter((id) => !barred.has(id));
}

async function openSeat(tx: Tx, viewer: Viewer, specialId: string): Promise<Result<Seat>> {
  const found = await ownSeat(tx, viewer, specialId);
  if (!found) return refuse('not-found');
  if (found.special.status !== 'OPEN') return refuse('special-jury-over');
  if (found.seat.sentAt) return refuse('special-sent');
  return ok(found);
}

const keyed = ({ seat }: Seat) => seat.nominations.map(({ entryId, ...one }) => ({ key: entryId, ...one }));

async function store(
  tx: Tx,
  jurorId: string,
  ballot: readonly { key: string; place: number; words: string }[],
) {
  await tx.specialNomination.deleteMany({ where: { jurorId } });
  await tx.specialNomination.createMany({
    data: ballot.map(({ key, ...one }) => ({ jurorId, entryId: key, ...one })),
  });
}

/** Puts a project forward at a place, or moves it there; those behind it make room. Saved at once, sent later. */
export async function nominate(
  viewer: Viewer,
  { specialId, entryId, place, words }: z.output<typeof NominateSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await openSeat(tx, viewer, specialId);
    if (!found.ok) return found;
    if ((await ableOf(tx, found.value, [entryId])).length === 0) return refuse('not-found');
    const most = found.value.special.nominations;
    const ballot = withNomination(keyed(found.value), { key: entryId, place, words });
    if (ballot.length > most) return refuse('special-too-many', { most });
    await store(tx, found.value.seat.id, ballot);
    return ok(undefined);
  });
}

/** Takes a project off the own nominations; those behind it move up. */
export async function dropNomination(
  viewer: Viewer,
  { specialId, entryId }: { specialId: string; entryId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await openSeat(tx, viewer, specialId);
    if (!found.ok) return found;
    const left = keyed(found.value)
      .filter(({ key }) => key !== entryId)
      .map((one, index) => ({ ...one, place: index + 1 }));
    await store(tx, found.value.seat.id, left);
    return ok(undefined);
  });
}

/** Sends the own nominations to the organiser: from then on they stand. */
export async function sendNominations(
  viewer: Viewer,
  { specialId }: z.output<typeof SpecialIdSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const found = await openSeat(tx, viewer, specialId);
    if (!found.ok) return found;
    const { seat, special } = found.value;
    const ballot = keyed(found.value);
    const able = new Set(
      await ableOf(
        tx,
        found.value,
        ballot.map(({ key }) => key),
      ),
    );
    const fault = nominationFault(ballot, able, special.nominations);
    if (fault === 'none') return refuse('special-no-nomination');
    if (fault === 'unknown')
      return refuse('special-not-eligible', { count: ballot.filter(({ key }) => !able.has(key)).length });
    if (fault) return refuse('special-too-many', { most: special.nominations });
    await tx.specialJuror.update({
      where: { id: seat.id },
      data: { sentAt: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'send-nominations',
      subject: { type: 'special-award', id: specialId },
      roundId: special.roundId,
      data: { count: ballot.length },
    });
    return ok({ count: ballot.length });
  });
}
