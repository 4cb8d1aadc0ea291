import {linearPattern, type Pattern} from '../text/pattern.ts';
import {builtinCatalog} from './builtin.ts';

let shipped: ReadonlySet<string> | undefined;

/**
 * A pattern of a catalogue, ready for use; letters of either case are alike. Those that are shipped are written and tested
 * to end, with all of JavaScript's syntax; any other comes with a repository and takes linear time.
 */
export function catalogPattern(source: string): Pattern {
	return isShipped(source) ? shippedPattern(source) : linearPattern(source);
}

/** Letters in lower case: those of the languages of the catalogue, and the blocks of other scripts. */
const letters =
	'a-z\\u00AA\\u00B5\\u00BA\\u00DF-\\u00F6\\u00F8-\\u02AF\\u0370-\\u05EA\\u0620-\\u06FF\\u0900-\\u1FFF\\u3040-\\uD7FF';

/**
 * Text and pattern in lower case, instead of a pattern that takes no notice of it: the engine would work out the other case
 * of every letter there is at the first use of each pattern, which takes longer than to check a hundred documents.
 */
function shippedPattern(source: string): Pattern {
	const pattern = new RegExp(
		source
			.replace(/\\p\{L\}|\\.|[A-Z]/g, each => (each.startsWith('\\') ? each : each.toLowerCase()))
			.replace(/\[[^\]]*\]|\\p\{L\}/g, each =>
				each.startsWith('[') ? each.replaceAll('\\p{L}', letters) : `[${letters}]`,
			),
	);
	return {
		test: text => pattern.test(lowered(text)),
		exec(text) {
			const match = pattern.exec(lowered(text));
			return match && {index: match.index, 0: text.slice(match.index, match.index + match[0].length)};
		},
	};
}

/** In lower case, each character where it was. */
function lowered(text: string): string {
	const all = text.toLowerCase();
	if (all.length === text.length) return all;
	return text.replace(/[^]/gu, each => {
		const own = each.toLowerCase();
		return own.length === each.length ? own : each;
	});
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
