/** Nodes, and arcs with a capacity, a cost for each unit, and the flow on them. Grows as arcs are added. */
export class FlowNetwork {
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  cap = new Int32Array(1024);
  flow = new Int32Array(1024);
  cost = new Float64Array(1024);
  arcs = 0;
  nodes = 0;
  /** Where all flow ends. */
  readonly root: number;

  constructor() {
    this.root = this.addNode();
  }

  addNode(): number {
    return this.nodes++;
  }

  /** Adds an arc and says its number. */
  addArc(from: number, to: number, cap: number, cost: number): number {
    if (this.arcs === this.from.length) this.#grow();
    const arc = this.arcs++;
    this.from[arc] = from;
    this.to[arc] = to;
    this.cap[arc] = cap;
    this.cost[arc] = cost;
    return arc;
  }

  #grow(): void {
    const size = this.from.length * 2;
    const larger = (old: Int32Array) => {
      const array = new Int32Array(size);
      array.set(old);
      return array;
    };
    this.from = larger(this.from);
    this.to = larger(this.to);
    this.cap = larger(this.cap);
    this.flow = larger(this.flow);
    const cost = new Float64Array(size);
    cost.set(this.cost);
    this.cost = cost;
  }
}
