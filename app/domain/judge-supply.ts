/** A judge as supply: how much of each discipline (empty: any), and how many entries in all. */
export type SupplyJudge = { expertise: Readonly<Record<string, number>>; capacity: number };

export type DisciplineSupply = {
  code: string;
  /** Places to be filled, and how many of them the judges can take. */
  places: number;
  supply: number;
  missingPlaces: number;
  /** Judges of the usual load who would fill them, or be enough different people. */
  missingJudges: number;
};

/**
 * Need against supply. A judge's capacity is shared by weight over the disciplines that have entries; who names none takes part
 * in all of them as they need. An entry wants different people, so few judges with much room are still too few.
 */
export function disciplineSupply(
  needs: readonly { code: string; entries: number }[],
  judges: readonly SupplyJudge[],
  { judgesPerEntry, usualLoad }: { judgesPerEntry: number; usualLoad: number },
): DisciplineSupply[] {
  const codes = new Set(needs.filter((need) => need.entries > 0).map((need) => need.code));
  const own = new Map<string, number>();
  const heads = new Map<string, number>();
  let free = 0;
  let generalists = 0;
  for (const { expertise, capacity } of judges) {
    const known = Object.entries(expertise).filter(([code]) => codes.has(code));
    if (Object.keys(expertise).length === 0) {
      free += capacity;
      generalists += 1;
    }
    const weights = known.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [code, weight] of known) {
      own.set(code, (own.get(code) ?? 0) + (capacity * weight) / weights);
      heads.set(code, (heads.get(code) ?? 0) + 1);
    }
  }
  const lackOf = ({ code, entries }: { code: string; entries: number }) =>
    Math.max(0, entries * judgesPerEntry - (own.get(code) ?? 0));
  const lacking = needs.reduce((sum, need) => sum + lackOf(need), 0);
  return needs.map((need) => {
    const places = need.entries * judgesPerEntry;
    const share = lacking > 0 ? Math.min(1, free / lacking) * lackOf(need) : 0;
    const supply = Math.floor((own.get(need.code) ?? 0) + share + 1e-9);
    const missingPlaces = Math.max(0, places - supply);
    const people = places === 0 ? 0 : judgesPerEntry - (heads.get(need.code) ?? 0) - generalists;
    return {
      code: need.code,
      places,
      supply,
      missingPlaces,
      missingJudges: Math.max(0, people, Math.ceil(missingPlaces / Math.max(1, usualLoad))),
    };
  });
}
