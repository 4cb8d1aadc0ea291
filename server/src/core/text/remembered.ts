/**
 * Remembers what `look` gives for an object on the object itself, unseen by whoever lists or compares its properties. The
 * two go together when nobody holds the object. A WeakMap says the same, but what it holds of the newest objects stays
 * until the whole heap is collected, and typing makes a new document at every key.
 */
export function remembered<K extends object, T>(look: (key: K) => T): (key: K) => T {
	const name = Symbol(look.name);
	return key => {
		const known = (key as {readonly [name]?: {readonly value: T}})[name];
		if (known) return known.value;
		const value = look(key);
		Object.defineProperty(key, name, {value: {value}});
		return value;
	};
}
