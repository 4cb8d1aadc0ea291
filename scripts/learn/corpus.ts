import fs from 'node:fs';
import path from 'node:path';
import type {Addressed} from './score.ts';

/** One labelled document of the evaluation set, with its text. */
export interface LabelledDocument {
	readonly repo: string;
	readonly path: string;
	readonly language: string;
	readonly text: string;
	/** By outcome id as the product prints it; absent means none. */
	readonly labels: ReadonlyMap<string, Addressed>;
}

/** A labelled section of the training set. */
export interface TrainSection {
	readonly repo: string;
	readonly path: string;
	readonly lang: string;
	readonly title: string;
	readonly headings: readonly string[];
	readonly line: number;
	readonly text: string;
	/** Grade by criterion id. */
	readonly criteria: Readonly<Record<string, number>>;
}

/** Folder of the evaluation set: `QMS_EVAL`, else `../shared/eval`; undefined where there is none. */
export function evalFolder(): string | undefined {
	const folder = path.resolve(process.env['QMS_EVAL'] ?? path.join('..', 'shared', 'eval'));
	return fs.existsSync(path.join(folder, 'labels.dev.jsonl')) ? folder : undefined;
}

export const units = [
	'EO-1',
	'EO-2',
	'EO-3',
	'EO-4',
	'EO-5',
	'EO-6',
	'EO-7',
	'EO-8',
	'EO-9',
	'EO-10',
	'EO-11.audit',
	'EO-11.review',
	'EO-12',
];

const unitOf = (item: string): string => ({'11a': 'EO-11.audit', '11b': 'EO-11.review'})[item] ?? `EO-${item}`;

/** Where documents are labelled as wholes, and where their texts lie. A document that is labelled twice counts by the first. */
const documentSets = [
	['labels.dev.jsonl', 'corpus'],
	['sections/qms.documents.jsonl', 'corpus'],
	['sections/documents.jsonl', 'sections/corpus'],
] as const;

export function labelledDocuments(folder: string): LabelledDocument[] {
	interface Label {
		readonly repo: string;
		readonly path: string;
		readonly lang: string;
		readonly labels: Readonly<Record<string, Addressed>>;
	}
	const found = new Map<string, LabelledDocument>();
	for (const [set, corpus] of documentSets) {
		const labels = path.join(folder, set);
		for (const label of fs.existsSync(labels) ? lines<Label>(labels) : []) {
			const file = path.join(folder, corpus, label.repo.replace('/', '+'), label.path);
			const key = `${label.repo}\n${label.path}`;
			if (found.has(key) || !fs.existsSync(file)) continue;
			found.set(key, {
				repo: label.repo,
				path: label.path,
				language: label.lang,
				text: fs.readFileSync(file, 'utf8'),
				labels: new Map(Object.entries(label.labels).map(([item, value]) => [unitOf(item), value])),
			});
		}
	}
	return [...found.values()];
}

export function trainSections(folder: string): TrainSection[] {
	const file = path.join(folder, 'train', 'sections.jsonl');
	return fs.existsSync(file) ? lines<TrainSection>(file) : [];
}

/** The sections of one document put together again as Markdown, in order of their lines. */
export function rebuilt(sections: readonly TrainSection[]): string {
	const out: string[] = [];
	let open: readonly string[] = [];
	for (const section of sections.toSorted((a, b) => a.line - b.line)) {
		const from = section.headings.findIndex((heading, at) => heading !== open[at]);
		const first = from < 0 ? Math.max(0, section.headings.length - 1) : from;
		for (let at = first; at < section.headings.length; at++)
			out.push(`${'#'.repeat(Math.min(6, at + 1))} ${section.headings[at]}`, '');
		open = section.headings;
		out.push(section.text, '');
	}
	return out.join('\n');
}

function lines<T>(file: string): T[] {
	return fs
		.readFileSync(file, 'utf8')
		.split('\n')
		.filter(line => line !== '')
		.map(line => JSON.parse(line) as T);
}
