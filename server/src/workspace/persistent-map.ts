/** An immutable map from strings whose changed copies share almost everything with the original. */

const bucketCount = 4096;
type Bucket<V> = ReadonlyMap<string, V>;
const emptyBuckets: readonly (Bucket<never> | undefined)[] = new Array(bucketCount).fill(undefined);

/**
 * A hash table of many small buckets. A draft copies the table of buckets once and each bucket it changes once, so an
 * edit costs the same in a map of a hundred and of a hundred thousand entries. Iteration order depends on the keys only
 * up to the bucket; whoever needs an order sorts.
 */
export class PersistentMap<V> {
  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(emptyBuckets as readonly (Bucket<V> | undefined)[], 0);
  }

  readonly size: number;
  readonly #buckets: readonly (Bucket<V> | undefined)[];

  private constructor(buckets: readonly (Bucket<V> | undefined)[], size: number) {
    this.#buckets = buckets;
    this.size = size;
  }

  get(key: string): V | undefined {
    return this.#buckets[bucketOf(key)]?.get(key);
  }

  *entries(): IterableIterator<[string, V]> {
    for (const bucket of this.#buckets) if (bucket) yield* bucket;
  }

  *values(): IterableIterator<V> {
    for (const bucket of this.#buckets) if (bucket) yield* bucket.values();
  }

  /** Applies changes to a draft and returns the changed map; this one stays as it is. */
  change(changes: (draft: MapDraft<V>) => void): PersistentMap<V> {
    const buckets = this.#buckets.slice();
    const own = new Set<number>();
    let size = this.size;
    const writable = (index: number): Map<string, V> => {
      const bucket = buckets[index];
      if (bucket && own.has(index)) return bucket as Map<string, V>;
      const copy = new Map(bucket);
      own.add(index);
      buckets[index] = copy;
      return copy;
    };
    changes({
      get: (key) => buckets[bucketOf(key)]?.get(key),
      set(key, value) {
        const bucket = writable(bucketOf(key));
        const before = bucket.size;
        bucket.set(key, value);
        size += bucket.size - before;
      },
      delete(key) {
        const index = bucketOf(key);
        if (!buckets[index]?.has(key)) return;
        writable(index).delete(key);
        size--;
      },
    });
    return new PersistentMap(buckets, size);
  }
}

export interface MapDraft<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
}

function bucketOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 15)) & (bucketCount - 1);
}
