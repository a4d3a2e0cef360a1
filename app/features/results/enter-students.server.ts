import { ENTRY_SELECT, missingCodes, targetRound } from './enter-next-round.server.ts';
import type { Promotion } from './enter-next-round.server.ts';
import type { ListStudent } from './promoted-students.server.ts';
import { checklist, openItems } from '#app/domain/checklist.ts';
import { TO_COMPLETE } from '#app/domain/entry-events.ts';
import { refuse, ok } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { lastSequence, numberOf } from '#app/features/entries/number-entries.server.ts';
import { readManyForChecklist } from '#app/features/projects/checklist-facts.server.ts';
import { copyProjects } from '#app/features/projects/copy-project.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/**
 * Enters students into the next round, each with a copy of the project of their own: title, abstract, answers, tutors and
 * files, without the other authors. The group is the one of the next round that admits the student. An entry that meets
 * what the round asks for stands where a promoted project would; any other lies with its student, who completes it as
 * after a return by the organiser.
 */
export async function enterStudents(
  tx: Tx,
  students: readonly ListStudent[],
  { toRoundId, unitId, byId, now }: Promotion,
): Promise<Result<{ toRoundId: string; entered: number }>> {
  const target = await targetRound(tx, toRoundId);
  const entries = await tx.entry.findMany({
    where: { id: { in: students.map(({ entryId }) => entryId) } },
    orderBy: { number: 'asc' },
    select: ENTRY_SELECT,
  });
  // Groups go by age and grade here, not by code.
  const missing = missingCodes(
    entries.map((entry) => ({ ...entry, group: null })),
    target,
  );
  if (missing.length > 0)
    return refuse('list-codes-missing', { round: target.name, codes: missing.join('、') });
  const there = await tx.projectAuthor.findMany({
    where: {
      studentId: { in: students.map(({ studentId }) => studentId) },
      status: 'ACCEPTED',
      project: { entries: { some: { roundId: target.id, status: { not: 'WITHDRAWN' } } } },
    },
    select: { name: true },
  });
  if (there.length > 0)
    return refuse('list-students-entered', {
      count: there.length,
      names: there.map(({ name }) => name).join('、'),
    });

  const codeOf = new Map([...target.groups].map(([code, id]) => [id, code]));
  const going = entries.flatMap((entry) =>
    students
      .filter(({ entryId }) => entryId === entry.id)
      .map((student) => ({ entry, student, entryId: uuidv7() })),
  );
  const copies = await copyProjects(
    tx,
    going.map(({ entry, student }) => ({ projectId: entry.projectId, authorId: student.authorId })),
    { toRoundId, now },
  );
  const status = target.requiresEligibility ? ('HANDED_IN' as const) : ('ELIGIBLE' as const);
  let sequence = await lastSequence(tx, target.id);
  await tx.entry.createMany({
    data: going.map(({ entry, student, entryId }, at) => {
      sequence += 1;
      const group = student.groupId === null ? null : { code: codeOf.get(student.groupId) ?? '' };
      return {
        id: entryId,
        roundId: target.id,
        projectId: copies[at] ?? '',
        schoolId: entry.schoolId,
        unitId,
        categoryId: target.categories.get(entry.category?.code ?? '') ?? null,
        groupId: student.groupId,
        disciplineId: target.disciplines.get(entry.discipline?.code ?? '') ?? null,
        source: 'PROMOTED' as const,
        fromEntryId: entry.id,
        status,
        number: numberOf(target.numberPattern, { ...entry, group }, sequence),
        sequence,
        isTeam: false,
        submittedAt: entry.submittedAt,
        handedInAt: now,
      };
    }),
  });
  const ids = going.map(({ entryId }) => entryId);
  const incomplete = await incompleteOf(tx, ids);
  await tx.entry.updateMany({ where: { id: { in: incomplete } }, data: { status: 'RETURNED' } });
  await tx.entryEvent.createMany({
    data: ids.map((entryId) => ({
      entryId,
      byId,
      byRole: 'ADMIN',
      at: now,
      ...(incomplete.includes(entryId) ? { status: 'RETURNED' as const, act: TO_COMPLETE } : { status }),
    })),
  });
  return ok({ toRoundId: target.id, entered: ids.length });
}

/** The entries that lack something that their round asks for. */
async function incompleteOf(tx: Tx, entryIds: readonly string[]): Promise<string[]> {
  const read = await readManyForChecklist(tx, entryIds);
  return read.filter(({ facts }) => openItems(checklist(facts)).length > 0).map(({ entry }) => entry.id);
}
