import {RE2JS} from 're2js';

/** A regular expression as it is used on a text; those of JavaScript are such. */
export interface Pattern {
	test(text: string): boolean;
	/** The first match, with where it begins. */
	exec(text: string): {readonly index: number; readonly 0: string} | null;
}

// The automaton grows with the pattern, and each letter of a text costs a step in all of it.
const longestPattern = 2000;

/**
 * Why a pattern of a catalogue file cannot be used; undefined for one that can. Such a file comes with the repository,
 * so it takes the syntax of RE2 alone: no looking around and no back-references, in time linear in the text.
 */
export function patternFault(source: string): string | undefined {
	if (source.length > longestPattern) return `it has more than ${longestPattern} characters`;
	try {
		void RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
		return undefined;
	} catch (error) {
		if (/\(\?<?[=!]/.test(source)) return 'it looks ahead or back';
		return (error instanceof Error ? error.message : String(error)).replace('error parsing regexp: ', '').slice(0, 120);
	}
}

/** A pattern that takes time linear in the text; it matches nothing where `patternFault` finds a fault. */
export function linearPattern(source: string): Pattern {
	if (patternFault(source) !== undefined) return {test: () => false, exec: () => null};
	const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
	return {
		test: text => compiled.matcher(text).find(),
		exec(text) {
			const matcher = compiled.matcher(text);
			return matcher.find() ? {index: matcher.start(), 0: matcher.group() ?? ''} : null;
		},
	};
}
