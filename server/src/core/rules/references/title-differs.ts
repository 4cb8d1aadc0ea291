import {foldText} from '../../text/fold.ts';
import {documentsWithId} from '../support/supersession.ts';
import type {QmsDocument} from '../../model/document.ts';
import {graphRule} from '../rule.ts';

const words = (text: string): string[] =>
	text
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.match(/[\p{L}\p{N}]{3,}/gu)
		?.map(word => word.slice(0, 5)) ?? [];

export default graphRule({
	meta: {
		id: 'title-differs',
		aliases: ['REF008'],
		family: 'references',
		severity: 'information',
		summary: 'A document is named beside its id by a title that is not its own.',
		why: 'One of the two is wrong: the id or the title. A reader cannot know which.',
		remedy: 'Use the title of the document, or correct the id.',
		messages: {differs: '{id} is called "{actual}", not "{used}".'},
	},
	reads: snapshot => [snapshot.index.byId],
	follows: true,
	check({entry: {document}, snapshot}, report) {
		if (!document.qms) return;
		for (const reference of document.references) {
			if (reference.kind !== 'id' || reference.label === '' || document.sections[reference.section]?.role === 'history')
				continue;
			const target = documentsWithId(snapshot, reference.target)[0];
			if (!target || target.language !== document.language || isNoTitle(target)) continue;
			const used = words(reference.label);
			const actual = words(target.title);
			// A short form or another ending is no other title: titles differ where they share no word at all.
			if (
				used.length === 0 ||
				actual.length === 0 ||
				used.some(word => actual.includes(word)) ||
				abbreviates(target.title, reference.label) ||
				abbreviates(reference.label, target.title)
			)
				continue;
			report({
				message: 'differs',
				values: {id: reference.target, actual: target.title, used: reference.label},
				path: document.path,
				span: reference.span,
				key: `${reference.target} ${reference.label}`,
				fixes: [
					{
						kind: 'replace-beside',
						title: `Call it "${target.title}"`,
						arguments: {from: reference.label, to: target.title},
						safe: false,
					},
				],
			});
		}
	},
});

/** True for a first line that is no title of its own: the id once more, a form's line to fill in, or the house over every page. */
function isNoTitle({title, metadata: {id}}: QmsDocument): boolean {
	const bare = (text: string): string => foldText(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
	return bare(title) === bare(id?.value ?? '') || /_{2,}|[[\]{}]/.test(title);
}

/** True where one title writes in initials what the other spells out: "CAPA log" and "Corrective and preventive actions". */
function abbreviates(short: string, long: string): boolean {
	const spelled = foldText(long)
		.split(' ')
		.filter(word => !joining.has(word))
		.map(word => word.charAt(0))
		.join('');
	return (short.match(/(?<!\p{L})\p{Lu}{2,6}(?!\p{L})/gu) ?? []).some(initials =>
		spelled.includes(initials.toLowerCase()),
	);
}

const joining: ReadonlySet<string> = new Set([
	'and',
	'of',
	'the',
	'for',
	'und',
	'der',
	'die',
	'des',
	'fur',
	'y',
	'de',
	'la',
	'el',
	'los',
	'las',
	'del',
	'et',
	'du',
	'le',
	'les',
]);
