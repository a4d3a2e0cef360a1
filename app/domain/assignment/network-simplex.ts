import type { FlowNetwork } from './flow-network.ts';

/** At its lower bound (0), in the tree, at its upper bound. */
const LOWER = 1;
const TREE = 0;
const UPPER = -1;

const PIVOT_WORK = 300;

/** Asked every few hundred pivots; `false` stops, and the flow reached so far stands. */
export type Watch = () => boolean;

/**
 * The primal network simplex on a `FlowNetwork`: a cheapest flow that every node's supply reaches the root by. It starts
 * from a flow that is feasible already and stays feasible, so it can be stopped at any pivot and, after costs have
 * changed, continued where it stood.
 *
 * The tree is strongly feasible (every tree arc could carry more towards the root); with the last blocking arc leaving
 * it stays so, and no sequence of degenerate pivots can run in a circle (Cunningham 1976). No chance is involved: the
 * order of nodes and arcs decides between equals.
 */
export class NetworkSimplex {
  readonly #net: FlowNetwork;
  readonly #state: Int8Array;
  readonly #parent: Int32Array;
  readonly #arcUp: Int32Array;
  /** 1 where the tree arc leads to the parent, -1 where it comes from it. */
  readonly #way: Int8Array;
  readonly #depth: Int32Array;
  readonly #potential: Float64Array;
  readonly #firstChild: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #stack: Int32Array;
  readonly #block: number;
  #cursor = 0;
  pivots = 0;
  /** Arcs looked at, a pivot counting for many: a measure of time that is the same on every machine. */
  work = 0;

  /** `treeArc[node]` is the arc that first joins the node to the tree; the flows of the network must be feasible. */
  constructor(net: FlowNetwork, treeArc: Int32Array) {
    const { nodes } = net;
    this.#net = net;
    this.#state = new Int8Array(net.arcs).fill(LOWER);
    this.#parent = new Int32Array(nodes).fill(-1);
    this.#arcUp = new Int32Array(nodes).fill(-1);
    this.#way = new Int8Array(nodes);
    this.#depth = new Int32Array(nodes);
    this.#potential = new Float64Array(nodes);
    this.#firstChild = new Int32Array(nodes).fill(-1);
    this.#next = new Int32Array(nodes).fill(-1);
    this.#previous = new Int32Array(nodes).fill(-1);
    this.#stack = new Int32Array(nodes);
    this.#block = Math.max(20, Math.ceil(2 * Math.sqrt(net.arcs)));
    for (let arc = 0; arc < net.arcs; arc += 1)
      if ((net.flow[arc] ?? 0) > 0 && net.flow[arc] === net.cap[arc]) this.#state[arc] = UPPER;
    for (let node = 0; node < nodes; node += 1) {
      const arc = treeArc[node] ?? -1;
      if (arc < 0) continue;
      const up = net.from[arc] === node;
      this.#state[arc] = TREE;
      this.#arcUp[node] = arc;
      this.#way[node] = up ? 1 : -1;
      this.#hang(node, (up ? net.to[arc] : net.from[arc]) ?? 0);
    }
    this.reprice();
  }

