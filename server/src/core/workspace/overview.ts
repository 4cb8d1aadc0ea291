import type {DocumentKind, Language} from '../model/document.ts';
import {derived} from './derived.ts';

/** What the QMS documents of a repository are, taken together. */
export interface Overview {
	readonly count: number;
	/** The language of most documents; English where there are none. */
	readonly language: Language;
	/** Path of the first document in path order. */
	readonly first: string | undefined;
	/** Path of the first document of a kind. */
	readonly firstOf: (kind: DocumentKind, templates?: 'templates') => string | undefined;
}

/** The overview of a snapshot; documents outside the QMS have no part in it. */
export const overviewOf = derived<string, Overview>({
	part: ({document: {qms, language, kind, template}}) => (qms ? `${language} ${kind} ${template ? 'template' : ''}` : undefined),
	combine: parts => {
		const languages = new Map<Language, number>();
		const firsts = new Map<string, string>();
		let first: string | undefined;
		for (const [path, part] of parts) {
			first ??= path;
			const [language = '', kind = '', template = ''] = part.split(' ');
			languages.set(language as Language, (languages.get(language as Language) ?? 0) + 1);
			for (const key of template === '' ? [kind, `${kind} written`] : [kind]) if (!firsts.has(key)) firsts.set(key, path);
		}
		return {
			count: parts.size,
			language: [...languages].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'en',
			first,
			firstOf: (kind, templates) => firsts.get(templates === undefined ? `${kind} written` : kind),
		};
	},
});
