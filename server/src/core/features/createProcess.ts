import {isYamlFile} from '../text/fileTypes.ts';
import type {ProcessDescription} from '../model/document.ts';
import {yamlFlowScalar} from '../syntax/yamlWrite.ts';
import {contains, type Span} from '../text/span.ts';
import type {FeatureContext} from './context.ts';
import type {NewDocument} from './create.ts';
import {byCount} from './frequent.ts';

/** What a process hands to another one, or takes from it. */
interface Exchange {
	readonly list: 'inputs' | 'outputs';
	/** Of what goes from one to the other; empty where it has none. */
	readonly name: string;
	/** The process that names the other. */
	readonly by: string;
}

/**
 * The process that stands at a place and that nobody describes, in a file of its own beside the others: what goes to it
 * or comes from it is there already, the rest is to be filled in. Undefined where the name is none of a process.
 */
export function missingProcess(context: FeatureContext, path: string, span: Span): NewDocument | undefined {
	const {snapshot} = context;
	const document = snapshot.documents.get(path)?.document;
	const id =
		context
			.text(path)
			?.slice(span.start, span.end)
			.replace(/^["']|["']$/g, '') ?? '';
	const series = /^[\p{Lu}]+[-_]/u.exec(id)?.[0];
	if (
		document === undefined ||
		series === undefined ||
		!/^[\p{L}\p{N}_-]+$/u.test(id) ||
		snapshot.index.processes.has(id.toUpperCase())
	)
		return undefined;
	const alike = [...snapshot.index.processes]
		.filter(([known]) => known.startsWith(series.toUpperCase()))
		.map(([, place]) => place.path)
		.filter(isYamlFile);
	const [folder] = byCount(alike.map(file => file.slice(0, file.lastIndexOf('/') + 1)));
	const [ending] = byCount(alike.map(file => file.slice(file.lastIndexOf('.'))));
	if (folder === undefined || ending === undefined) return undefined;
	const exchange = document.processes.map(process => exchangeAt(process, span)).find(each => each !== undefined);
	return {path: `${folder}${id}${ending}`, text: processText(id, exchange)};
}

function exchangeAt(process: ProcessDescription, span: Span): Exchange | undefined {
	for (const [list, field] of [
		['inputs', 'from'],
		['outputs', 'to'],
	] as const) {
		const item = process.lists[list]?.find(
			({values}) => values[field] !== undefined && contains(values[field].span, span),
		);
		if (item) return {list, name: item.values['name']?.text ?? '', by: process.id};
	}
	return undefined;
}

function processText(id: string, exchange: Exchange | undefined): string {
	const entries = (list: 'inputs' | 'outputs', field: string, prompt: string): string => {
		const theirs = exchange && exchange.list !== list ? exchange : undefined;
		const name = theirs === undefined || theirs.name === '' ? prompt : theirs.name;
		return `${list}:\n  - { name: ${yamlFlowScalar(name)}, ${field}: ${theirs === undefined || theirs.by === '' ? 'external:customer' : theirs.by} }\n`;
	};
	return `kind: process
id: ${id}
title: "[Name of the process]"
version: "0.1"
status: draft
owner:
purpose: "[Describe what the process turns into what]"

${entries('inputs', 'from', '[Name of what comes in]')}${entries('outputs', 'to', '[Name of what goes out]')}
activities: []
measures: []
`;
}
