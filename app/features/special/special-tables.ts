import type { SpecialInputs } from '#app/domain/special/inputs.ts';
import { specialOutcomes } from '#app/domain/special/inputs.ts';
import type { SpecialOutcome } from '#app/domain/special/inputs.ts';
import { stableJson } from '#app/features/results/bundle-tables.ts';
import { csvText } from '#app/features/shared/csv-text.ts';

export const CANDIDATE_COLUMNS = [
  'award',
  'who',
  'shown',
  'unit',
  'category',
  'group',
  'discipline',
  'prize',
  'finalist',
  'rank',
] as const;
export const ENTRY_COLUMNS = ['award', 'holders', 'prize', 'advanced'] as const;
export const BALLOT_COLUMNS = ['award', 'juror', 'place', 'who'] as const;
export const LINE_COLUMNS = ['award', 'who', 'decision', 'rank', 'points', 'facts'] as const;
export const CHANGE_COLUMNS = ['award', 'who', 'to'] as const;
export const PUBLISHED_COLUMNS = ['award', 'shown', 'state'] as const;

/** A special award as a bundle says it: `award` is its label, `shown` what the public reads of a candidate, by label. */
export type BundledSpecial = {
  award: string;
  name: string;
  inputs: SpecialInputs;
  shown: ReadonlyMap<string, string>;
  changes: readonly { who: string; to: string }[];
  published: readonly { shown: string; state: string }[];
};

/** The awards as they were computed: for each who could win, the sum, and what it was worked out from. */
export function specialLinesCsv(awards: readonly Pick<BundledSpecial, 'award' | 'inputs'>[]): string {
  return csvText([
    LINE_COLUMNS,
    ...awards.flatMap(({ award, inputs }) => {
      const facts = factsOf(inputs);
      return specialOutcomes(inputs).map((line) => [
        award,
        line.key,
        line.computed,
        line.rank === null ? '' : String(line.rank),
        line.points === null ? '' : String(line.points),
        stableJson({ ...line.why, ...facts(line) }),
      ]);
    }),
  ]);
}

/** What is known of a candidate, also where it decided nothing: a value that somebody changes later is found by it. */
function factsOf(inputs: SpecialInputs): (line: SpecialOutcome) => object {
  if (inputs.forWhom === 'PROJECTS') {
    const known = new Map(
      inputs.projects.map(({ key, rank, ...facts }) => [key, { ...facts, tableRank: rank }]),
    );
    return ({ key }) => known.get(key) ?? {};
  }
  const units = new Map(inputs.holders.map(({ key, unitId }) => [key, unitId]));
  return ({ key }) => {
    const own = inputs.entries.filter(({ holders }) => holders.includes(key));
    return {
      unit: units.get(key) ?? '',
      prizes: own.flatMap(({ prizeCode }) => prizeCode ?? []).sort(),
      advanced: own.filter(({ advanced }) => advanced).length,
    };
  };
}

const yes = (is: boolean) => (is ? 'yes' : '');

function candidateRows({ award, inputs, shown }: BundledSpecial): string[][] {
  return inputs.forWhom === 'PROJECTS'
    ? inputs.projects.map((one) => [
        award,
        one.key,
        shown.get(one.key) ?? '',
        '',
        one.categoryCode,
        one.groupCode,
        one.disciplineCode,
        one.prizeCode ?? '',
        yes(one.isFinalist),
        one.rank === null ? '' : String(one.rank),
      ])
    : inputs.holders.map(({ key, unitId }) => [
        award,
        key,
        shown.get(key) ?? '',
        unitId,
        '',
        '',
        '',
        '',
        '',
        '',
      ]);
}

/** Every table of the special awards by file name; none where there is no award. */
export function bundledSpecialTables(awards: readonly BundledSpecial[]): Record<string, string> {
  if (awards.length === 0) return {};
  return {
    'special.json': `${stableJson(
      awards.map(({ award, name, inputs }) => ({
        award,
        name,
        forWhom: inputs.forWhom,
        way: inputs.way,
        places: inputs.places,
        rule: inputs.rule,
        ...(inputs.forWhom === 'PROJECTS'
          ? { nominations: inputs.nominations, prizes: inputs.prizes, jurors: inputs.ballots.length }
          : {}),
      })),
      2,
    )}\n`,
    'special-candidates.csv': csvText([CANDIDATE_COLUMNS, ...awards.flatMap(candidateRows)]),
    'special-entries.csv': csvText([
      ENTRY_COLUMNS,
      ...awards.flatMap(({ award, inputs }) =>
        inputs.forWhom === 'PROJECTS'
          ? []
          : inputs.entries.map(({ holders, prizeCode, advanced }) => [
              award,
              holders.join(';'),
              prizeCode ?? '',
              yes(advanced),
            ]),
      ),
    ]),
    'special-ballots.csv': csvText([
      BALLOT_COLUMNS,
      ...awards.flatMap(({ award, inputs }) =>
        inputs.forWhom === 'PROJECTS'
          ? inputs.ballots.flatMap((ballot, at) =>
              [...ballot]
                .sort((a, b) => a.place - b.place)
                .map(({ key, place }) => [award, `k${at + 1}`, String(place), key]),
            )
          : [],
      ),
    ]),
    'special-lines.csv': specialLinesCsv(awards),
    'special-changes.csv': csvText([
      CHANGE_COLUMNS,
      ...awards.flatMap(({ award, changes }) => changes.map(({ who, to }) => [award, who, to])),
    ]),
    'special-published.csv': csvText([
      PUBLISHED_COLUMNS,
      ...awards.flatMap(({ award, published }) => published.map(({ shown, state }) => [award, shown, state])),
    ]),
  };
}
