import process from 'node:process';
import { z } from 'zod';

import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';

const KeptSchema = z.record(z.string(), z.json());

/** The stages of a long command: each is timed, told about, and not repeated when the command is run again. */
export class Stages {
  readonly #key: string;
  readonly #say: (text: string) => void;
  readonly #times: { label: string; ms: number }[] = [];
  readonly #from = performance.now();

  constructor(key: string, say: (text: string) => void) {
    this.#key = key;
    this.#say = say;
  }

  /** Runs a stage unless an earlier run finished it; what it found out is kept and given again. */
  async run<T extends Record<string, unknown>>(
    name: string,
    label: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const kept = await this.#kept();
    const before = kept[name];
    // What a stage keeps is what the same stage gave: plain data of its own type.
    if (before !== undefined) return before as unknown as T;
    const from = performance.now();
    const found = await work();
    const ms = performance.now() - from;
    this.#times.push({ label, ms });
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
    this.#say(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${label}`);
    const value = JSON.stringify({ ...kept, [name]: found });
    await inTransaction({ now: new Date() }, async (tx) => {
      await tx.setting.upsert({
        where: { key: this.#key },
        create: { key: this.#key, value },
        update: { value },
      });
    });
    return found;
  }

  /** How far the running stage is; only where somebody watches. */
  progress(done: number, of: number): void {
    if (process.stdout.isTTY) process.stdout.write(`\r  ${done} / ${of} `);
  }

  /** The sum. */
  report(): void {
    this.#say(`  ${((performance.now() - this.#from) / 1000).toFixed(1).padStart(6)} s  in all`);
  }

  async #kept() {
    const row = await db.setting.findUnique({ where: { key: this.#key } });
    return KeptSchema.parse(row ? JSON.parse(row.value) : {});
  }
}
