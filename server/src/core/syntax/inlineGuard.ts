/** HTML that is opened in running text, by what opens and what closes it. */
const openings = [
	{open: /<\?/g, close: '?>'},
	{open: /<!\[CDATA\[/g, close: ']]>'},
	{open: /<!--/g, close: '-->'},
	{open: /<![a-z]/gi, close: '>'},
] as const;

// For each of these the parser looks for its end through the rest of the paragraph.
const mostOpen = 20;
const longestTicks = 32;

/**
 * The stretches of one paragraph, from `start` to `end`, that are to be read as blanks: openings of HTML that nothing
 * closes, and runs of back-ticks longer than anybody writes, each of which costs a look at all that follows.
 */
export function costlyOpenings(text: string, start: number, end: number): [number, number][] {
	const paragraph = text.slice(start, end);
	const found: [number, number][] = [];
	for (const {open, close} of openings) {
		const last = paragraph.lastIndexOf(close);
		let unclosed = 0;
		for (const {index} of paragraph.matchAll(open))
			if (index > last && ++unclosed > mostOpen) found.push([start + index, start + index + 1]);
	}
	for (const {0: run, index} of paragraph.matchAll(/`+/g))
		if (run.length > longestTicks) found.push([start + index, start + index + run.length]);
	return found;
}

/** True where a text may hold more of them than cost nothing. */
export function mayBeCostly(text: string): boolean {
	if (text.includes('`'.repeat(longestTicks + 1))) return true;
	let count = 0;
	for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
		const next = text.charCodeAt(at + 1);
		if ((next === 33 || next === 63) && ++count > mostOpen) return true;
	}
	return false;
}
