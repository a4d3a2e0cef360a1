import { writer } from '#app/platform/db/client.server.ts';

const TICK_MS = 4;

export type Gauge = {
  ms: number;
  processor: number;
  transactions: number;
  longest: number;
  working: number;
  blocked: number;
};

function processorSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/**
 * What one piece of work costs everybody else: how long it took, the processor's time for it, its longest write
 * transaction (all savers stand behind it), and the longest time for which the event loop answered nobody.
 */
export class Gauges {
  #held: { ms: number; processor: number }[] = [];
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
        const began = process.cpuUsage();
        return begin(...order).finally(() =>
          this.#held.push({ ms: performance.now() - from, processor: processorSince(began) }),
        );
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
    const processor = processorSince(began);
    await new Promise((resolve) => setTimeout(resolve, 3 * TICK_MS));
    return {
      ms,
      processor,
      transactions: this.#held.length,
      longest: Math.max(0, ...this.#held.map((one) => one.ms)),
      working: Math.max(0, ...this.#held.map((one) => one.processor)),
      blocked: this.#blocked,
    };
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
