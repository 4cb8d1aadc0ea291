/** The same order on every machine and in every language. */
export function byCodeUnit(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** For ids: `PRO-9` before `PRO-10`. */
export const byNumber = new Intl.Collator('en', {numeric: true}).compare;
