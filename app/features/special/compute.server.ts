import { readHolders, readPrizes, readProjects, readRanks } from './round-facts.server.ts';
import type { Special } from './scope.server.ts';
import type { Why } from './stored.ts';
import type { PlaceDecision } from '#app/domain/special/places.ts';
import { specialOutcomes } from '#app/domain/special/inputs.ts';
import type { SpecialInputs } from '#app/domain/special/inputs.ts';
import { mayWin } from '#app/domain/special/projects.ts';
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

/** What an award is worked out from now, with what is to be known of schools, units and tutors. */
export async function readSpecialInputs(tx: Reader, special: Rule) {
  const { roundId, way, places } = special;
  if (special.projectRule) {
    const ranks = way === 'RULE' ? await readRanks(tx, roundId) : new Map<string, number | null>();
    const inputs: SpecialInputs = {
      forWhom: 'PROJECTS',
      way,
      places,
      nominations: special.nominations,
      rule: special.projectRule,
      prizes: (await readPrizes(tx, roundId)).map(({ code }) => code),
      projects: (await readProjects(tx, roundId)).map((one) => ({
        ...one,
        rank: ranks.get(one.key) ?? null,
      })),
      ballots: way === 'JURY' ? await readBallots(tx, special.id) : [],
    };
    return { inputs, holders: null };
  }
  const { holders, entries } = await readHolders(tx, roundId, special.forWhom);
  const inputs: SpecialInputs = {
    forWhom: special.forWhom,
    way,
    places,
    rule: special.pointRule,
    holders: holders.map(({ key, unitId }) => ({ key, unitId })),
    entries,
  };
  return { inputs, holders: new Map(holders.map((holder) => [holder.key, holder])) };
}

/** Works out a special award from what is known now: everybody who could win it, with a place or without. */
export async function computeSpecial(tx: Reader, special: Rule): Promise<ComputedLine[]> {
  return computedLines(await readSpecialInputs(tx, special));
}

/** The lines that inputs lead to, with whom they are about. */
export function computedLines({
  inputs,
  holders,
}: Awaited<ReturnType<typeof readSpecialInputs>>): ComputedLine[] {
  return specialOutcomes(inputs).map((outcome) => {
    const holder = holders?.get(outcome.key);
    return {
      ...outcome,
      entryId: holder ? null : outcome.key,
      schoolId: holder?.schoolId ?? null,
      unitId: holder && inputs.forWhom === 'UNITS' ? holder.unitId : null,
      name: holder?.name ?? '',
      personId: holder?.personId ?? null,
    };
  });
}
