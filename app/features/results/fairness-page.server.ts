import type { Fairness } from './fairness.server.ts';
import type { ComparedEntry } from '#app/domain/calibration/comparison.ts';
import { heatMap } from '#app/domain/calibration/heat-map.ts';
import { isAtBorder } from '#app/domain/calibration/rank-intervals.ts';

const PAGE_SIZE = 50;
/** Methods whose values of different pieces cannot be set beside each other. */
const WITHIN_PIECES: ReadonlySet<string> = new Set(['additive', 'mixed']);
/** Half the width of a two-sided 90 % interval in standard errors. */
const NINETY = 1.645;

/**
 * What the page draws of a comparison: one page of entries, that with the line on it unless another is asked for, and
 * the scale that holds all of them.
 */
export function fairnessPage(found: Fairness, asked: number | null) {
  const { round, withoutId, judges, names, comparison, noRasch, entries, sheets } = found;
  const scored = comparison?.entries.filter(({ value }) => value !== null).length ?? 0;
  // Nobody drops out of places that are enough for all.
  const isEnough = found.places !== null && comparison !== null && found.places >= scored;
  const inPieces = comparison?.verdict === 'within-components';
  const places = isEnough ? null : found.places;
  const head = {
    roundId: round.id,
    /** As they were asked for. */
    asked: found.places,
    places,
    isEnough,
    inPieces,
    withoutId,
    judges,
    stages: found.stages,
    stage: found.stage,
    /** All sheets may be looked at together: the round counts them as one pot. */
    isPot: round.stageWeights === null,
  };
  if (!comparison) return { ...head, shown: null };
  const ranked = inPieces ? byPiece(comparison.entries) : comparison.entries;
  const entryOf = (id: string) => entries.get(id) ?? { id, number: null, title: '' };
  const label = (id: string) => {
    const { number, title } = entryOf(id);
    return [number, title].filter(Boolean).join(' ');
  };
  const judge = (id: string) => names.get(id) ?? '';
  const pages = Math.max(1, Math.ceil(ranked.length / PAGE_SIZE));
  const atLine = places === null ? 1 : Math.ceil(places / PAGE_SIZE);
  const page = Math.min(pages, asked ?? atLine);
  const onPage = ranked.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const heat = heatMap(
    sheets,
    onPage.map(({ entryId }) => entryId),
  );
  const ends = ranked.flatMap(({ value, se }) =>
    value === null ? [] : [value - NINETY * (se ?? 0), value + NINETY * (se ?? 0)],
  );
  const [last, next] = places === null || inPieces ? [] : [ranked[places - 1]?.value, ranked[places]?.value];
  return {
    ...head,
    shown: {
      page,
      pages,
      heat: {
        judges: heat.judgeIds.map((id) => ({ id, name: judge(id) })),
        rows: heat.rows.map((row) => ({ ...row, label: label(row.entryId) })),
      },
      rows: onPage.map(({ value, se, place, ...entry }) => ({
        ...entry,
        piece: place?.piece ?? null,
        value,
        rank: place ? place.rank : entry.ranks.additive,
        low: place ? place.low : entry.low,
        high: place ? place.high : entry.high,
        inside: place ? null : entry.inside,
        label: label(entry.entryId),
        span:
          value === null || se === null
            ? null
            : ([value - NINETY * se, value + NINETY * se] as [number, number]),
      })),
      scale:
        ends.length > 0 ? { min: Math.floor(Math.min(...ends)), max: Math.ceil(Math.max(...ends)) } : null,
      border: typeof last === 'number' && typeof next === 'number' ? (last + next) / 2 : null,
      methods: comparison.methods.filter((method) => !inPieces || !WITHIN_PIECES.has(method)),
      pieces: inPieces ? judgesOfPieces(onPage, sheets, judge) : [],
      noRasch: noRasch && `refusal.${noRasch.code}|${JSON.stringify(noRasch.params ?? {})}`,
      moves: comparison.moves.map(({ method, into, out }) => ({
        method,
        into: into.map(label),
        out: out.map(label),
      })),
      judges: comparison.judges.map((one) => ({ ...one, name: judge(one.judgeId) })),
      facts: {
        verdict: comparison.verdict,
        components: comparison.components,
        lackingCrossed: comparison.lackingCrossed,
        joins: comparison.joins.map(({ entryId, judgeId }) => ({
          entry: label(entryId),
          judge: judge(judgeId),
        })),
        reliability: inPieces ? null : comparison.reliability,
        worstPair: comparison.worstPair
          ? {
              one: judge(comparison.worstPair.judgeId),
              other: judge(comparison.worstPair.otherId),
              se: comparison.worstPair.se,
            }
          : null,
        band: places === null || inPieces ? null : ranked.filter(({ inside }) => isAtBorder(inside)).length,
      },
    },
  };
}

/** Piece by piece, the largest first, best first in each; who is in none last. */
function byPiece(entries: readonly ComparedEntry[]): ComparedEntry[] {
  return entries.toSorted((a, b) => (a.place?.piece ?? Infinity) - (b.place?.piece ?? Infinity) || 0);
}

/** Who judged in each piece. */
function judgesOfPieces(
  entries: readonly ComparedEntry[],
  { sheets }: Fairness['sheets'],
  nameOf: (judgeId: string) => string,
) {
  const pieceOf = new Map(entries.map(({ entryId, place }) => [entryId, place?.piece]));
  const names = new Map<number, Set<string>>();
  for (const { entryId, judgeId, status } of sheets) {
    const piece = pieceOf.get(entryId);
    if (piece !== undefined && status === 'submitted')
      names.set(piece, (names.get(piece) ?? new Set()).add(nameOf(judgeId)));
  }
  return [...names].map(([piece, judges]) => ({ piece, judges: [...judges].sort() }));
}

type Shown = NonNullable<ReturnType<typeof fairnessPage>['shown']>;
export type HeatShown = Shown['heat'];
export type FairnessPieces = Shown['pieces'];
export type FairnessRow = Shown['rows'][number];
export type FairnessFactsShown = Shown['facts'];
export type FairnessJudge = Shown['judges'][number];
export type FairnessMoves = Shown['moves'];
