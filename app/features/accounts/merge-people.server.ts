import type { z } from 'zod';

import type { MergePeopleSchema } from './schemas.ts';
import { conflictFinder } from '#app/domain/conflict.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import {
  CONFLICT_PERSON,
  conflictEntries,
  conflictJudge,
  declaredConflicts,
} from '#app/features/judging/conflict-facts.server.ts';
import { keepMerge } from '#app/features/merges/keep-merge.server.ts';
import { openLedger } from '#app/features/merges/ledger.server.ts';
import type { Ledger } from '#app/features/merges/ledger.server.ts';
import { placesOf, reach } from '#app/features/merges/scope.server.ts';
import { followMerge } from '#app/features/special/follow-merge.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  ...CONFLICT_PERSON,
  username: true,
  student: { select: { id: true } },
  roles: {
    where: { revokedAt: null },
    select: { id: true, role: true, unitId: true, schoolId: true, roundId: true },
  },
  roundJudges: {
    select: {
      id: true,
      roundId: true,
      round: { select: { name: true, conflictSameSchool: true, conflictSameUnit: true } },
      assignments: { select: { entryId: true, status: true } },
    },
  },
  judgeProfile: {
    select: {
      ...CONFLICT_PERSON.judgeProfile.select,
      title: true,
      keywords: true,
      languages: true,
      availability: true,
      remark: true,
      usualMaxLoad: true,
      expertise: { select: { disciplineCode: true, weight: true } },
    },
  },
} as const;
const readPerson = (tx: Tx, id: string) =>
  tx.person.findUnique({ where: { id, closedAt: null }, select: SELECT });
type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>;

/**
 * Makes two accounts of one teacher, judge, checker or administrator into one: roles, the judge's profile, places in
 * rounds with their assignments, tutorships, conflicts of interest and answers to checks go over to `keepId`, and the
 * account of `dropId` is closed. Only who administers every place of both may do it. Two accounts that were both asked to
 * judge in one round have judged as two people: that is settled by people first.
 */
export async function mergePeople(
  viewer: Viewer,
  { keepId, dropId }: z.output<typeof MergePeopleSchema>,
  context: Context,
): Promise<Result<{ name: string }>> {
  return inTransaction(context, async (tx) => {
    if (keepId === dropId) return refuse('merge-same');
    const [keep, drop] = await Promise.all([readPerson(tx, keepId), readPerson(tx, dropId)]);
    const reaches = await Promise.all(
      [keepId, dropId].map(async (id) => reach(viewer, await placesOf(tx, id))),
    );
    if (!keep || !drop || !reaches.every(({ some }) => some)) return refuse('not-found');
    if (keep.student || drop.student) return refuse('merge-person-student');
    if (dropId === viewer.personId) return refuse('merge-own-account');
    if (!reaches.every(({ all }) => all)) return refuse('merge-out-of-reach');
    const both = drop.roundJudges.find(({ roundId, assignments }) => {
      const mine = keep.roundJudges.find((one) => one.roundId === roundId);
      return mine && mine.assignments.length > 0 && assignments.length > 0;
    });
    if (both) return refuse('merge-both-judge', { round: both.round.name });
    const conflicts = await newConflicts(tx, keep, drop);
    if (conflicts > 0) return refuse('merge-judge-conflict', { count: conflicts });
    const ledger = openLedger(tx);
    await moveRoles(ledger, keep, drop);
    await moveJudging(tx, ledger, keep, drop);
    await ledger.move('projectTutor', 'personId', dropId, keepId);
    await ledger.move('invitation', 'acceptedById', dropId, keepId);
    // Two people must answer a check, and confirm a list: one person with two accounts was never two.
    await ledger.move('check', 'checkerId', dropId, keepId);
    await ledger.move('entryList', 'draftedById', dropId, keepId);
    await tx.session.deleteMany({ where: { personId: dropId } });
    await ledger.change('person', dropId, { closedAt: context.now });
    await keepMerge(tx, ledger, {
      kind: 'PERSON',
      kept: { id: keepId, name: label(keep) },
      gone: { id: dropId, name: label(drop) },
      viewer,
      now: context.now,
    });
    return ok({ name: keep.name });
  });
}

const label = ({ name, username }: Person) => (username ? `${name} · ${username}` : name);

