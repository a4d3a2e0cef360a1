/**
 * Finding projects that say much the same as an earlier one. Titles are compared by their pairs of characters,
 * weighted by rarity; abstracts by sketches of their runs of four characters. Both only name candidates: what is shown
 * is then compared in full, with the phrases that stand in both.
 */

export type LookalikeText = { title: string; abstract: string };

/** Letters, digits and characters only, in one width and case: what is compared. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The distinct pairs of neighbouring characters of a text, as numbers. */
function pairs(plain: string): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at + 1 < plain.length; at += 1)
    found.add(plain.charCodeAt(at) * 65_536 + plain.charCodeAt(at + 1));
  return found;
}

const RUN = 4;
const BINS = 60;
const ROWS = 3;
const EMPTY = 0xffffffff;

/**
 * One-permutation MinHash (Li, Owen, Zhang 2012) over runs of four characters: the least hash in each of 60 bins.
 * Empty bins borrow from the next filled one, so that short texts compare too. Null for a text without a run.
 */
function sketch(plain: string): Uint32Array | null {
  if (plain.length < RUN) return null;
  const bins = new Uint32Array(BINS).fill(EMPTY);
  for (let at = 0; at + RUN <= plain.length; at += 1) {
    let hash = 2_166_136_261;
    for (let place = at; place < at + RUN; place += 1)
      hash = Math.imul(hash ^ plain.charCodeAt(place), 16_777_619);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x85ebca6b);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const bin = hash % BINS;
    if (hash < (bins[bin] ?? EMPTY)) bins[bin] = hash;
  }
  const dense = new Uint32Array(BINS);
  for (let bin = 0; bin < BINS; bin += 1) {
    let step = 0;
    while (bins[(bin + step) % BINS] === EMPTY) step += 1;
    dense[bin] = ((bins[(bin + step) % BINS] ?? 0) + Math.imul(step, 0x9e3779b9)) >>> 0;
  }
  return dense;
}

/** Keys of the bands of a sketch: two texts that share a band are candidates. */
function* bands(bins: Uint32Array): Generator<number> {
  for (let band = 0; band * ROWS < BINS; band += 1) {
    let key = band + 1;
    for (let row = 0; row < ROWS; row += 1)
      key = (Math.imul(key, 0x01000193) ^ (bins[band * ROWS + row] ?? 0)) >>> 0;
    yield key * 64 + band;
  }
}

/** All projects by their pairs and bands; asked for the likeliest neighbours of a text. */
export class LookalikeIndex {
  readonly #ids: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #titlePairs: number[] = [];
  readonly #byPair = new Map<number, number[]>();
  readonly #byBand = new Map<number, number[]>();

  get size(): number {
    return this.#places.size;
  }

  /** Adds a project; one that is there already is replaced. */
  add(id: string, text: LookalikeText): void {
    const place = this.#ids.length;
    this.#ids.push(id);
    this.#places.set(id, place);
    const title = pairs(plainText(text.title));
    this.#titlePairs.push(title.size);
    for (const pair of title) push(this.#byPair, pair, place);
    const bins = sketch(plainText(text.abstract));
    if (bins) for (const band of bands(bins)) push(this.#byBand, band, place);
  }

  /** Ids of the projects likeliest to be like the text, best first, without `except`. */
  candidates(text: LookalikeText, limit: number, except?: string): string[] {
    const scores = new Map<number, number>();
    const title = pairs(plainText(text.title));
    const total = Math.max(this.#ids.length, 1);
    for (const pair of title) {
      const places = this.#byPair.get(pair) ?? [];
      const weight = Math.log(1 + total / (places.length + 1));
      for (const place of places) scores.set(place, (scores.get(place) ?? 0) + weight);
    }
    for (const [place, weight] of scores)
      scores.set(place, weight / Math.sqrt((this.#titlePairs[place] ?? 1) * Math.max(title.size, 1)));
    const bins = sketch(plainText(text.abstract));
    // A shared band of abstracts says more than any likeness of titles.
    if (bins)
      for (const band of bands(bins))
        for (const place of this.#byBand.get(band) ?? []) scores.set(place, (scores.get(place) ?? 0) + 10);
    return [...scores]
      .filter(([place]) => {
        const id = this.#ids[place] ?? '';
        return id !== except && this.#places.get(id) === place;
      })
      .sort(([a, one], [b, other]) => other - one || a - b)
      .slice(0, limit)
      .map(([place]) => this.#ids[place] ?? '');
  }
}

function push(map: Map<number, number[]>, key: number, place: number): void {
  const list = map.get(key);
  if (list) list.push(place);
  else map.set(key, [place]);
}

export type Likeness = {
  /** 0 to 1: the share of the shorter text that stands in the other too; the larger of title and abstract. */
  similarity: number;
  /** Phrases that stand in both, longest first. */
  phrases: string[];
};

const PHRASE_MIN = 6;
const PHRASES_MAX = 5;

/** Compares two projects in full. */
export function likeness(one: LookalikeText, other: LookalikeText): Likeness {
  const title = dice(pairs(plainText(one.title)), pairs(plainText(other.title)));
  const [a, b] = [plainText(one.abstract), plainText(other.abstract)];
  const shared = commonPhrases(a, b);
  const shorter = Math.min(a.length, b.length);
  const covered = shared.reduce((sum, phrase) => sum + phrase.length, 0);
  const abstract = shorter < 20 ? 0 : Math.min(1, covered / shorter);
  return {
    similarity: Math.max(title, abstract),
    phrases: [...commonPhrases(plainText(one.title), plainText(other.title)), ...shared]
      .filter((phrase, index, all) => all.indexOf(phrase) === index)
      .sort((x, y) => y.length - x.length)
      .slice(0, PHRASES_MAX),
  };
}

/** Twice what is shared over all there is (Dice 1945); 0 where there is nothing. */
function dice(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** Runs of at least six characters that stand in both texts, none inside another, in the order of the first text. */
export function commonPhrases(a: string, b: string): string[] {
  const found: string[] = [];
  const seeds = new Map<string, number[]>();
  for (let at = 0; at + PHRASE_MIN <= b.length; at += 1) {
    const seed = b.slice(at, at + PHRASE_MIN);
    const places = seeds.get(seed);
    if (places) places.push(at);
    else seeds.set(seed, [at]);
  }
  for (let at = 0; at + PHRASE_MIN <= a.length;) {
    let longest = 0;
    for (const place of seeds.get(a.slice(at, at + PHRASE_MIN)) ?? []) {
      let length = PHRASE_MIN;
      while (at + length < a.length && a[at + length] === b[place + length]) length += 1;
      longest = Math.max(longest, length);
    }
    if (longest > 0) found.push(a.slice(at, at + longest));
    at += Math.max(longest, 1);
  }
  return found;
}
