/** An immutable map from strings whose changed copies share almost everything with the original. */

/** What a later version changed, as it was before; undefined where a key was absent. */
interface Undo<V> {
  readonly before: Map<string, V | undefined>;
  readonly by: PersistentMap<V>;
}

/**
 * Versions of one hash table (Baker's trick). The newest version owns the table, so that it is as fast as a plain map;
 * a change hands the table on and leaves behind what it overwrote, which older versions look through first. An edit
 * costs what it changes, however large the map is. Iteration has no order to rely on; whoever needs one sorts.
 */
export class PersistentMap<V> {
  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(new Map(), 0);
  }

  /** Takes a map over; whoever made it must leave it alone from then on. */
  static of<V>(table: Map<string, V>): PersistentMap<V> {
    return new PersistentMap(table, table.size);
  }

  readonly #table: Map<string, V>;
  #size: number;
  #undo: Undo<V> | undefined;

  private constructor(table: Map<string, V>, size: number) {
    this.#table = table;
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    for (let undo = this.#undo; undo; undo = undo.by.#undo) {
      if (undo.before.has(key)) return undo.before.get(key);
    }
    return this.#table.get(key);
  }

  keys(): Iterable<string> {
    return [...this.#tableNow().keys()];
  }

  entries(): Iterable<[string, V]> {
    return [...this.#tableNow()];
  }

  values(): Iterable<V> {
    return [...this.#tableNow().values()];
  }

  /** Applies changes to a draft and returns the changed map; this one stays as it is. */
  change(changes: (draft: MapDraft<V>) => void): PersistentMap<V> {
    // An empty map has nothing to share, and is filled without a look back.
    const table = this.#size === 0 ? new Map<string, V>() : this.#tableNow();
    const next = new PersistentMap(table, 0);
    const before = table === this.#table ? new Map<string, V | undefined>() : undefined;
    if (before) this.#undo = { before, by: next };
    const remember = (key: string): void => {
      if (before && !before.has(key)) before.set(key, table.get(key));
    };
    changes({
      get: (key) => table.get(key),
      set(key, value) {
        remember(key);
        table.set(key, value);
      },
      delete(key) {
        remember(key);
        table.delete(key);
      },
    });
    next.#size = table.size;
    return next;
  }

  /** The table itself for the newest version, for an older one a table as it was then. */
  #tableNow(): Map<string, V> {
    if (!this.#undo) return this.#table;
    const table = new Map(this.#table);
    const undone: Undo<V>['before'][] = [];
    for (let undo: Undo<V> | undefined = this.#undo; undo; undo = undo.by.#undo) undone.push(undo.before);
    for (const before of undone.reverse()) {
      for (const [key, value] of before) {
        if (value === undefined) table.delete(key);
        else table.set(key, value);
      }
    }
    return table;
  }
}

export interface MapDraft<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
}
