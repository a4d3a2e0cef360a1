import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { insertAccounts, prepareAccounts } from '#app/features/accounts/create-account.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

export type NewJudge = { name: string; organisation: string; disciplineCodes: readonly string[] };
const MAX_AT_ONCE = 300;

/** Reads "name, organisation, codes" lines. */
export function readJudges(text: string): NewJudge[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split(/[,，\t;；]/).map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name = '', organisation = '', codes = '']) => ({
      name: name.slice(0, 60),
      organisation: organisation.slice(0, 80),
      disciplineCodes: codes.split(/[\s、/]+/).filter(Boolean),
    }));
}

/**
 * Takes judges into a round's pool and makes their accounts, with one-time passwords for printed slips. Disciplines are
 * by code and must be the round's own; one line that names another refuses all.
 */
export async function addJudges(
  viewer: Viewer,
  { roundId, judges }: { roundId: string; judges: readonly NewJudge[] },
  context: Context,
): Promise<Result<{ personId: string; roundJudgeId: string; username: string }[]>> {
  if (judges.length === 0) return refuse('invalid-input', undefined, 'judges');
  if (judges.length > MAX_AT_ONCE) return refuse('invitation-too-many', { max: MAX_AT_ONCE }, 'judges');
  const prepared = await prepareAccounts(judges.map(({ name }) => ({ name, username: '' })));
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const disciplines = await tx.discipline.findMany({ where: { roundId }, select: { code: true } });
    const codes = new Set(disciplines.map((row) => row.code));
    const unknown = judges.flatMap((judge) => judge.disciplineCodes).find((code) => !codes.has(code));
    if (unknown) return refuse('judge-discipline-unknown', { code: unknown }, 'judges');
    let next = await lastJudgeNumber(tx);
    const named = prepared.map((account) => {
      next += 1;
      return { ...account, username: `judge${String(next).padStart(4, '0')}` };
    });
    await insertAccounts(tx, named, context.now);
    await tx.roleGrant.createMany({
      data: named.map(({ personId }) => ({
        personId,
        role: 'JUDGE' as const,
        roundId,
        grantedBy: viewer.personId,
        grantedAt: context.now,
      })),
    });
    await tx.judgeProfile.createMany({
      data: named.map(({ personId }, index) => ({
        personId,
        organisation: judges[index]?.organisation ?? '',
      })),
    });
    await tx.judgeExpertise.createMany({
      data: named.flatMap(({ personId }, index) =>
        [...new Set(judges[index]?.disciplineCodes)].map((disciplineCode) => ({ personId, disciplineCode })),
      ),
    });
    await linkToSchools(
      tx,
      named.map(({ personId }, index) => ({ personId, organisation: judges[index]?.organisation ?? '' })),
    );
    await tx.roundJudge.createMany({
      data: named.map(({ personId }) => ({ roundId, personId, createdAt: context.now })),
    });
    const pool = await tx.roundJudge.findMany({
      where: { roundId, personId: { in: named.map((one) => one.personId) } },
      select: { id: true, personId: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'add-judges',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { count: named.length },
    });
    const poolId = new Map(pool.map((row) => [row.personId, row.id]));
    return ok(
      named.map(({ personId, username }) => ({
        personId,
        username,
        roundJudgeId: poolId.get(personId) ?? '',
      })),
    );
  });
}

async function lastJudgeNumber(tx: Tx): Promise<number> {
  const used = await tx.person.findMany({
    where: { username: { startsWith: 'judge' } },
    select: { username: true },
  });
  return used.reduce(
    (most, { username }) => Math.max(most, Number(/\d+$/.exec(username ?? '')?.[0] ?? 0)),
    0,
  );
}

/** A judge whose organisation is the name of a school works there: conflicts are found through it. */
async function linkToSchools(tx: Tx, judges: readonly { personId: string; organisation: string }[]) {
  const names = [...new Set(judges.map((judge) => judge.organisation).filter(Boolean))];
  const schools = await tx.school.findMany({
    where: { name: { in: names } },
    select: { id: true, name: true, unitId: true, mergedIntoId: true },
  });
  const byName = new Map(schools.map((school) => [school.name, school]));
  for (const { personId, organisation } of judges) {
    const school = byName.get(organisation);
    if (school)
      await tx.judgeProfile.update({
        where: { personId },
        data: { schoolId: school.mergedIntoId ?? school.id, unitId: school.unitId },
        select: { personId: true },
      });
  }
}

/** Changes what a judge of the pool is known for, and how many entries they take. */
export async function updateJudge(
  viewer: Viewer,
  input: { roundJudgeId: string; disciplineCodes: readonly string[]; maxLoad: number | null },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const judge = await poolJudge(tx, viewer, input.roundJudgeId);
    if (!judge) return refuse('not-found');
    await tx.roundJudge.update({ where: { id: judge.id }, data: { maxLoad: input.maxLoad } });
    await tx.judgeExpertise.deleteMany({ where: { personId: judge.personId } });
    await tx.judgeExpertise.createMany({
      data: [...new Set(input.disciplineCodes)].map((disciplineCode) => ({
        personId: judge.personId,
        disciplineCode,
      })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'update-judge',
      subject: { type: 'round-judge', id: judge.id },
      roundId: judge.roundId,
    });
    return ok(undefined);
  });
}

/** Takes a judge out of the pool. Who has submitted sheets stays, so that no score disappears. */
export async function removeJudge(
  viewer: Viewer,
  { roundJudgeId }: { roundJudgeId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const judge = await poolJudge(tx, viewer, roundJudgeId);
    if (!judge) return refuse('not-found');
    const submitted = await tx.scoreSheet.count({
      where: { status: 'SUBMITTED', assignment: { roundJudgeId, status: 'ASSIGNED' } },
    });
    if (submitted > 0) return refuse('judge-has-sheets', { count: submitted });
    await tx.assignment.updateMany({
      where: { roundJudgeId, status: 'ASSIGNED' },
      data: { status: 'REMOVED' },
    });
    await tx.panelMember.deleteMany({ where: { roundJudgeId } });
    await tx.roundJudge.update({ where: { id: roundJudgeId }, data: { leftAt: context.now } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-judge',
      subject: { type: 'round-judge', id: roundJudgeId },
      roundId: judge.roundId,
    });
    return ok(undefined);
  });
}

async function poolJudge(tx: Tx, viewer: Viewer, roundJudgeId: string) {
  const judge = await tx.roundJudge.findUnique({
    where: { id: roundJudgeId },
    select: {
      id: true,
      personId: true,
      roundId: true,
      round: { select: { unit: { select: { path: true } } } },
    },
  });
  if (!judge) return null;
  const round = { id: judge.roundId, unitPath: judge.round.unit.path };
  return can(viewer, 'manage-round', round) ? judge : null;
}
