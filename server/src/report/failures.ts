import type {Failure} from '../core/workspace/failures.ts';
import {issuesUrl} from './issues.ts';
import {under} from './place.ts';
import {counted} from './words.ts';

/** What to do about a step that broke off. */
export const failureRemedy = `That is a mistake in QMS Lens, not in the documents; everything else was checked. Please report the line above at ${issuesUrl}; QMS_LENS_DEBUG=1 adds where in the program it happened.`;

/** One sentence for each step that broke off; the same step with the same message at several documents is one. */
export function failureSentences(failures: readonly Failure[], root: string): readonly string[] {
	const groups = new Map<string, Failure[]>();
	for (const failure of failures) {
		const key = [failure.step, failure.name, failure.message].join('\n');
		groups.set(key, [...(groups.get(key) ?? []), failure]);
	}
	return [...groups.values()].map(group => sentenceOf(group, root));
}

function sentenceOf(group: readonly Failure[], root: string): string {
	const [first] = group;
	if (first === undefined) return '';
	const named = group.filter(({path}) => path !== '');
	const more = named.length > 1 ? ` and ${counted(named.length - 1, 'more document')}` : '';
	const where = named[0] === undefined ? '' : `${under(root, named[0].path)}${more}`;
	const at = where === '' ? '' : ` at ${where}`;
	// What was thrown may quote a document at length.
	const why = first.message.replaceAll(/\s+/g, ' ').slice(0, 200);
	switch (first.step) {
		case 'read':
			return `${where} could not be read (${why}) and ${named.length > 1 ? 'were' : 'was'} left out.`;
		case 'judge':
			return `${where} could not be judged by the catalogue ${first.name} (${why}), so nothing ${named.length > 1 ? 'they say' : 'it says'} counts.`;
		case 'rule':
			return `The rule ${first.name} broke off${at} (${why}) and reports nothing there.`;
		case 'coverage':
			return where === ''
				? `The coverage of the catalogue ${first.name} broke off (${why}) and is left out.`
				: `The coverage of the catalogue ${first.name} broke off${at} (${why}); nothing of it counts.`;
		case 'fix':
			return `The fix ${first.name} broke off${at} (${why}); nothing was changed there.`;
	}
}
