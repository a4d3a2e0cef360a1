import type { Expertise } from '#app/domain/judge-table.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { insertAccounts } from '#app/features/accounts/create-account.server.ts';
import type { PreparedAccount } from '#app/features/accounts/create-account.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** What a line or a table says of a judge besides the name. */
export type JudgeFacts = {
  organisation: string;
  expertise: readonly Expertise[];
  keywords?: string;
  languages?: string;
  remark?: string;
  maxLoad?: number | null;
};

/** Makes accounts and profiles of new judges, in few statements; user names are judge0001 and so on. */
export async function insertJudges(
  tx: Tx,
  prepared: readonly PreparedAccount[],
  facts: readonly JudgeFacts[],
  now: Date,
): Promise<{ personId: string; username: string }[]> {
  if (prepared.length === 0) return [];
  let next = await lastJudgeNumber(tx);
  const named = prepared.map((account) => {
    next += 1;
    return { ...account, username: `judge${String(next).padStart(4, '0')}` };
  });
  await insertAccounts(tx, named, now);
  const people = named.flatMap(({ personId }, index) => {
    const known = facts[index];
    return known ? [{ personId, ...known }] : [];
  });
  await tx.judgeProfile.createMany({ data: people.map((one) => ({ personId: one.personId, ...said(one) })) });
  await tx.judgeExpertise.createMany({
    data: people.flatMap(({ personId, expertise }) =>
      expertise.map(({ code, weight }) => ({ personId, disciplineCode: code, weight })),
    ),
  });
  await linkToSchools(tx, people);
  return named.map(({ personId, username }) => ({ personId, username }));
}

/** What a line says and is to be stored; empty cells say nothing. */
function said({ organisation, keywords, languages, remark, maxLoad }: JudgeFacts) {
  return {
    ...(organisation ? { organisation } : {}),
    ...(keywords ? { keywords } : {}),
    ...(languages ? { languages } : {}),
    ...(remark ? { remark } : {}),
    ...(maxLoad === null || maxLoad === undefined ? {} : { usualMaxLoad: maxLoad }),
  };
}

/**
 * Adds what lines say to people who are known already: a profile that is missing is made, expertise is added or given
 * its new weight; what a line leaves out stays, and so does the organisation.
 */
export async function addFacts(
  tx: Tx,
  people: readonly (JudgeFacts & { personId: string })[],
): Promise<void> {
  for (const one of people) {
    const { personId, expertise } = one;
    const { organisation: _, ...rest } = said(one);
    await tx.judgeProfile.upsert({
      where: { personId },
      create: { personId, ...said(one) },
      update: rest,
      select: { personId: true },
    });
    await tx.judgeExpertise.deleteMany({
      where: { personId, disciplineCode: { in: expertise.map(({ code }) => code) } },
    });
    await tx.judgeExpertise.createMany({
      data: expertise.map(({ code, weight }) => ({ personId, disciplineCode: code, weight })),
    });
  }
  await linkToSchools(tx, people);
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
      await tx.judgeProfile.updateMany({
        where: { personId, schoolId: null },
        data: { schoolId: school.mergedIntoId ?? school.id, unitId: school.unitId },
      });
  }
}

/** Lets people be judges of a place, each once. */
export async function grantJudge(
  tx: Tx,
  viewer: Viewer,
  personIds: readonly string[],
  place: { unitId: string } | { roundId: string },
  context: Context,
): Promise<void> {
  const held = await tx.roleGrant.findMany({
    where: { personId: { in: [...personIds] }, role: 'JUDGE', revokedAt: null, ...place },
    select: { personId: true },
  });
  const have = new Set(held.map(({ personId }) => personId));
  await tx.roleGrant.createMany({
    data: [...new Set(personIds)]
      .filter((personId) => !have.has(personId))
      .map((personId) => ({
        personId,
        role: 'JUDGE' as const,
        ...place,
        grantedBy: viewer.personId,
        grantedAt: context.now,
      })),
  });
}
