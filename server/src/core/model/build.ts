import type {QmsConfig} from '../config/config.ts';
import type {DocumentKind, Language, Metadata, QmsDocument, Section} from './document.ts';
import {readBody} from './body.ts';
import {languageOfText} from './language.ts';
import {findFrontMatter} from '../syntax/frontMatter.ts';
import {parseMarkdown} from '../syntax/markdown.ts';
import {lineStartsOf} from '../text/lines.ts';

/** What reading a document needs of the configuration. */
export interface ModelOptions {
	/** Extra metadata key names: canonical key to the team's own. */
	readonly keys: Readonly<Record<string, readonly string[]>>;
	/** Languages in use, the likeliest first; empty for all. */
	readonly languages: readonly Language[];
	/** Kind by glob, for documents that carry none. */
	readonly kinds: readonly {readonly glob: string; readonly kind: DocumentKind}[];
	/** True where `include` names the file, false where `exclude` or an `include` without it leaves it; undefined where the document itself decides. */
	readonly listed?: boolean;
}

/** The options that a configuration gives; `listed` depends on the path and is added by the caller. */
export function modelOptionsOf(config: Pick<QmsConfig, 'keys' | 'languages' | 'kinds'>): ModelOptions {
	return {keys: config.keys, languages: config.languages, kinds: config.kinds};
}

/** Reads one Markdown or YAML document; never throws. `path` is relative to the QMS root, with `/`. */
export function buildDocument(file: {readonly path: string; readonly text: string}, options: ModelOptions): QmsDocument {
	const {path, text} = file;
	const head = findFrontMatter(text);
	const {root, source, problems} = parseMarkdown(text, head.bodyStart);
	const body = readBody(root, source);
	const metadata = emptyMetadata;
	return {
		path,
		format: /\.ya?ml$/i.test(path) ? 'yaml' : 'markdown',
		length: text.length,
		lineStarts: lineStartsOf(text),
		qms: options.listed ?? true,
		reason: 'listed',
		language: languageOfText(body.sections, options.languages),
		title: titleOf(body.sections),
		kind: 'unknown',
		kindSource: 'none',
		metadata,
		sections: body.sections,
		tables: body.tables,
		processes: [],
		directives: [],
		directiveProblems: [],
		references: [],
		placeholders: [],
		problems,
		paragraphHashes: [],
		template: false,
	};
}

const emptyMetadata: Metadata = {supersedes: [], appliesTo: [], records: [], clauses: [], entries: [], problems: [], contradictions: []};

function titleOf(sections: readonly Section[]): string {
	return sections.find(section => section.level > 0)?.heading ?? '';
}
