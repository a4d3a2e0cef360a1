import { labelsOf } from '#app/domain/bundle/labels.ts';
import type { Labels } from '#app/domain/bundle/labels.ts';
import type { SpecialInputs } from '#app/domain/special/inputs.ts';

/** The inputs of a special award under labels: who could win w…, units u… Nobody's name is among them. */
export function labelSpecial(inputs: SpecialInputs): { inputs: SpecialInputs; labels: Labels } {
  const candidates = inputs.forWhom === 'PROJECTS' ? inputs.projects : inputs.holders;
  const labels = labelsOf(
    'w',
    candidates.map(({ key }) => key),
  );
  if (inputs.forWhom === 'PROJECTS')
    return {
      labels,
      inputs: {
        ...inputs,
        projects: inputs.projects
          .map((project) => ({ ...project, key: labels.of(project.key) }))
          .sort((a, b) => (a.key < b.key ? -1 : 1)),
        // Who has lost the right to judge projects here may have named one that is gone.
        ballots: inputs.ballots.map((ballot) =>
          ballot.flatMap(({ key, place }) =>
            labels.ids.includes(key) ? [{ key: labels.of(key), place }] : [],
          ),
        ),
      },
    };
  const units = labelsOf(
    'u',
    inputs.holders.map(({ unitId }) => unitId),
  );
  return {
    labels,
    inputs: {
      ...inputs,
      holders: inputs.holders.map(({ key, unitId }) => ({ key: labels.of(key), unitId: units.of(unitId) })),
      entries: inputs.entries.map((entry) => ({ ...entry, holders: entry.holders.map(labels.of) })),
    },
  };
}
