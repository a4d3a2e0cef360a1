import { judgeRound } from '#app/commands/sample/drive.ts';
import type { StudentRef } from '#app/commands/sample/drive.ts';
import { cap } from '#app/commands/sample/settings.ts';
import type { PromotedAuthors } from '#app/domain/promoted-students.ts';
import { passEntries } from '#app/features/entries/check-entries.server.ts';
import { handIn } from '#app/features/entries/hand-in.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { writer } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { createRound, createUnit } from '../factories.ts';
import { admin, asStudent, contest, draft, during, judges, must, student } from './contest.ts';

type Options = {
  /** The authors of each project, best first, as numbers of students. */
  teams: readonly (readonly number[])[];
  authors?: PromotedAuthors;
  places?: number;
  reserves?: number;
  above?: Partial<Prisma.RoundUncheckedCreateInput>;
};

/** A judged round whose list sends students on to the round above; the first project is the best. */
export async function promoting({ teams, authors = 'FIRST', places = 2, reserves = 1, above }: Options) {
  const here = await contest({ judgesPerEntry: 1, onePerStudent: false });
  const roundId = here.round.id;
  const people: StudentRef[] = [];
  for (let at = 0; at <= Math.max(...teams.flat()); at += 1) people.push(await student(here.school.id));
  const who = (index: number) => people[index] ?? people[0] ?? here.students[0] ?? raise();
  const entryIds: string[] = [];
  for (const [at, team] of teams.entries()) {
    const entryId = await draft({ round: here.round }, team.map(who), `作品${at + 1}`);
    must(await submitEntry(asStudent(who(team[0] ?? 0)), { entryId }, during));
    entryIds.push(entryId);
  }
  must(await approveEntries(here.teacher, { entryIds }, during));
  must(await handIn(here.teacher, { roundId, schoolId: here.school.id, entryIds }, during));
  must(await passEntries(admin, { roundId, entryIds }, during));
  await judges(roundId, 2);
  const next = await createRound({
    unitId: (await createUnit({ kind: 'PREFECTURE' })).id,
    editionId: here.round.editionId,
    source: 'PROMOTION',
    requiresOwnWork: false,
    ...above,
  });
  const edge = await writer().promotionEdge.create({
    data: { fromRoundId: roundId, toRoundId: next.id, promotes: 'STUDENT', authors },
  });
  must(await saveRows(admin, { roundId, list: 'advance-quota', rows: [cap(places)], reserves }, during));
  const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
  must(await applyPlan(admin, { planId }, during));
  const points = new Map(entryIds.map((id, index) => [id, 20 - index]));
  await judgeRound(roundId, during.now, ({ entryId }) => [points.get(entryId) ?? 0, 10, 10], {
    feedback: '',
  });
  must(await computeResult(admin, { roundId }, during));
  const draftList = async () => must(await draftEntryList(admin, { edgeId: edge.id }, during)).listId;
  return { ...here, roundId, above: next, edgeId: edge.id, entryIds, people, who, draftList };
}

const raise = (): never => {
  throw new Error('no such student');
};
