import { createHash } from 'node:crypto';

import type { AssignmentInput } from '#app/domain/assignment/types.ts';
import { keywordFinder, keywordsOf } from '#app/domain/keywords.ts';
import { conflictFinder, conflictPairs } from '#app/domain/conflict.ts';
import {
  CONFLICT_PERSON,
  conflictEntries as readEntries,
  conflictJudge,
  declaredConflicts,
} from './conflict-facts.server.ts';
import { judgesInPlay } from './judges-in-play.server.ts';
import type { RunOptions } from './schemas.ts';
import { eligibleAt } from '#app/features/rounds/eligible-at.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** How much of the match may go, in all, where a round wants its judges joined by shared entries: a twentieth. */
const OVERLAP_PERCENT = 5;

/** What a proposal is made from, and a fingerprint of it: applying one checks that nothing has changed since. */
export async function readAssignmentInputs(
  tx: Pick<Tx, 'round' | 'entry' | 'roundJudge' | 'conflict' | 'assignment'>,
  roundId: string,
  options: RunOptions = {},
) {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      stage: true,
      judgesPerEntry: true,
      judgeMinLoad: true,
      judgeMaxLoad: true,
      usesPanels: true,
      conflictSameSchool: true,
      conflictSameUnit: true,
      ownDisciplineOnly: true,
      onePerOrganisation: true,
      wantsOverlap: true,
      keywordPercent: true,
      judgesApart: { select: { firstId: true, secondId: true } },
      unit: { select: { path: true } },
      disciplines: {
        select: { id: true, code: true, field: true, panels: { select: { panelId: true } } },
      },
      panels: { select: { id: true } },
    },
  });
  const inPlay = judgesInPlay(round.unit.path);
  const eligible = await eligibleAt(tx, roundId, round.stage);
  const [entries, conflictEntries, judges, playing, conflicts, assigned] = await Promise.all([
    tx.entry.findMany({
      where: eligible,
      orderBy: { id: 'asc' },
      select: { id: true, disciplineId: true },
    }),
    readEntries(tx, eligible),
    tx.roundJudge.findMany({
      where: {
        roundId,
        leftAt: null,
        // Who may be asked no longer keeps what stands.
        OR: [inPlay, { assignments: { some: { status: 'ASSIGNED', stage: round.stage } } }],
      },
      orderBy: { id: 'asc' },
      select: {
        id: true,
        personId: true,
        minLoad: true,
        maxLoad: true,
        panels: { select: { panelId: true } },
        person: {
          select: {
            ...CONFLICT_PERSON,
            judgeProfile: {
              select: {
                ...CONFLICT_PERSON.judgeProfile.select,
                usualMaxLoad: true,
                keywords: true,
                expertise: { select: { disciplineCode: true, weight: true } },
              },
            },
          },
        },
      },
    }),
    tx.roundJudge.findMany({ where: { roundId, ...inPlay }, select: { id: true } }),
    declaredConflicts(tx, { entry: { roundId } }),
    tx.assignment.findMany({
      where: {
        roundJudge: { roundId },
        // Tasks of the other stage fill no place; who stepped back from an entry has done so for both.
        OR: [
          { status: 'ASSIGNED', stage: round.stage },
          { status: 'RECUSED' },
          { status: 'REMOVED', stage: round.stage, sheet: { isNot: null } },
        ],
      },
      select: { entryId: true, roundJudgeId: true, status: true, sheet: { select: { status: true } } },
    }),
  ]);
  const discipline = new Map(round.disciplines.map((row) => [row.id, row]));
  const find = conflictFinder(round, conflicts);
  const conflictJudges = judges.map(({ person }) => conflictJudge(person));
  const { leaving } = options;
  const isLeft = (row: (typeof assigned)[number]) =>
    row.roundJudgeId === leaving && row.sheet?.status !== 'SUBMITTED';
  const standing = assigned.filter((row) => row.status === 'ASSIGNED' && !isLeft(row));
  const available = new Set(playing.map(({ id }) => id).filter((id) => id !== leaving));
  const limitsOf = (judge: (typeof judges)[number]) =>
    available.has(judge.id)
      ? loadsOf(judge, round)
      : // Who leaves, or may be asked no longer, keeps what stands and takes nothing more.
        { minLoad: 0, maxLoad: standing.filter((row) => row.roundJudgeId === judge.id).length };
  const pairOf = (row: { entryId: string; roundJudgeId: string }) => ({
    entryId: row.entryId,
    judgeId: row.roundJudgeId,
  });
  const judgeOf = new Map(judges.map((judge) => [judge.personId, judge.id]));
  const words = new Map(
    judges.map(({ id, person }) => [id, keywordsOf(person.judgeProfile?.keywords ?? '')] as const),
  );
  const mentioned = await mentionsOf(tx, eligible, round.keywordPercent, [
    ...new Set(judges.flatMap(({ id }) => (available.has(id) ? (words.get(id) ?? []) : []))),
  ]);
  const input: AssignmentInput = {
    entries: entries.map((entry) => {
      const known = discipline.get(entry.disciplineId ?? '');
      return {
        id: entry.id,
        disciplineCodes: known ? [known.code] : [],
        panelId: known?.panels[0]?.panelId ?? null,
        keywords: mentioned.get(entry.id) ?? [],
      };
    }),
    judges: judges.map((judge, j) => ({
      id: judge.id,
      expertise: Object.fromEntries(
        (judge.person.judgeProfile?.expertise ?? []).map((row) => [row.disciplineCode, row.weight]),
      ),
      keywords: words.get(judge.id) ?? [],
      panelIds: judge.panels.map((row) => row.panelId),
      ...limitsOf(judge),
      organisation: conflictJudges[j]?.schoolId ?? conflictJudges[j]?.unitId ?? null,
    })),
    rules: {
      judgesPerEntry: round.judgesPerEntry,
      // A round that uses panels but has none yet is judged as one.
      usesPanels: round.usesPanels && round.panels.length > 0,
      fields: Object.fromEntries(round.disciplines.map((row) => [row.code, row.field])),
      strangers: round.ownDisciplineOnly ? [] : 'all',
      onePerOrganisation: round.onePerOrganisation,
      keywordPercent: round.keywordPercent,
      fairness: 'worst',
      minimums: 'first',
      connectionLoss: round.wantsOverlap ? entries.length * round.judgesPerEntry * OVERLAP_PERCENT : 0,
    },
    barred: [
      ...conflictPairs(round, conflicts, conflictJudges, conflictEntries).map(({ personId, entryId }) => ({
        entryId,
        judgeId: judgeOf.get(personId) ?? '',
      })),
      // Who stepped back, or was taken off after beginning a sheet, is not asked again.
      ...assigned.filter((row) => row.status !== 'ASSIGNED').map(pairOf),
    ],
    // A repair may take tasks back that nobody has begun.
    kept: standing.filter((row) => !options.repair || row.sheet !== null).map(pairOf),
    apart: round.judgesApart.map(({ firstId, secondId }) => [firstId, secondId] as const),
    current: options.repair ? standing.filter((row) => row.sheet === null).map(pairOf) : [],
  };
  // A sheet begun meanwhile changes nothing but a repair that would take its task back.
  const statuses = assigned.map(({ entryId, roundJudgeId, status }) => ({ entryId, roundJudgeId, status }));
  const hash = createHash('sha256')
    .update(
      JSON.stringify([
        input.entries,
        input.judges,
        round.stage,
        round.judgesPerEntry,
        input.rules.usesPanels,
        round.keywordPercent,
      ]),
    )
    .update(JSON.stringify([conflicts, statuses, conflictJudges, conflictEntries]))
    .digest('hex');
  const conflictOf = (roundJudgeId: string, entryId: string) => {
    const judge = conflictJudges[judges.findIndex((one) => one.id === roundJudgeId)];
    const entry = conflictEntries.find((one) => one.id === entryId);
    return judge && entry ? find(judge, entry) : null;
  };
  /** Tasks that the judge who leaves gives back. */
  const leftBehind = assigned.filter((row) => row.status === 'ASSIGNED' && isLeft(row)).map(pairOf);
  return { input, hash, conflictOf, available, leftBehind, stage: round.stage };
}

