import type {Fix} from './fix.ts';

const samples: Readonly<Record<string, string>> = {because: 'say why', by: 'role', owner: 'role'};

/** Adds the arguments that a directive lacks, with words to be written over; an empty or unreadable one is replaced. */
export const insertArguments: Fix = {
	kind: 'insert-arguments',
	summary:
		"Adds the arguments `names` (joined by blanks) to the directive at the finding's place; `today` is the date put in for `on` and `due`, unless an argument of that name gives another one.",
	edits({snapshot, text, finding: {path, span}, arguments: {names = '', today = '', ...given}}) {
		const source = text(path);
		const directive = snapshot.documents
			.get(path)
			?.document.directives.find(each => each.span.start === span.start && each.span.end === span.end);
		const last = directive?.ids.at(-1);
		if (source === undefined || !last) return [];
		const wanted = names.split(' ').filter(name => name !== '');
		const inside = source.slice(last.span.end, span.end);
		const stale = wanted.flatMap(name => {
			const match = new RegExp(`\\s*\\b${name}\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s;>]*)`).exec(inside);
			return match
				? [
						{
							path,
							span: {start: last.span.end + match.index, end: last.span.end + match.index + match[0].length},
							newText: '',
						},
					]
				: [];
		});
		const added = wanted
			.map(name => ` ${name}="${given[name] ?? (name === 'on' || name === 'due' ? today : (samples[name] ?? name))}"`)
			.join('');
		return [
			{path, span: {start: last.span.end, end: last.span.end}, newText: added},
			...stale.filter(edit => edit.span.start > last.span.end || edit.span.end > last.span.end),
		];
	},
};
