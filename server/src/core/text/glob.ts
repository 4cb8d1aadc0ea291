/** One place of a segment: a letter, any letter, any run of letters, or one of a set. */
type Piece = {readonly one: string} | {readonly set: RegExp} | 'any' | 'run';
/** A segment between slashes, or any number of them. */
type Segment = readonly Piece[] | 'many';

/** Longest glob that is read, and the most alternatives that its braces may stand for. */
const longestGlob = 1000;
const mostAlternatives = 500;

/**
 * A test of paths by a glob: `*`, `?`, `[a-z]`, `{a,b}`, `@(a|b)` and `**` between slashes, all of them for names that begin with a
 * dot as well; `!` in front turns it round. It takes time in proportion to path and glob, whatever they hold, and fits no
 * path where `globFault` finds a fault.
 */
export function globTest(glob: string): (path: string) => boolean {
	if (globFault(glob) !== undefined) return () => false;
	const inverted = /^!(?!\()/.test(glob);
	const bare = (inverted ? glob.slice(1) : glob).replace(/^\.\//, '');
	const globs = alternatives(bare).map(segmentsOf);
	return path => {
		const names = path.split('/');
		return globs.some(segments => fits(segments, names)) !== inverted;
	};
}

/** Why a glob cannot be used, to go on from "the glob"; undefined for one that can. */
export function globFault(glob: string): string | undefined {
	if (glob.length > longestGlob) return `has more than ${longestGlob} characters`;
	const extended = /(?<!\\)[*+!?]\((?=[^)]*\))/.exec(glob)?.[0];
	if (extended !== undefined) return `uses ${extended}…), which is not supported`;
	return alternatives(glob).length > mostAlternatives
		? `stands for more than ${mostAlternatives} alternatives`
		: undefined;
}

/** What braces and `@(…)` stand for, written out; one more than is allowed where there are too many. */
function alternatives(glob: string): readonly string[] {
	const done: string[] = [];
	const open = [glob];
	for (let next = open.pop(); next !== undefined && done.length + open.length <= mostAlternatives; next = open.pop()) {
		const group = firstGroup(next);
		if (!group) done.push(next);
		else
			for (const option of group.options.toReversed())
				open.push(next.slice(0, group.start) + option + next.slice(group.end));
	}
	return done.length + open.length > mostAlternatives || done.length === 0 ? [...done, ...open] : done;
}

/** The first group with a comma, a range or a bar in it; braces that hold none stand for themselves. */
function firstGroup(
	glob: string,
): {readonly start: number; readonly end: number; readonly options: readonly string[]} | undefined {
	const opened: {readonly start: number; readonly from: number; readonly cuts: number[]}[] = [];
	for (let at = 0; at < glob.length; at++) {
		const letter = glob.charAt(at);
		const last = opened.at(-1);
		if (letter === '\\') at++;
		else if (letter === '{') opened.push({start: at, from: at + 1, cuts: []});
		else if (letter === '@' && glob.charAt(at + 1) === '(') opened.push({start: at, from: ++at + 1, cuts: []});
		else if (last && (glob.charAt(last.start) === '{' ? letter === ',' : letter === '|')) last.cuts.push(at);
		else if (last && letter === (glob.charAt(last.start) === '{' ? '}' : ')')) {
			opened.pop();
			const options = optionsOf(glob.slice(last.from, at), last.from, last.cuts, letter === ')');
			if (options) return {start: last.start, end: at + 1, options};
		}
	}
	return undefined;
}

function optionsOf(
	inner: string,
	from: number,
	cuts: readonly number[],
	isBar: boolean,
): readonly string[] | undefined {
	if (cuts.length > 0 || isBar)
		return [from - 1, ...cuts].map((cut, index) =>
			inner.slice(cut + 1 - from, (cuts[index] ?? from + inner.length) - from),
		);
	const range = /^(\d{1,4})\.\.(\d{1,4})$/.exec(inner);
	if (!range) return undefined;
	const [low = 0, high = 0] = [Number(range[1]), Number(range[2])].toSorted((a, b) => a - b);
	return Array.from({length: Math.min(high - low, mostAlternatives) + 1}, (_, index) => String(low + index));
}

function segmentsOf(glob: string): readonly Segment[] {
	return glob.split('/').map(segment => (segment === '**' ? 'many' : piecesOf(segment)));
}

function piecesOf(segment: string): readonly Piece[] {
	const pieces: Piece[] = [];
	for (let at = 0; at < segment.length; at++) {
		const letter = segment.charAt(at);
		const set = letter === '[' ? /^\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]/s.exec(segment.slice(at)) : null;
		if (letter === '*') {
			if (pieces.at(-1) !== 'run') pieces.push('run');
		} else if (letter === '?') pieces.push('any');
		else if (letter === '\\' && at + 1 < segment.length) pieces.push({one: segment.charAt(++at)});
		else if (set) {
			pieces.push({set: setOf(set[1] !== '', set[2] ?? '')});
			at += set[0].length - 1;
		} else pieces.push({one: letter});
	}
	return pieces;
}

/** A set of letters as a pattern for one; one that cannot be read holds none. */
function setOf(isInverted: boolean, inner: string): RegExp {
	try {
		return new RegExp(`^[${isInverted ? '^' : ''}${inner.replace(/[[\]]/g, '\\$&')}]$`);
	} catch {
		return /(?!)/;
	}
}

/** Both tests go through a table of how much of the glob fits how much of the path. */
function fits(segments: readonly Segment[], names: readonly string[]): boolean {
	let reached = new Set([0]);
	const spread = (from: ReadonlySet<number>): Set<number> => {
		const all = new Set(from);
		// A closing `**` stands for what lies in a folder, and not for the folder.
		for (const index of all) if (segments[index] === 'many' && index + 1 < segments.length) all.add(index + 1);
		return all;
	};
	reached = spread(reached);
	for (const name of names) {
		const next = new Set<number>();
		for (const index of reached) {
			const segment = segments[index];
			if (segment === 'many') next.add(index).add(index + 1 === segments.length ? index + 1 : index);
			else if (segment !== undefined && fitsName(segment, name)) next.add(index + 1);
		}
		reached = spread(next);
		if (reached.size === 0) return false;
	}
	return reached.has(segments.length);
}

function fitsName(pieces: readonly Piece[], name: string): boolean {
	if (name === '') return pieces.length === 0;
	// After a mismatch only the last run can take one letter more.
	let [piece, at, run, runAt] = [0, 0, -1, 0];
	while (at < name.length) {
		const here = pieces[piece];
		if (here === 'run') {
			run = piece++;
			runAt = at;
		} else if (here !== undefined && fitsLetter(here, name.charAt(at))) {
			piece++;
			at++;
		} else if (run >= 0) {
			piece = run + 1;
			at = ++runAt;
		} else return false;
	}
	while (pieces[piece] === 'run') piece++;
	return piece === pieces.length;
}

function fitsLetter(piece: Exclude<Piece, 'run'>, letter: string): boolean {
	if (piece === 'any') return true;
	return 'one' in piece ? piece.one === letter : piece.set.test(letter);
}
