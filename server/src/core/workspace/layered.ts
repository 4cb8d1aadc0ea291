/** So many replaced values are kept aside before they are written into a table of their own. */
const mostAside = 64;

/**
 * The table `base` with some values replaced, in the order of `base`. All keys of `values` stand in it. Costs as much as
 * there are values replaced since a table was last made, not as much as there are keys: an edit of one document of
 * thousands makes a new table of all, and the one before stays as it was.
 */
export function withValues<K, V>(base: ReadonlyMap<K, V>, values: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
	if (values.size === 0) return base;
	const below = base instanceof LayeredMap ? (base.below as ReadonlyMap<K, V>) : base;
	const aside = new Map([...(base instanceof LayeredMap ? (base.aside as ReadonlyMap<K, V>) : []), ...values]);
	if (aside.size <= mostAside) return new LayeredMap(below, aside);
	const whole = new Map(below);
	for (const [key, value] of aside) whole.set(key, value);
	return whole;
}

class LayeredMap<K, V> implements ReadonlyMap<K, V> {
	readonly below: ReadonlyMap<K, V>;
	readonly aside: ReadonlyMap<K, V>;

	constructor(below: ReadonlyMap<K, V>, aside: ReadonlyMap<K, V>) {
		this.below = below;
		this.aside = aside;
	}

	get size(): number {
		return this.below.size;
	}

	get(key: K): V | undefined {
		return this.aside.has(key) ? this.aside.get(key) : this.below.get(key);
	}

	has(key: K): boolean {
		return this.below.has(key);
	}

	keys(): MapIterator<K> {
		return this.below.keys();
	}

	*values(): Generator<V, undefined> {
		for (const [, value] of this) yield value;
	}

	*entries(): Generator<[K, V], undefined> {
		for (const [key, value] of this.below) yield [key, this.aside.has(key) ? (this.aside.get(key) as V) : value];
	}

	[Symbol.iterator](): Generator<[K, V], undefined> {
		return this.entries();
	}

	forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
		for (const [key, value] of this) callback(value, key, this);
	}
}