  /** Recomputes depths and potentials from the tree: needed after costs of tree arcs have changed. */
  reprice(): void {
    const root = this.#net.root;
    let height = 0;
    this.#potential[root] = 0;
    this.#depth[root] = 0;
    for (let child = this.#firstChild[root] ?? -1; child >= 0; child = this.#next[child] ?? -1)
      this.#stack[height++] = child;
    while (height > 0) {
      const node = this.#stack[--height] ?? 0;
      const above = this.#parent[node] ?? 0;
      const cost = this.#net.cost[this.#arcUp[node] ?? 0] ?? 0;
      // A tree arc costs nothing beyond the difference of its ends' potentials.
      this.#potential[node] = (this.#potential[above] ?? 0) - ((this.#way[node] ?? 0) > 0 ? cost : -cost);
      this.#depth[node] = (this.#depth[above] ?? 0) + 1;
      for (let child = this.#firstChild[node] ?? -1; child >= 0; child = this.#next[child] ?? -1)
        this.#stack[height++] = child;
    }
  }

  /** Pivots to the optimum. False when `watch` stopped it before. */
  run(watch?: Watch): boolean {
    for (;;) {
      const arc = this.#entering();
      if (arc < 0) return true;
      this.#pivot(arc);
      this.pivots += 1;
      if (watch && (this.pivots & 511) === 0 && !watch()) return false;
    }
  }

  /** What one more unit on the arc would cost the whole plan, everything else moving as well as it can. */
  reducedCost(arc: number): number {
    const { cost, from, to } = this.#net;
    return (cost[arc] ?? 0) + (this.#potential[from[arc] ?? 0] ?? 0) - (this.#potential[to[arc] ?? 0] ?? 0);
  }

  /** The best of the next block of arcs that would improve the flow; -1 when none does. */
  #entering(): number {
    const { arcs, cost, from, to } = this.#net;
    const state = this.#state;
    const potential = this.#potential;
    let best = -1;
    let least = 0;
    let left = this.#block;
    let arc = this.#cursor;
    let seen = 0;
    for (; seen < arcs; seen += 1) {
      const violation =
        (state[arc] ?? 0) *
        ((cost[arc] ?? 0) + (potential[from[arc] ?? 0] ?? 0) - (potential[to[arc] ?? 0] ?? 0));
      if (violation < least) {
        least = violation;
        best = arc;
      }
      arc += 1;
      if (arc === arcs) arc = 0;
      left -= 1;
      if (left === 0) {
        if (best >= 0) break;
        left = this.#block;
      }
    }
    this.#cursor = arc;
    this.work += seen + PIVOT_WORK;
    return best;
  }

  #pivot(entering: number): void {
    const { from, to, cap, flow } = this.#net;
    const parent = this.#parent;
    const depth = this.#depth;
    const forward = this.#state[entering] === LOWER;
    // Flow goes tail -> head over the entering arc, up from the head to the apex, down from the apex to the tail.
    const tail = (forward ? from[entering] : to[entering]) ?? 0;
    const head = (forward ? to[entering] : from[entering]) ?? 0;
    let delta = cap[entering] ?? 0;
    let leaving = -1;
    let onTailSide = false;
    let a = tail;
    let b = head;
    while (a !== b) {
      // Of equal residuals the last one along the cycle blocks: strictly less on the tail's side, or equal on the head's.
      if ((depth[a] ?? 0) >= (depth[b] ?? 0)) {
        const arc = this.#arcUp[a] ?? 0;
        const room = (this.#way[a] ?? 0) > 0 ? (flow[arc] ?? 0) : (cap[arc] ?? 0) - (flow[arc] ?? 0);
        if (room < delta) {
          delta = room;
          leaving = a;
          onTailSide = true;
        }
        a = parent[a] ?? 0;
      } else {
        const arc = this.#arcUp[b] ?? 0;
        const room = (this.#way[b] ?? 0) > 0 ? (cap[arc] ?? 0) - (flow[arc] ?? 0) : (flow[arc] ?? 0);
        if (room <= delta) {
          delta = room;
          leaving = b;
          onTailSide = false;
        }
        b = parent[b] ?? 0;
      }
    }
    if (delta > 0) this.#push(entering, forward ? delta : -delta, tail, head, delta);
    if (leaving < 0) {
      this.#state[entering] = forward ? UPPER : LOWER;
      return;
    }
    const left = this.#arcUp[leaving] ?? 0;
    this.#state[left] = (flow[left] ?? 0) === 0 ? LOWER : UPPER;
    this.#rehang(onTailSide ? tail : head, onTailSide ? head : tail, leaving, entering);
  }

  /** Sends `delta` around the cycle that the entering arc closes; `change` is what that does to the arc itself. */
  #push(entering: number, change: number, tail: number, head: number, delta: number): void {
    const { flow } = this.#net;
    flow[entering] = (flow[entering] ?? 0) + change;
    let a = tail;
    let b = head;
    while (a !== b) {
      if ((this.#depth[a] ?? 0) >= (this.#depth[b] ?? 0)) {
        const arc = this.#arcUp[a] ?? 0;
        flow[arc] = (flow[arc] ?? 0) - (this.#way[a] ?? 0) * delta;
        a = this.#parent[a] ?? 0;
      } else {
        const arc = this.#arcUp[b] ?? 0;
        flow[arc] = (flow[arc] ?? 0) + (this.#way[b] ?? 0) * delta;
        b = this.#parent[b] ?? 0;
      }
    }
  }

  /** Cuts the subtree off above `cut`, turns it round to hang by `node`, and hangs it below `above` by the arc. */
  #rehang(node: number, above: number, cut: number, entering: number): void {
    let child = node;
    let newParent = above;
    let newArc = entering;
    let newWay = this.#net.from[entering] === node ? 1 : -1;
    for (;;) {
      const oldParent = this.#parent[child] ?? 0;
      const oldArc = this.#arcUp[child] ?? 0;
      const oldWay = this.#way[child] ?? 0;
      this.#unhang(child, oldParent);
      this.#hang(child, newParent);
      this.#arcUp[child] = newArc;
      this.#way[child] = newWay;
      if (child === cut) break;
      newParent = child;
      newArc = oldArc;
      newWay = -oldWay;
      child = oldParent;
    }
    this.#state[entering] = TREE;
    const reduced = this.reducedCost(entering);
    this.#shift(node, this.#net.from[entering] === node ? -reduced : reduced);
  }

  /** Adds to the potential of a subtree, and counts its depths again. */
  #shift(top: number, change: number): void {
    const stack = this.#stack;
    let height = 0;
    stack[height++] = top;
    while (height > 0) {
      const node = stack[--height] ?? 0;
      this.#potential[node] = (this.#potential[node] ?? 0) + change;
      this.#depth[node] = (this.#depth[this.#parent[node] ?? 0] ?? 0) + 1;
      for (let child = this.#firstChild[node] ?? -1; child >= 0; child = this.#next[child] ?? -1)
        stack[height++] = child;
    }
  }

  #hang(node: number, parent: number): void {
    const first = this.#firstChild[parent] ?? -1;
    this.#parent[node] = parent;
    this.#previous[node] = -1;
    this.#next[node] = first;
    if (first >= 0) this.#previous[first] = node;
    this.#firstChild[parent] = node;
  }

  #unhang(node: number, parent: number): void {
    const before = this.#previous[node] ?? -1;
    const after = this.#next[node] ?? -1;
    if (before >= 0) this.#next[before] = after;
    else this.#firstChild[parent] = after;
    if (after >= 0) this.#previous[after] = before;
  }
}
