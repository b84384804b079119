/** A `Storage` in memory with a quota, for specs. */

export class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  /** UTF-16 code units of keys and values together. */
  quota: number;

  constructor(quota = Number.POSITIVE_INFINITY) {
    this.quota = quota;
  }

  [name: string]: unknown;

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    let used = key.length + value.length;
    for (const [other, kept] of this.#items) if (other !== key) used += other.length + kept.length;
    if (used > this.quota) throw new DOMException('no room', 'QuotaExceededError');
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  clear(): void {
    this.#items.clear();
  }
}
