import { readHolders, readPrizes, readProjects, readRanks } from './round-facts.server.ts';
import type { Special } from './scope.server.ts';
import type { Why } from './stored.ts';
import type { PlaceDecision } from '#app/domain/special/places.ts';
import { awardByPoints } from '#app/domain/special/points.ts';
import { awardByNominations, awardByRank, countNominations, mayWin } from '#app/domain/special/projects.ts';
import type { ProjectRule } from '#app/domain/special/projects.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

export type ComputedLine = {
  key: string;
  entryId: string | null;
  schoolId: string | null;
  unitId: string | null;
  name: string;
  personId: string | null;
  computed: PlaceDecision;
  rank: number | null;
  points: number | null;
  why: Why;
};
type Reader = Pick<Tx, 'entry' | 'prizeRule' | 'result' | 'resultRow' | 'specialJuror'>;
type Rule = Pick<Special, 'id' | 'roundId' | 'forWhom' | 'way' | 'places' | 'nominations'> &
  ({ projectRule: ProjectRule; pointRule: null } | Extract<Special, { projectRule: null }>);

/** Nothing but a code is known of how it came. */
const why = (code: Why['code'], more: Partial<Why> = {}): Why => ({
  code,
  of: 0,
  entries: null,
  parts: [],
  by: null,
  at: [],
  ...more,
});

/** The projects that may win a special prize now, by their ids. */
export async function eligibleProjects(
  tx: Pick<Tx, 'entry' | 'prizeRule'>,
  roundId: string,
  rule: ProjectRule,
  entryIds?: readonly string[],
): Promise<string[]> {
  const prizes = (await readPrizes(tx, roundId)).map(({ code }) => code);
  const projects = await readProjects(tx, roundId, entryIds);
  return projects.filter((project) => mayWin(project, rule, prizes)).map(({ key }) => key);
}

/** What the members of a jury who have sent their nominations put forward. */
export async function readBallots(tx: Pick<Tx, 'specialJuror'>, specialId: string) {
  const jurors = await tx.specialJuror.findMany({
    where: { specialId, sentAt: { not: null } },
    orderBy: { id: 'asc' },
    select: { nominations: { select: { entryId: true, place: true } } },
  });
  return jurors.map(({ nominations }) => nominations.map(({ entryId, place }) => ({ key: entryId, place })));
}

/** Works out a special award from what is known now: everybody who could win it, with a place or without. */
export async function computeSpecial(tx: Reader, special: Rule): Promise<ComputedLine[]> {
  return special.projectRule
    ? projectLines(tx, special, special.projectRule)
    : holderLines(tx, special, special.pointRule);
}

async function projectLines(tx: Reader, special: Rule, rule: ProjectRule): Promise<ComputedLine[]> {
  const keys = await eligibleProjects(tx, special.roundId, rule);
  const may = new Set(keys);
  const ballots = special.way === 'JURY' ? await readBallots(tx, special.id) : [];
  const tallies = countNominations(
    ballots.map((ballot) => ballot.filter(({ key }) => may.has(key))),
    special.nominations,
  );
  const ranks = special.way === 'RULE' ? await readRanks(tx, special.roundId) : new Map<string, null>();
  const lines =
    special.way === 'JURY'
      ? awardByNominations(keys, tallies, special.places)
      : awardByRank(
          keys.map((key) => ({ key, rank: ranks.get(key) ?? null })),
          special.places,
        );
  return lines.map((line) => ({
    key: line.key,
    entryId: line.key,
    schoolId: null,
    unitId: null,
    name: '',
    personId: null,
    computed: line.decision,
    rank: line.rank,
    points: null,
    why: why(line.why, { of: keys.length, ...tallies.get(line.key) }),
  }));
}

async function holderLines(
  tx: Reader,
  { roundId, forWhom, way, places }: Rule,
  rule: Extract<Special, { projectRule: null }>['pointRule'],
): Promise<ComputedLine[]> {
  if (forWhom === 'PROJECTS') return [];
  const { holders, entries } = await readHolders(tx, roundId, forWhom);
  // Units are not held to places of their own.
  const shared = forWhom === 'UNITS' ? { ...rule, perUnit: null, byUnit: false } : rule;
  const lines = new Map(awardByPoints(holders, entries, shared, places).map((line) => [line.key, line]));
  return holders.flatMap(({ key, schoolId, unitId, name, personId }) => {
    const line = lines.get(key);
    if (!line) return [];
    const who = { key, entryId: null, schoolId, unitId: forWhom === 'UNITS' ? unitId : null, name, personId };
    if (way === 'HAND')
      return {
        ...who,
        computed: 'NOT_SELECTED' as const,
        rank: null,
        points: null,
        why: why('hand', { of: holders.length, entries: line.entries }),
      };
    return {
      ...who,
      computed: line.decision,
      rank: line.rank,
      points: line.points,
      why: why(line.why, { of: line.of, entries: line.entries, parts: line.parts }),
    };
  });
}
