import type { z } from 'zod';

import type { SaveSessionSchema, SessionIdSchema } from './schemas.ts';
import { judgesByPanel, readSeats, readSessions } from './sessions.server.ts';
import type { StoredSession } from './sessions.server.ts';
import { fromLocal, toLocal } from '#app/domain/calendar.ts';
import { clashesOf } from '#app/domain/defence/draw.ts';
import { capacity, readBreaks, sessionClashes } from '#app/domain/defence/slots.ts';
import type { Session, SessionClash } from '#app/domain/defence/slots.ts';
import { ok, refuse, refuseAll } from '#app/domain/result.ts';
import type { Refusal, Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

type Input = z.output<typeof SaveSessionSchema>;

/** Makes or changes a session. What has been drawn keeps its order; its times follow the session. */
export async function saveSession(
  viewer: Viewer,
  input: Input,
  context: Context,
): Promise<Result<{ sessionId: string }>> {
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, input.roundId);
    if (!round) return refuse('not-found');
    const { roundId, panelId } = input;
    const stored = await readSessions(tx, { roundId });
    const before = input.sessionId ? stored.find(({ id }) => id === input.sessionId) : null;
    const panel = await tx.panel.findFirst({
      where: { id: panelId, roundId },
      select: {
        name: true,
        members: {
          where: { roundJudge: { leftAt: null } },
          select: { roundJudge: { select: { id: true, person: { select: { id: true, name: true } } } } },
        },
      },
    });
    if (before === undefined || !panel) return refuse('not-found');
    const read = readTimes(input, before?.id ?? uuidv7(), round.timeZone);
    if (!read.ok) return read;
    const judges = panel.members.map(({ roundJudge: { id, person } }) => ({
      id,
      personId: person.id,
      name: person.name,
      isChair: false,
    }));
    const session = { ...read.value, panel: { name: panel.name, judges } };
    const all = [...stored.filter(({ id }) => id !== session.id), session];
    const refused = refuseAll([
      ...clashRefusals(
        all,
        sessionClashes(all, judgesByPanel(all)).filter((clash) => clash.sessions.includes(session.id)),
        session.id,
      ),
      ...(before ? await keepsItsSlots(tx, before, session, all) : []),
    ]);
    if (!refused.ok) return refused;
    await tx.defence.upsert({
      where: { roundId },
      update: {},
      create: { roundId },
      select: { roundId: true },
    });
    const { id, panel: _, ...facts } = session;
    const row = {
      ...facts,
      breaks: session.breaks.map(({ startsAt, endsAt }) => ({
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
    };
    if (before) await tx.defenceSession.update({ where: { id }, data: row, select: { id: true } });
    else await tx.defenceSession.create({ data: { ...row, id, roundId }, select: { id: true } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-defence-session',
      subject: { type: 'defence-session', id },
      roundId,
      data: { ...row, startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString() },
    });
    return ok({ sessionId: id });
  });
}

function readTimes(input: Input, id: string, timeZone: string): Result<Session> {
  const { panelId, room, presentMinutes, questionMinutes, changeMinutes } = input;
  const startsAt = fromLocal(input.startsAt, timeZone);
  const endsAt = fromLocal(input.endsAt, timeZone);
  if (!startsAt) return refuse('window-date', undefined, 'startsAt');
  if (!endsAt) return refuse('window-date', undefined, 'endsAt');
  if (endsAt <= startsAt) return refuse('window-order', undefined, 'endsAt');
  const day = toLocal(startsAt, timeZone).slice(0, 10);
  if (toLocal(endsAt, timeZone).slice(0, 10) !== day) return refuse('defence-one-day', undefined, 'endsAt');
  const typed = readBreaks(input.breaks);
  const breaks = typed?.flatMap(({ from, to }) => {
    const [starts, ends] = [fromLocal(`${day}T${from}`, timeZone), fromLocal(`${day}T${to}`, timeZone)];
    return starts && ends ? [{ startsAt: starts, endsAt: ends }] : [];
  });
  if (!breaks) return refuse('defence-breaks', undefined, 'breaks');
  const pace = { presentMinutes, questionMinutes, changeMinutes };
  const session = { id, panelId, room, startsAt, endsAt, ...pace, breaks };
  return capacity(session) === 0 ? refuse('defence-no-place', undefined, 'endsAt') : ok(session);
}

/** Clashes of sessions in words, as they look from one of the two. */
export function clashRefusals(
  sessions: readonly StoredSession[],
  clashes: readonly SessionClash[],
  from?: string,
): Refusal[] {
  const named = new Map(sessions.map((session) => [session.id, session]));
  return clashes.map(({ kind, sessions: [a, b], judgeId }): Refusal => {
    const other = named.get(a === from ? b : a);
    const panel = other?.panel.name ?? '';
    if (kind === 'room') return { code: 'defence-room-taken', params: { room: other?.room ?? '', panel } };
    if (kind === 'panel') return { code: 'defence-panel-busy', params: { panel } };
    const judge = other?.panel.judges.find(({ id }) => id === judgeId)?.name ?? '';
    return { code: 'defence-judge-busy', params: { judge, panel } };
  });
}

/** Why the projects that were drawn into a session could not stay in it as it is now typed. */
async function keepsItsSlots(
  tx: Tx,
  before: Session,
  after: Session,
  all: readonly Session[],
): Promise<Refusal[]> {
  const { _max } = await tx.defenceSlot.aggregate({
    where: { sessionId: after.id, lateAt: null },
    _max: { position: true },
  });
  const count = _max.position ?? 0;
  if (count === 0) return [];
  if (before.panelId !== after.panelId) return [{ code: 'defence-session-drawn', field: 'panelId' }];
  const room = capacity(after);
  if (room < count) return [{ code: 'defence-session-full', params: { count, room }, field: 'endsAt' }];
  const [clash] = clashesOf(await readSeats(tx, all));
  return clash
    ? [{ code: 'defence-author-clash', params: { one: clash[0].title, other: clash[1].title } }]
    : [];
}

/** Removes a session while the schedule is not published. Its projects have no place until the next draw. */
export async function removeSession(
  viewer: Viewer,
  { sessionId }: z.output<typeof SessionIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const session = await tx.defenceSession.findUnique({
      where: { id: sessionId },
      select: { roundId: true, room: true, defence: { select: { publishedAt: true } } },
    });
    if (!session || !(await managesRound(tx, viewer, session.roundId))) return refuse('not-found');
    if (session.defence.publishedAt) return refuse('defence-published');
    const begun = await tx.defenceSlot.count({ where: { sessionId, status: { not: 'WAITING' } } });
    if (begun > 0) return refuse('defence-begun');
    await tx.defenceSession.delete({ where: { id: sessionId }, select: { id: true } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-defence-session',
      subject: { type: 'defence-session', id: sessionId },
      roundId: session.roundId,
      data: { room: session.room },
    });
    return ok(undefined);
  });
}
