import {editionOf} from '../../config/edition.ts';
import {isArchived} from '../../model/archive.ts';
import {foldedOf} from '../../model/folded.ts';
import type {TokenRun} from '../../text/fold.ts';
import {cached} from '../../text/cached.ts';
import {remembered} from '../../text/remembered.ts';
import type {Span} from '../../text/span.ts';
import {derived} from '../../workspace/derived.ts';
import {headSpan} from '../support/controlled.ts';
import {workspaceRule} from '../rule.ts';

const context =
	/\b(?:internal and external issues|external and internal issues|context of the organi[sz]ation|swot|pestle?|interne\w* und externe\w* themen|externe\w* und interne\w* themen|kontext der organisation|cuestiones (?:internas y externas|externas e internas)|contexto de la organizacion|enjeux (?:internes et externes|externes et internes)|contexte de l organisme)\b/;
const climate = /\b(?:climate|klima\w*|climatic\w*|climatique\w*|cambio climatico)\b/;

export default workspaceRule({
	meta: {
		id: 'climate-not-determined',
		aliases: ['CTX001'],
		family: 'coverage',
		severity: 'information',
		summary: 'The context is described, but nothing says whether climate change is a relevant issue.',
		why: 'Since the amendment of 2024 the question is asked in every audit; "not relevant, because …" is an answer.',
		remedy: 'State the conclusion and the reason where internal and external issues are described.',
		messages: {missing: 'Nothing says whether climate change is a relevant issue (4.1): state the conclusion and why.'},
	},
	reads: snapshot => [describedContext(snapshot)],
	check({snapshot, config, catalogs}, report) {
		const catalog = catalogs.find(each => each.editions.some(edition => edition.id === '2015+A1'));
		if (!catalog || editionOf(config, catalog) === '2015') return;
		const place = describedContext(snapshot);
		if (place) report({message: 'missing', path: place.path, span: place.span, key: 'climate', about: 'system'});
	},
});

/** Whether a document speaks of climate change, and where it describes the context. */
interface Context {
	readonly answered: boolean;
	readonly place: {readonly path: string; readonly span: Span} | undefined;
}

/** The first place that describes the context, where no document answers the question. */
const describedContext = derived<Context, Context['place']>({
	part: ({document}) => {
		if (!document.qms || document.template || isArchived(document.metadata)) return undefined;
		let place: Context['place'];
		for (const {heading, headingSpan, level, blocks} of document.sections) {
			if (
				climate.test(heading.toLowerCase()) ||
				blocks.some(({statements}) => statements.some(({tokens}) => answers(tokens)))
			)
				return {answered: true, place: undefined};
			if (!place && describes(heading))
				place = {path: document.path, span: level > 0 ? headingSpan : headSpan(document)};
		}
		return place && {answered: false, place};
	},
	combine: parts => {
		const found = [...parts.values()];
		return found.some(({answered}) => answered) ? undefined : found.find(({place}) => place)?.place;
	},
});

const answers = remembered((tokens: TokenRun) => climate.test(foldedOf({tokens})));

const describes = cached((heading: string) =>
	context.test(
		heading
			.normalize('NFKD')
			.replaceAll(/\p{M}/gu, '')
			.toLowerCase()
			.replaceAll(/[^\p{L}\p{N}]+/gu, ' '),
	),
);
