import {linearPattern, type Pattern} from '../text/pattern.ts';
import {builtinCatalog} from './builtin.ts';

let shipped: ReadonlySet<string> | undefined;

/**
 * A pattern of a catalogue, ready for use; letters of either case are alike. Those that are shipped are written and tested
 * to end, with all of JavaScript's syntax; any other comes with a repository and takes linear time.
 */
export function catalogPattern(source: string): Pattern {
	return isShipped(source) ? new RegExp(source, 'iu') : linearPattern(source);
}

/** True for a pattern of the catalogue that is shipped. */
export function isShipped(source: string): boolean {
	shipped ??= shippedPatterns();
	return shipped.has(source);
}

function shippedPatterns(): ReadonlySet<string> {
	const {anchors, overClaims} = builtinCatalog();
	return new Set([
		anchors.when,
		anchors.record,
		anchors.criterion,
		...overClaims.flatMap(({hint, patterns, strict, unless}) => [hint, ...patterns, ...strict, ...unless]),
	]);
}
