import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {parseDocument} from 'yaml';

export interface Generated {
	readonly folder: string;
	/** Relative paths of all documents written. */
	readonly documents: readonly string[];
	readonly bytes: number;
}

const idPattern = /\b(?:PRO|PRC|WI|F|REG|PLN|MAN|POL|SCO|ROL|REC|SPC|MTX|EXT|LST)-(?=[A-Z0-9])/g;

/**
 * Writes `count` documents: copies of the sample with ids of their own, each paragraph naming its site, so that nothing
 * is a duplicate and nothing counts as text that is shared by many documents.
 */
export function generate(sample: string, folder: string, count: number): Generated {
	rmSync(folder, {recursive: true, force: true});
	const originals = readdirSync(sample, {recursive: true, encoding: 'utf8'})
		.filter(path => /\.(?:md|ya?ml)$/.test(path) && path !== 'qms.yaml')
		.sort();
	const documents: string[] = [];
	let bytes = 0;
	write(join(folder, 'qms.yaml'), configured(readFileSync(join(sample, 'qms.yaml'), 'utf8')));
	for (let copy = 0; documents.length < count; copy++) {
		for (const original of originals.slice(0, count - documents.length)) {
			const path = copy === 0 ? original : `site-${copy}/${ownIds(original, copy)}`;
			const text = variant(readFileSync(join(sample, original), 'utf8'), copy);
			write(join(folder, path), text);
			documents.push(path);
			bytes += text.length;
		}
	}
	return {folder, documents, bytes};
}

/** The configuration of the sample, including all copies; throws where it does not parse, since a system without its configuration is another one. */
function configured(text: string): string {
	const config = parseDocument(text);
	if (config.errors[0]) throw config.errors[0];
	config.set('include', ['**']);
	return config.toString();
}

function variant(text: string, copy: number): string {
	if (copy === 0) return text;
	return ownIds(text, copy)
		.split(/(\n{2,})/)
		.map(paragraph => paragraph.replace(/\b(the|der|a) (?=\p{Ll})/u, `$1 site ${copy} `))
		.join('');
}

/** `PRO-001` becomes `PRO-10001` for the first copy, in names of files as in text, so that links keep leading somewhere. */
function ownIds(text: string, copy: number): string {
	return text.replace(idPattern, prefix => `${prefix}${copy}0`);
}

function write(path: string, text: string): void {
	mkdirSync(dirname(path), {recursive: true});
	writeFileSync(path, text);
}
