import { loadPlan, nameReason, pairStates } from './plan-queries.server.ts';
import type { LoadedPlan, NamedReason, PairState } from './plan-queries.server.ts';
import type { EntryFit } from '#app/domain/assignment/match.ts';
import type { Viewer } from '#app/domain/viewer.ts';

export const PLAN_CHANGES = ['new', 'hand', 'stays', 'leaves', 'short'] as const;
export type PlanChange = (typeof PLAN_CHANGES)[number];

export type MatrixFilter = {
  search: string;
  /** Code of a discipline. */
  group: string;
  change: string;
  judgeId: string;
  page: number;
};

export type MatrixCell = EntryFit & {
  state: PairState | null;
  /** What keeps them apart for good: a conflict, the panel, the discipline. */
  barred: NamedReason | null;
};

/** Entries on one page of the matrix. */
export const MATRIX_PAGE = 40;
/** Up to so many judges all have a column; above that, those who have to do with what is shown. */
const ALL_JUDGES = 30;
/** A round of more entries is opened by discipline. */
const WHOLE = 120;

/** A part of the matrix of entries and judges of a waiting proposal; null when there is none. */
export async function getPlanMatrix(viewer: Viewer, roundId: string, filter: MatrixFilter) {
  const loaded = await loadPlan(viewer, roundId);
  if (!loaded) return null;
  const { plan, world, entries, judges } = loaded;
  const { limits, input } = world;
  const states = pairStates(plan, world);
  const stateOf = new Map(states.map((pair) => [`${pair.entryId} ${pair.judgeId}`, pair.state]));
  const statesOf = new Map<string, PairState[]>();
  for (const { entryId, state } of states) statesOf.set(entryId, [...(statesOf.get(entryId) ?? []), state]);
  const isShort = (entryId: string) => limits.judgesOf(entryId).length < input.rules.judgesPerEntry;
  const groups = [
    ...new Map(entries.flatMap(({ discipline: one }) => (one ? [[one.code, one]] : []))).values(),
  ];
  // A big round begins with its first discipline; `all` asks for everything.
  const isNarrow = filter.search !== '' || filter.judgeId !== '' || filter.change !== '';
  const group = filter.group || (entries.length > WHOLE && !isNarrow ? (groups[0]?.code ?? 'all') : 'all');
  const inGroup = entries.filter((entry) => group === 'all' || entry.discipline?.code === group);
  const words = filter.search.toLowerCase();
  const matching = inGroup.filter(
    (entry) =>
      (words === '' || loaded.entryName(entry.id).toLowerCase().includes(words)) &&
      (filter.judgeId === '' || stateOf.has(`${entry.id} ${filter.judgeId}`)),
  );
  const has = (entryId: string, change: string) =>
    change === 'short' ? isShort(entryId) : (statesOf.get(entryId) ?? []).some((state) => state === change);
  const counts = Object.fromEntries(
    PLAN_CHANGES.map((change) => [change, matching.filter((entry) => has(entry.id, change)).length]),
  ) as Record<PlanChange, number>;
  const found = filter.change === '' ? matching : matching.filter((entry) => has(entry.id, filter.change));
  const shown = found.slice((filter.page - 1) * MATRIX_PAGE, filter.page * MATRIX_PAGE);
  const columns = judges.filter(
    ({ id }) =>
      judges.length <= ALL_JUDGES ||
      shown.some(
        (entry) => stateOf.has(`${entry.id} ${id}`) || isNear(limits.fit({ entryId: entry.id, judgeId: id })),
      ),
  );
  return {
    planId: plan.id,
    group,
    groups,
    counts,
    total: found.length,
    judges: columns.map((judge) => ({
      ...judge,
      load: limits.load(judge.id),
      max: limits.judges.get(judge.id)?.maxLoad ?? 0,
    })),
    allJudges: judges.map(({ id, name }) => ({ value: id, label: name })),
    rows: shown.map((entry) => ({
      id: entry.id,
      number: entry.number,
      title: entry.project.title,
      discipline: entry.discipline,
      missing: Math.max(0, input.rules.judgesPerEntry - limits.judgesOf(entry.id).length),
      cells: columns.map(({ id }) => cellOf(loaded, entry.id, id, stateOf.get(`${entry.id} ${id}`) ?? null)),
    })),
  };
}
export type PlanMatrixView = NonNullable<Awaited<ReturnType<typeof getPlanMatrix>>>;

const isNear = ({ kind, words }: EntryFit) => kind === 'own' || kind === 'neighbour' || words.length > 0;

function cellOf(loaded: LoadedPlan, entryId: string, judgeId: string, state: PairState | null): MatrixCell {
  const pair = { entryId, judgeId };
  const { limits } = loaded.world;
  const barred =
    state === null
      ? limits
          .obstacles(pair)
          .find(({ kind }) => kind === 'conflict' || kind === 'panel' || kind === 'discipline')
      : undefined;
  return { ...limits.fit(pair), state, barred: barred ? nameReason(loaded, pair, barred) : null };
}