/** Which of the judges' keywords each eligible entry mentions in its title or abstract; entries with none are left out. */
async function mentionsOf(
  tx: Pick<Tx, 'entry'>,
  eligible: Awaited<ReturnType<typeof eligibleAt>>,
  percent: number,
  keywords: readonly string[],
): Promise<Map<string, string[]>> {
  if (percent === 0 || keywords.length === 0) return new Map();
  const texts = await tx.entry.findMany({
    where: eligible,
    select: { id: true, project: { select: { title: true, abstract: true } } },
  });
  const mentioned = keywordFinder(keywords);
  return new Map(
    texts.flatMap(({ id, project }) => {
      const found = mentioned(`${project.title}\n${project.abstract}`);
      return found.length > 0 ? [[id, found] as const] : [];
    }),
  );
}

/** How many entries a judge should and may have: their own word for this round, what is usual for them, the round's rule. */
function loadsOf(
  judge: {
    minLoad: number | null;
    maxLoad: number | null;
    person: { judgeProfile: { usualMaxLoad: number | null } | null };
  },
  round: { judgeMinLoad: number; judgeMaxLoad: number },
) {
  const maxLoad = judge.maxLoad ?? judge.person.judgeProfile?.usualMaxLoad ?? round.judgeMaxLoad;
  return { minLoad: Math.min(judge.minLoad ?? round.judgeMinLoad, maxLoad), maxLoad };
}
