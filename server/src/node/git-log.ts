/** One file that a commit changed. A blob of zeros means that there was no file. */
export interface Change {
	/** Relative to the folder git ran in, with `/`. */
	readonly path: string;
	/** The former name of a file that was renamed. */
	readonly from: string | undefined;
	readonly status: 'A' | 'D' | 'M' | 'R' | 'C' | 'T';
	readonly before: string;
	readonly after: string;
}

export interface LogEntry {
	/** The fields of the format, in order. */
	readonly fields: readonly string[];
	readonly changes: readonly Change[];
}

/**
 * Reads `git log --raw --no-abbrev -z` with a format that begins with %x01 and joins `count` fields with %x00. Paths may
 * hold any character but NUL.
 */
export function parseLog(output: string, count: number): LogEntry[] {
	const tokens = output.split('\u0000');
	const entries: LogEntry[] = [];
	let changes: Change[] = [];
	for (let at = 0; at < tokens.length; at++) {
		const token = (tokens[at] ?? '').replace(/^\n/, '');
		if (token.startsWith('\u0001')) {
			changes = [];
			entries.push({fields: [token.slice(1), ...tokens.slice(at + 1, at + count)], changes});
			at += count - 1;
		} else if (token.startsWith(':')) {
			const {change, taken} = parseChange(token, tokens[at + 1] ?? '', tokens[at + 2] ?? '');
			changes.push(change);
			at += taken;
		}
	}
	return entries;
}

/** Reads `git diff --raw --no-abbrev -z`. */
export function parseRaw(output: string): Change[] {
	return [...(parseLog(`\u0001\u0000${output}`, 1)[0]?.changes ?? [])];
}

function parseChange(token: string, first: string, second: string): {change: Change; taken: number} {
	const [, , before = '', after = '', letter = ''] = token.slice(1).split(' ');
	const status = letter.charAt(0) as Change['status'];
	const moved = status === 'R' || status === 'C';
	return {
		change: {status, before, after, path: moved ? second : first, from: status === 'R' ? first : undefined},
		taken: moved ? 2 : 1,
	};
}
