import {isArchived} from '../model/archive.ts';
import type {Language} from '../model/document.ts';
import {derived} from './derived.ts';

/** What the QMS documents of a repository are, taken together. */
export interface Overview {
	readonly count: number;
	/** The language of most documents; English where there are none. */
	readonly language: Language;
	/** True where most documents are in a language whose words are not known. */
	readonly foreign: boolean;
}

/** The overview of a snapshot; documents outside the QMS have no part in it. */
export const overviewOf = derived<Language | `${Language}?`, Overview>({
	part: ({document: {qms, language, foreign, metadata}}) =>
		qms && !isArchived(metadata) ? (foreign ? `${language}?` : language) : undefined,
	combine: parts => {
		const languages = new Map<Language, number>();
		for (const part of parts.values()) {
			const language = part.replace('?', '') as Language;
			languages.set(language, (languages.get(language) ?? 0) + 1);
		}
		return {
			count: parts.size,
			foreign: [...parts.values()].filter(part => part.endsWith('?')).length * 2 > parts.size,
			language: [...languages].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'en',
		};
	},
});
