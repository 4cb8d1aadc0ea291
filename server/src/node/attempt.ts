/** What some work gives; undefined where it fails, for work whose failure changes nothing. */
export function attempt<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
