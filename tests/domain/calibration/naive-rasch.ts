/** One mark of the naive implementation, with names in the place of numbers. */
export type NaiveMark = { facets: [string, string, string]; group: string; category: number };

/**
 * Joint maximum likelihood element by element, as the published conventions describe it: each measure takes Newton's
 * step for its own residual in turn, thresholds too; centred each round. Slow, and shares nothing with the code it tests.
 */
export function naiveRasch(marks: readonly NaiveMark[]) {
  const measures = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()] as const;
  const thresholds = new Map<string, number[]>();
  for (const mark of marks) {
    mark.facets.forEach((name, facet) => measures[facet as 0 | 1 | 2].set(name, 0));
    const own = thresholds.get(mark.group) ?? [];
    while (own.length < mark.category) own.push(0);
    thresholds.set(mark.group, own);
  }
  const probabilities = ({ facets, group }: NaiveMark) => {
    const [b, s, d] = facets.map((name, facet) => measures[facet as 0 | 1 | 2].get(name) ?? 0) as [
      number,
      number,
      number,
    ];
    const logs = [0];
    for (const f of thresholds.get(group) ?? []) logs.push((logs.at(-1) ?? 0) + b - s - d - f);
    const most = Math.max(...logs);
    const weights = logs.map((one) => Math.exp(one - most));
    const sum = weights.reduce((total, one) => total + one, 0);
    return weights.map((one) => one / sum);
  };
  const moments = (mark: NaiveMark) => {
    const p = probabilities(mark);
    const mean = p.reduce((sum, one, h) => sum + h * one, 0);
    return { mean, variance: p.reduce((sum, one, h) => sum + (h - mean) ** 2 * one, 0), p };
  };
  for (let turn = 0; turn < 4000; turn += 1) {
    let change = 0;
    for (const facet of [0, 1, 2] as const) {
      for (const name of measures[facet].keys()) {
        let residual = 0;
        let information = 0;
        for (const mark of marks) {
          if (mark.facets[facet] !== name) continue;
          const { mean, variance } = moments(mark);
          residual += mark.category - mean;
          information += variance;
        }
        const step = ((facet === 0 ? 1 : -1) * residual) / information;
        measures[facet].set(name, (measures[facet].get(name) ?? 0) + step);
        change = Math.max(change, Math.abs(step));
      }
      if (facet === 0) continue;
      const mean = [...measures[facet].values()].reduce((sum, one) => sum + one, 0) / measures[facet].size;
      for (const [name, value] of measures[facet]) measures[facet].set(name, value - mean);
      // What severities and difficulties lose, the entries lose too: the differences stay.
      for (const [name, value] of measures[0]) measures[0].set(name, value - mean);
    }
    for (const [group, own] of thresholds) {
      for (let h = 0; h < own.length; h += 1) {
        let residual = 0;
        let information = 0;
        for (const mark of marks) {
          if (mark.group !== group) continue;
          const above = moments(mark)
            .p.slice(h + 1)
            .reduce((sum, one) => sum + one, 0);
          residual += (mark.category > h ? 1 : 0) - above;
          information += above * (1 - above);
        }
        const step = -residual / information;
        own[h] = (own[h] ?? 0) + step;
        change = Math.max(change, Math.abs(step));
      }
      const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
      for (let h = 0; h < own.length; h += 1) own[h] = (own[h] ?? 0) - mean;
      // The mean of a group's thresholds is difficulty of its criteria.
      const criteria = new Set(marks.filter((mark) => mark.group === group).map(({ facets }) => facets[2]));
      for (const name of criteria) measures[2].set(name, (measures[2].get(name) ?? 0) + mean);
    }
    if (change < 1e-8) break;
  }
  const information = ([0, 1, 2] as const).map(
    (facet) =>
      new Map(
        [...measures[facet].keys()].map((name) => [
          name,
          marks
            .filter(({ facets }) => facets[facet] === name)
            .reduce((sum, mark) => sum + moments(mark).variance, 0),
        ]),
      ),
  );
  const fit = ([0, 1, 2] as const).map(
    (facet) =>
      new Map(
        [...measures[facet].keys()].map((name) => {
          const own = marks.filter(({ facets }) => facets[facet] === name);
          const squares = own.map((mark) => {
            const { mean, variance } = moments(mark);
            return { square: (mark.category - mean) ** 2, variance };
          });
          const weighted =
            squares.reduce((sum, one) => sum + one.square, 0) /
            squares.reduce((sum, one) => sum + one.variance, 0);
          const plain = squares.reduce((sum, one) => sum + one.square / one.variance, 0) / squares.length;
          return [name, { infit: weighted, outfit: plain }];
        }),
      ),
  );
  return { measures, thresholds, information, fit };
}
