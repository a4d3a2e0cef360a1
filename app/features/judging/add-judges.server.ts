import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { prepareAccounts } from '#app/features/accounts/create-account.server.ts';
import { bannedOf, enterRound } from '#app/features/judges/enter-round.server.ts';
import { addFacts, insertJudges } from '#app/features/judges/insert-judges.server.ts';
import { decideWho, findKnown } from '#app/features/judges/known-judges.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
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
 * Takes judges into a round's pool. Who is known by user name, or by name and organisation, is taken in as the same
 * person, unless `choices` says of the line that it means another of them or somebody new; for the others accounts are
 * made, with one-time passwords for printed slips. Disciplines are by code and must be the round's own; one line that
 * names another refuses all.
 */
export async function addJudges(
  viewer: Viewer,
  {
    roundId,
    judges,
    choices = [],
  }: { roundId: string; judges: readonly NewJudge[]; choices?: readonly (string | undefined)[] },
  context: Context,
): Promise<Result<{ personId: string; roundJudgeId: string; username: string; isNew: boolean }[]>> {
  if (judges.length === 0) return refuse('invalid-input', undefined, 'judges');
  if (judges.length > MAX_AT_ONCE) return refuse('invitation-too-many', { max: MAX_AT_ONCE }, 'judges');
  const reading = context.tx ?? db;
  const found = decideWho(await findKnown(reading, viewer, judges), choices);
  const prepared = await prepareAccounts(
    judges.flatMap(({ name }, index) => (found[index] === null ? [{ name, username: '' }] : [])),
  );
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const disciplines = await tx.discipline.findMany({ where: { roundId }, select: { code: true } });
    const codes = new Set(disciplines.map((row) => row.code));
    const unknown = judges.flatMap((judge) => judge.disciplineCodes).find((code) => !codes.has(code));
    if (unknown) return refuse('judge-discipline-unknown', { code: unknown }, 'judges');
    const known = await findKnown(tx, viewer, judges);
    const who = decideWho(known, choices);
    if (who.some((one, index) => one === undefined || (one === null) !== (found[index] === null)))
      return refuse('changed-meanwhile');
    const banned = await bannedOf(
      tx,
      who.flatMap((one) => one ?? []),
      round.unit.path,
    );
    if (banned) return banned;
    const facts = judges.map(({ organisation, disciplineCodes }) => ({
      organisation,
      expertise: [...new Set(disciplineCodes)].map((code) => ({ code, weight: 100 })),
    }));
    const made = await insertJudges(
      tx,
      prepared,
      facts.filter((_, index) => who[index] === null),
      context.now,
    );
    const news = [...made];
    const people = who.map((personId, index) => {
      if (!personId) return { personId: '', username: '', ...news.shift(), isNew: true };
      const username = known[index]?.find((one) => one.personId === personId)?.username ?? '';
      return { personId, username, isNew: false };
    });
    await addFacts(
      tx,
      people.flatMap(({ personId, isNew }, index) => {
        const said = facts[index];
        return isNew || !said ? [] : [{ personId, ...said }];
      }),
    );
    const personIds = people.map(({ personId }) => personId);
    const places = await enterRound(tx, viewer, { roundId, personIds, answer: 'TAKEN' }, context);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'add-judges',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { count: people.length, made: made.length },
    });
    return ok(people.map((one) => ({ ...one, roundJudgeId: places.get(one.personId)?.id ?? '' })));
  });
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
    // What the judge is known for elsewhere, and how much, is not this round's to forget.
    const here = await tx.discipline.findMany({ where: { roundId: judge.roundId }, select: { code: true } });
    const codes = here.map((row) => row.code);
    const ticked = codes.filter((code) => input.disciplineCodes.includes(code));
    const { personId } = judge;
    await tx.judgeExpertise.deleteMany({
      where: { personId, disciplineCode: { in: codes, notIn: ticked } },
    });
    const known = await tx.judgeExpertise.findMany({ where: { personId }, select: { disciplineCode: true } });
    await tx.judgeExpertise.createMany({
      data: ticked
        .filter((code) => !known.some((row) => row.disciplineCode === code))
        .map((disciplineCode) => ({ personId, disciplineCode })),
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
