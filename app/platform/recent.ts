/** The values used last, as many as their sizes together allow; the one that was not used for longest goes first. */
export class Recent<T> {
  readonly #most: number;
  readonly #kept = new Map<string, { value: T; size: number }>();
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): T | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  /** Keeps a value; one that is larger than everything that may be kept is not. */
  set(key: string, value: T, size: number): void {
    this.delete(key);
    if (size > this.#most) return;
    this.#kept.set(key, { value, size });
    this.#size += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#most) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#size -= this.#kept.get(key)?.size ?? 0;
    this.#kept.delete(key);
  }

  get size(): number {
    return this.#size;
  }
}
