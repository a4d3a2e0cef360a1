import { readForChecklist } from './checklist-facts.server.ts';
import { editFacts } from './edit-scope.server.ts';
import { slotsFor } from '#app/domain/eligibility.ts';
import { windowState } from '#app/domain/calendar.ts';
import { checklist, lostItems, openItems } from '#app/domain/checklist.ts';
import { isToComplete, openReminder, returnReason } from '#app/domain/entry-events.ts';
import { canEdit, nextStatus } from '#app/domain/entry-status.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { roundsForSchool } from '#app/features/entries/school-queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** A student's front page: own entries with what is missing, rounds to enter, consent. Null for who is no student. */
export async function getStudentHome(viewer: Viewer, now: Date) {
  const me = viewer.student;
  if (!me) return null;
  const student = await db.student.findUniqueOrThrow({
    where: { id: me.id },
    select: {
      grade: true,
      className: true,
      school: { select: { name: true, unit: { select: { path: true } } } },
      consents: { select: { editionId: true, status: true } },
    },
  });
  const rounds = await roundsForSchool(student.school.unit.path);
  const entries = await db.entry.findMany({
    where: { project: { authors: { some: { studentId: me.id, status: 'ACCEPTED' } } } },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      status: true,
      number: true,
      submittedAt: true,
      handedInAt: true,
      extendedUntil: true,
      project: { select: { title: true, editionId: true } },
      round: {
        select: {
          id: true,
          name: true,
          nameEn: true,
          timeZone: true,
          requiresSchoolApproval: true,
          requiresEligibility: true,
          windows: { select: { kind: true, opensAt: true, closesAt: true } },
          edition: { select: { isSample: true, sampleNote: true } },
        },
      },
      events: { orderBy: { at: 'asc' }, select: { reason: true, status: true, act: true, at: true } },
    },
  });
  const shown = [];
  for (const entry of entries) {
    const editable = canEdit(entry, now);
    const read = editable.ok ? await readForChecklist(db, entry.id) : null;
    const items = read ? checklist(read.facts) : [];
    const { events, ...own } = entry;
    shown.push({
      ...own,
      returnReason: returnReason(events),
      toComplete: isToComplete(events),
      reminder: openReminder(events),
      ...editableState(editable),
      items: items.length,
      open: openItems(items).length,
    });
  }
  const taken = new Set(entries.map((entry) => entry.project.editionId));
  const withState = rounds.map((round) => ({
    ...round,
    state: windowState(round.windows, 'SUBMISSION', now),
  }));
  // Consent is asked for where there is still something to hand in: not for a season that is over.
  const current = new Set([
    ...withState
      .filter(({ state }) => state === 'open' || state === 'before')
      .map(({ edition }) => edition.id),
    ...entries.filter((entry) => canEdit(entry, now).ok).map(({ project }) => project.editionId),
  ]);
  return {
    school: student.school.name,
    grade: student.grade,
    className: student.className,
    entries: shown,
    rounds: withState
      .filter((round) => !taken.has(round.edition.id))
      .filter((round) => round.state === 'open' || round.state === 'before'),
    consents: rounds
      .filter((round) => current.has(round.edition.id))
      .filter((round, index, all) => all.findIndex((one) => one.edition.id === round.edition.id) === index)
      .map((round) => ({
        edition: round.edition.name,
        status: student.consents.find((one) => one.editionId === round.edition.id)?.status ?? null,
      })),
  };
}

/** Whether the author may write now, and whether that is over for good. */
function editableState(editable: ReturnType<typeof canEdit>) {
  return {
    editable: editable.ok,
    tooLate: !editable.ok && editable.refusals[0].code === 'window-closed',
  };
}

/** An own entry with its form's facts, choices and checklist; null for who is no author. */
export async function getOwnEntry(viewer: Viewer, entryId: string, now: Date) {
  const read = await readForChecklist(db, entryId);
  if (!read) return null;
  const { entry, facts, choices, form } = read;
  const authors = entry.project.authors.filter((author) => author.status === 'ACCEPTED');
  const project = editFacts({ ...entry, project: { authors } });
  if (!can(viewer, 'edit-project', project)) return null;
  const isAuthor = can(viewer, 'speak-as-author', project);
  const events = await db.entryEvent.findMany({
    where: { entryId },
    orderBy: { at: 'asc' },
    select: { id: true, status: true, byRole: true, reason: true, at: true, act: true, until: true },
  });
  const { slots, windows, timeZone, name, nameEn, id, maxTutors, requiresOwnWork } = entry.round;
  const items = checklist(facts);
  return {
    id: entry.id,
    schoolId: entry.schoolId,
    /** False for a teacher who acts for the authors. */
    isAuthor,
    status: entry.status,
    number: entry.number,
    submittedAt: entry.submittedAt,
    handedInAt: entry.handedInAt,
    extendedUntil: entry.extendedUntil,
    categoryId: entry.categoryId,
    groupId: entry.groupId,
    disciplineId: entry.disciplineId,
    round: { id, name, nameEn, timeZone, windows, maxTutors, requiresOwnWork },
    title: entry.project.title,
    abstract: entry.project.abstract,
    revision: entry.project.revision,
    joinCode: entry.project.joinCode,
    maxAuthors: facts.maxAuthors,
    authors: authors.map((author) => ({
      id: author.id,
      name: author.name,
      grade: author.grade,
      ownWork: author.ownWork,
      isMe: author.studentId === viewer.student?.id,
    })),
    tutors: entry.project.tutors,
    choices,
    // A declaration is agreed to by those who make it.
    form: isAuthor ? form : { ...form, fields: form.fields.filter(({ kind }) => kind !== 'DECLARATION') },
    slots: slots.filter((slot) => facts.slots.some((one) => one.code === slot.code)),
    /** Whether the signed form may be left out, because guardians may confirm electronically. */
    paperIsChoice: facts.proof.rule === 'EITHER',
    /** Forms that answers turn on, or that are signed before work begins, asked for by now or not. */
    formSlots: slotsFor(slots, entry).filter((slot) => slot.onlyWhen !== '' || slot.beforeStart),
    items,
    open: openItems(items),
    lost: lostItems(items),
    ...editableState(canEdit(entry, now)),
    maySubmit: nextStatus(entry, 'submit', now).ok,
    mayWithdraw: nextStatus(entry, 'withdraw', now).ok,
    returnReason: returnReason(events),
    toComplete: isToComplete(events),
    reminder: openReminder(events),
    events,
  };
}
export type OwnEntry = NonNullable<Awaited<ReturnType<typeof getOwnEntry>>>;
