import { waitsForDecision } from './below.server.ts';
import { lineNames, NOTICE_LINES } from './lines.server.ts';
import { handlersOf, involvedIn } from './scope.server.ts';
import { eraseBefore } from '#app/domain/objections.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

const PAGE = 50;

export type ObjectionFilter = { state: 'open' | 'all'; page: number };

/** The objections to a round's notices, open ones first and the most urgent on top; null when not managed. */
export async function listObjections(viewer: Viewer, roundId: string, filter: ObjectionFilter, now: Date) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const { objectionKeepDays } = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { objectionKeepDays: true },
  });
  const where = { roundId, ...(filter.state === 'open' ? { status: 'OPEN' as const } : {}) };
  const [open, all, old, below] = await Promise.all([
    db.objection.count({ where: { roundId, status: 'OPEN' } }),
    db.objection.count({ where: { roundId } }),
    db.objection.count({
      where: { roundId, erasedAt: null, answeredAt: { lte: eraseBefore(now, objectionKeepDays) } },
    }),
    takenOffBelow(roundId),
  ]);
  const objections = await db.objection.findMany({
    where,
    // Open ones have no answer yet: they come first.
    orderBy: [{ answeredAt: { sort: 'desc', nulls: 'first' } }, { answerBy: 'asc' }, { createdAt: 'asc' }],
    skip: (filter.page - 1) * PAGE,
    take: PAGE,
    select: {
      id: true,
      line: true,
      status: true,
      remedy: true,
      createdAt: true,
      answerBy: true,
      answeredAt: true,
      assignedToId: true,
      noticeId: true,
    },
  });
  const notices = await db.notice.findMany({
    where: { id: { in: objections.map(({ noticeId }) => noticeId) } },
    select: { id: true, title: true, ...NOTICE_LINES },
  });
  const known = new Map(notices.map((notice) => [notice.id, { ...notice, nameOf: lineNames(notice) }]));
  const people = await namesOf(objections.map(({ assignedToId }) => assignedToId));
  return {
    roundId,
    timeZone: round.timeZone,
    keepDays: objectionKeepDays,
    open,
    all,
    old,
    below,
    pages: Math.ceil((filter.state === 'open' ? open : all) / PAGE),
    objections: objections.map(({ noticeId, line, assignedToId, ...objection }) => ({
      ...objection,
      notice: { id: noticeId, title: known.get(noticeId)?.title ?? '' },
      line: known.get(noticeId)?.nameOf(line) ?? null,
      assignedTo: people.get(assignedToId ?? '') ?? null,
      late: objection.answeredAt === null && objection.answerBy <= now,
    })),
  };
}

/** Entries of a round whose place on the list from below was taken back: for somebody here to decide about. */
async function takenOffBelow(roundId: string) {
  const entries = await db.entry.findMany({
    where: waitsForDecision(roundId),
    orderBy: { number: 'asc' },
    take: PAGE,
    select: {
      id: true,
      number: true,
      project: { select: { title: true } },
      events: {
        where: { act: 'taken-off-below' },
        orderBy: { at: 'desc' },
        take: 1,
        select: { reason: true },
      },
    },
  });
  return entries.map(({ project, events, ...entry }) => ({
    ...entry,
    title: project.title,
    reason: events[0]?.reason ?? '',
  }));
}

/** One objection with everything that its answer needs; null when its round is not managed. */
export async function getObjection(viewer: Viewer, roundId: string, objectionId: string, now: Date) {
  const found = await db.objection.findFirst({
    where: { id: objectionId, roundId },
    include: {
      round: { select: { timeZone: true, unit: { select: { path: true, name: true } } } },
      notice: {
        select: { id: true, title: true, listId: true, ...NOTICE_LINES, list: { select: { kind: true } } },
      },
      result: { select: { version: true } },
      files: { orderBy: { id: 'asc' }, select: { id: true, fileName: true, bytes: true, infectedAt: true } },
      notes: { orderBy: { at: 'asc' }, select: { id: true, text: true, byId: true, at: true } },
    },
  });
  if (!found || !can(viewer, 'manage-round', { id: roundId, unitPath: found.round.unit.path })) return null;
  const { codeHash: _, notice, notes, round, ...objection } = found;
  const line = objection.entryId
    ? await db.entryListLine.findFirst({
        where: { listId: notice.listId, entryId: objection.entryId },
        select: { decision: true },
      })
    : null;
  const people = await namesOf([
    objection.assignedToId,
    objection.answeredById,
    ...notes.map(({ byId }) => byId),
  ]);
  return {
    ...objection,
    timeZone: round.timeZone,
    kind: notice.list.kind,
    notice: { id: notice.id, title: notice.title, listId: notice.listId },
    line: lineNames(notice)(objection.line),
    onList: line?.decision === 'SELECTED',
    late: objection.answeredAt === null && objection.answerBy <= now,
    involved: (await involvedIn(db, objection.entryId)).has(viewer.personId),
    handlers: objection.status === 'OPEN' ? await handlersOf(db, { ...objection, round }) : [],
    assignedTo: people.get(objection.assignedToId ?? '') ?? null,
    answeredBy: people.get(objection.answeredById ?? '') ?? null,
    notes: notes.map(({ byId, ...note }) => ({ ...note, by: people.get(byId) ?? '' })),
  };
}

/** A file of evidence that the viewer may read: they manage the round. Null otherwise, and for what held a virus. */
export async function readableEvidence(viewer: Viewer, roundId: string, fileId: string) {
  const file = await db.objectionFile.findFirst({
    where: { id: fileId, infectedAt: null, objection: { roundId } },
    select: { fileKey: true, fileName: true, mediaType: true, bytes: true, sha256: true },
  });
  if (!file || !(await managesRound(db, viewer, roundId))) return null;
  return {
    key: file.fileKey,
    name: file.fileName,
    type: file.mediaType,
    size: file.bytes,
    etag: file.sha256,
  };
}

async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: ids.flatMap((id) => id ?? []) } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
