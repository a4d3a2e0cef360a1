import { writer } from '#app/platform/db/client.server.ts';

const TICK_MS = 4;

export type Gauge = { ms: number; processor: number; transactions: number; longest: number; blocked: number };

/**
 * What one piece of work costs everybody else: how long it took, the processor's time for it, its longest write
 * transaction (all savers stand behind it), and the longest time for which the event loop answered nobody.
 */
export class Gauges {
  #held: number[] = [];
  #blocked = 0;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    let last = performance.now();
    this.#timer = setInterval(() => {
      const at = performance.now();
      this.#blocked = Math.max(this.#blocked, at - last - TICK_MS);
      last = at;
    }, TICK_MS);
    const client = writer();
    const begin = client.$transaction.bind(client) as (...order: unknown[]) => Promise<unknown>;
    Object.defineProperty(client, '$transaction', {
      value: async (...order: unknown[]) => {
        const from = performance.now();
        return begin(...order).finally(() => this.#held.push(performance.now() - from));
      },
    });
  }

  /** Runs one piece of work and says what it cost. */
  async measure(work: () => Promise<unknown>): Promise<Gauge> {
    // A turn for the clock, so that nothing of what was before counts.
    await new Promise((resolve) => setTimeout(resolve, 3 * TICK_MS));
    this.#held = [];
    this.#blocked = 0;
    const began = process.cpuUsage();
    const from = performance.now();
    await work();
    const ms = performance.now() - from;
    const { user, system } = process.cpuUsage(began);
    await new Promise((resolve) => setTimeout(resolve, 3 * TICK_MS));
    return {
      ms,
      processor: (user + system) / 1000,
      transactions: this.#held.length,
      longest: Math.max(0, ...this.#held),
      blocked: this.#blocked,
    };
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
