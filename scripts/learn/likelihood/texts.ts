import fs from 'node:fs';
import path from 'node:path';
import type {Label} from './label.ts';

/** A document written for learning, without its labels. */
export interface LabelledText {
	readonly file: string;
	readonly text: string;
	/** Of its headings in order; undefined for one without a label. */
	readonly labels: readonly (Label | undefined)[];
}

const folder = path.join(import.meta.dirname, '../texts');
const labelLine = /^<!-- shows: (?<shows>[^;]*?)(?:; mentions: (?<mentions>.*?))? -->$/;
const fenceLine = /^ {0,3}(?:```|~~~)/;
const headingLine = /^#{1,6} +/;

/**
 * The documents in `scripts/learn/texts`, by language. Below a heading a comment tells what the section shows and what it only
 * mentions; `nothing` stands for no criterion. Comments of labels are taken out, so that nothing learns from them.
 */
export function labelledTexts(): LabelledText[] {
	return fs.readdirSync(folder, {withFileTypes: true}).flatMap(entry =>
		entry.isDirectory()
			? fs
					.readdirSync(path.join(folder, entry.name))
					.sort()
					.map(name => labelledText(entry.name, name))
			: [],
	);
}

function labelledText(lang: string, name: string): LabelledText {
	const file = `${lang}/${name}`;
	const labels: (Label | undefined)[] = [];
	const kept: string[] = [];
	let isFenced = false;
	for (const line of fs.readFileSync(path.join(folder, file), 'utf8').split('\n')) {
		if (fenceLine.test(line)) isFenced = !isFenced;
		const found = labelLine.exec(line)?.groups;
		if (found && labels.length > 0) {
			labels[labels.length - 1] = {
				lang,
				path: file,
				title: '',
				headings: [],
				line: kept.length,
				text: '',
				criteria: {...graded(found['mentions'], 1), ...graded(found['shows'], 2)},
			};
			continue;
		}
		if (!isFenced && headingLine.test(line)) labels.push(undefined);
		kept.push(line);
	}
	return {file, text: kept.join('\n'), labels};
}

function graded(ids: string | undefined, grade: number): Record<string, number> {
	const named = (ids ?? '').split(/[\s,]+/).filter(id => id !== '' && id !== 'nothing');
	return Object.fromEntries(named.map(id => [id, grade]));
}
