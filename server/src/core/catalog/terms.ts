import {foldText} from '../text/fold.ts';

/** One token of a term: what a folded word has to be, or a gap of up to three words. */
export type TermAtom =
	| {readonly kind: 'exact' | 'prefix' | 'suffix' | 'inflected'; readonly text: string}
	| {readonly kind: 'gap'};

export interface Term {
	readonly atoms: readonly TermAtom[];
	/** Why the text is no term; the atoms are then those that could be read. */
	readonly problem?: string;
}

/**
 * A term of the catalogue or of `qms.yaml`, read: `tok*` prefix, `*tok` suffix, `tok+` the regular English forms of a
 * verb or noun, `~` a gap, anything else exact (domain model, 3.1). Texts are folded as the words of documents are.
 */
export function parseTerm(text: string): Term {
	const atoms: TermAtom[] = [];
	let problem: string | undefined;
	for (const piece of text.split(/\s+/).filter(part => part !== '')) {
		if (piece === '~') atoms.push({kind: 'gap'});
		else problem = addPiece(atoms, piece) ?? problem;
	}
	problem ??= shapeProblem(atoms);
	return problem === undefined ? {atoms} : {atoms, problem};
}

/** The term as it is stored: folded, one space between tokens. */
export function foldTerm(text: string): string {
	return parseTerm(text).atoms.map(atomText).join(' ');
}

function addPiece(atoms: TermAtom[], piece: string): string | undefined {
	const match = /^(\*?)([^*+~]+)([*+]?)$/.exec(piece);
	if (match === null)
		return `\`${piece}\` is not a token: a wildcard goes at the end (\`tok*\`, \`tok+\`) or at the start (\`*tok\`) of a token`;
	const [, before = '', core = '', after = ''] = match;
	if (before !== '' && after !== '') return `\`${piece}\` has a wildcard on both sides`;
	const words = foldText(core)
		.split(' ')
		.filter(word => word !== '');
	if (words.length === 0) return `\`${piece}\` has no letter or digit`;
	words.forEach((word, index) => {
		if (before !== '' && index === 0) atoms.push({kind: 'suffix', text: word});
		else if (after !== '' && index === words.length - 1)
			atoms.push({kind: after === '*' ? 'prefix' : 'inflected', text: word});
		else atoms.push({kind: 'exact', text: word});
	});
	return undefined;
}

function shapeProblem(atoms: readonly TermAtom[]): string | undefined {
	if (atoms.length === 0) return 'the term is empty';
	if (atoms[0]?.kind === 'gap' || atoms.at(-1)?.kind === 'gap') return 'a gap (`~`) goes between two tokens';
	if (atoms.some((atom, index) => atom.kind === 'gap' && atoms[index + 1]?.kind === 'gap'))
		return 'two gaps (`~`) stand in a row';
	return undefined;
}

function atomText(atom: TermAtom): string {
	if (atom.kind === 'gap') return '~';
	const marks = {exact: ['', ''], prefix: ['', '*'], suffix: ['*', ''], inflected: ['', '+']} as const;
	const [before, after] = marks[atom.kind];
	return `${before}${atom.text}${after}`;
}