/** How many entries one of the accounts judges that the other must not: found before they become one. */
async function newConflicts(tx: Tx, keep: Person, drop: Person): Promise<number> {
  const declared = await declaredConflicts(tx, { personId: { in: [keep.id, drop.id] } });
  let count = 0;
  for (const [judge, other] of [
    [keep, drop],
    [drop, keep],
  ] as const) {
    for (const { round, assignments } of judge.roundJudges) {
      const find = conflictFinder(round, declared);
      const ids = assignments.filter(({ status }) => status === 'ASSIGNED').map(({ entryId }) => entryId);
      for (const entry of await conflictEntries(tx, { id: { in: ids } }))
        if (find(conflictJudge(other), entry) && !find(conflictJudge(judge), entry)) count += 1;
    }
  }
  return count;
}

async function moveRoles(ledger: Ledger, keep: Person, drop: Person): Promise<void> {
  const held = new Set(keep.roles.map(place));
  const twice = drop.roles.filter((grant) => held.has(place(grant))).map(({ id }) => id);
  await ledger.remove('roleGrant', { id: { in: twice } });
  await ledger.move('roleGrant', 'personId', drop.id, keep.id);
}
const place = ({ role, unitId, schoolId, roundId }: Person['roles'][number]) =>
  [role, unitId, schoolId, roundId].join(' ');

async function moveJudging(tx: Tx, ledger: Ledger, keep: Person, drop: Person): Promise<void> {
  const theirs = drop.judgeProfile;
  const mine = keep.judgeProfile;
  if (theirs) {
    const { expertise, school: _, ...facts } = theirs;
    if (mine)
      await ledger.change('judgeProfile', keep.id, {
        organisation: mine.organisation || facts.organisation,
        title: mine.title || facts.title,
        keywords: mine.keywords || facts.keywords,
        languages: mine.languages || facts.languages,
        availability: mine.availability || facts.availability,
        remark: mine.remark || facts.remark,
        usualMaxLoad: mine.usualMaxLoad ?? facts.usualMaxLoad,
        schoolId: mine.schoolId ?? facts.schoolId,
        unitId: mine.unitId ?? facts.unitId,
      });
    else await ledger.add('judgeProfile', [{ personId: keep.id, ...facts }]);
    const known = new Set(mine?.expertise.map(({ disciplineCode }) => disciplineCode));
    const news = expertise.filter(({ disciplineCode }) => !known.has(disciplineCode));
    await ledger.add(
      'judgeExpertise',
      news.map((one) => ({ personId: keep.id, ...one })),
    );
    // Whom a unit will not ask, it will not ask under the other name either.
    await ledger.move('judgeBan', 'personId', drop.id, keep.id);
  }
  // In a pool of both, the place with work in it stays.
  for (const { id, roundId, assignments } of drop.roundJudges) {
    const twin = keep.roundJudges.find((one) => one.roundId === roundId);
    const idle = !twin ? null : assignments.length > 0 ? twin.id : id;
    if (!idle) continue;
    await ledger.remove('panelMember', { roundJudgeId: idle });
    await ledger.remove('roundJudge', { id: idle });
  }
  await ledger.move('roundJudge', 'personId', drop.id, keep.id);
  // Where both sit in one deliberation or jury, each vote stays under the name that gave it.
  await ledger.move('deliberationMember', 'personId', drop.id, keep.id, {
    deliberation: { members: { none: { personId: keep.id } } },
  });
  await ledger.move('specialJuror', 'personId', drop.id, keep.id, {
    special: { jurors: { none: { personId: keep.id } } },
  });
  await ledger.move('specialLine', 'personId', drop.id, keep.id);
  await followMerge(tx, ledger, drop.id, keep.id);
  const [conflicts, turns] = await Promise.all([
    tx.conflict.findMany({ where: { personId: keep.id }, select: { entryId: true } }),
    tx.checkTurn.findMany({ where: { personId: keep.id }, select: { entryId: true, kind: true } }),
  ]);
  const twice = { in: conflicts.map(({ entryId }) => entryId) };
  await ledger.remove('conflict', { personId: drop.id, entryId: twice });
  await ledger.move('conflict', 'personId', drop.id, keep.id);
  for (const { entryId, kind } of turns)
    await ledger.remove('checkTurn', { personId: drop.id, entryId, kind });
  await ledger.move('checkTurn', 'personId', drop.id, keep.id);
}
