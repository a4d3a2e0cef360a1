import { awardByPoints } from './points.ts';
import type { CountedEntry, Holder, PointPart, PointRule } from './points.ts';
import { awardByNominations, awardByRank, countNominations, mayWin } from './projects.ts';
import type { JuryBallot, ProjectFacts, ProjectRule } from './projects.ts';
import type { PlaceDecision, PlaceWhy } from './places.ts';

/** How an award is decided: by its jury, by its rule, or by people alone. */
export type SpecialWay = 'JURY' | 'RULE' | 'HAND';

export type ProjectAwardInputs = {
  forWhom: 'PROJECTS';
  way: SpecialWay;
  places: number;
  nominations: number;
  rule: ProjectRule;
  /** Codes of the round's prizes, the best first. */
  prizes: readonly string[];
  projects: readonly (ProjectFacts & { key: string; rank: number | null })[];
  /** One for each member of the jury who has sent theirs. */
  ballots: readonly JuryBallot[];
};
export type PointAwardInputs = {
  forWhom: 'SCHOOLS' | 'UNITS' | 'TUTORS';
  way: SpecialWay;
  places: number;
  rule: PointRule;
  holders: readonly Holder[];
  entries: readonly CountedEntry[];
};

/** Everything that a special award is computed from: the same inputs give the same lines, in any year. */
export type SpecialInputs = ProjectAwardInputs | PointAwardInputs;

/** Somebody who could win, with a place or without, and why. */
export type SpecialOutcome = {
  key: string;
  computed: PlaceDecision;
  rank: number | null;
  points: number | null;
  why: {
    code: PlaceWhy | 'too-few' | 'hand';
    of: number;
    entries: number | null;
    parts: PointPart[];
    by: number | null;
    at: number[];
  };
};

const NOTHING = { entries: null, parts: [], by: null, at: [] };

/** Works a special award out: everybody who could win it, in the order of the inputs. */
export function specialOutcomes(inputs: SpecialInputs): SpecialOutcome[] {
  return inputs.forWhom === 'PROJECTS' ? ofProjects(inputs) : ofHolders(inputs);
}

function ofProjects(inputs: ProjectAwardInputs): SpecialOutcome[] {
  const { rule, prizes, places, way } = inputs;
  const projects = inputs.projects.filter((project) => mayWin(project, rule, prizes));
  const keys = projects.map(({ key }) => key);
  const may = new Set(keys);
  const tallies = countNominations(
    inputs.ballots.map((ballot) => ballot.filter(({ key }) => may.has(key))),
    inputs.nominations,
  );
  const lines = way === 'JURY' ? awardByNominations(keys, tallies, places) : awardByRank(projects, places);
  return lines.map(({ key, rank, decision, why }) => ({
    key,
    computed: decision,
    rank,
    points: null,
    why: { ...NOTHING, code: why, of: keys.length, ...tallies.get(key) },
  }));
}

function ofHolders({ forWhom, way, places, rule, holders, entries }: PointAwardInputs): SpecialOutcome[] {
  // Units are not held to places of their own.
  const shared = forWhom === 'UNITS' ? { ...rule, perUnit: null, byUnit: false } : rule;
  return awardByPoints(holders, entries, shared, places).map((line) =>
    way === 'HAND'
      ? {
          key: line.key,
          computed: 'NOT_SELECTED',
          rank: null,
          points: null,
          why: { ...NOTHING, code: 'hand', of: holders.length, entries: line.entries },
        }
      : {
          key: line.key,
          computed: line.decision,
          rank: line.rank,
          points: line.points,
          why: { ...NOTHING, code: line.why, of: line.of, entries: line.entries, parts: line.parts },
        },
  );
}
