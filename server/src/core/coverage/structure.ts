import type {Catalog, Criterion} from '../catalog/catalog.ts';
import type {Evidence} from '../evidence/evidence.ts';
import type {ProcessDescription, ProcessItem, QmsDocument} from '../model/document.ts';
import {foldText} from '../text/fold.ts';
import type {Span} from '../text/span.ts';
import {derived} from '../workspace/derived.ts';
import type {Snapshot} from '../workspace/snapshot.ts';
import {documentState} from '../workspace/state.ts';
import {declarationsOf} from './applicability.ts';
import type {Place} from './coverage.ts';
import type {PlaceContext} from './places.ts';

/**
 * Places that no single document shows but the repository does: justified declarations of what does not apply, and
 * processes that hand things on from customer to customer. By criterion id.
 */
export function structuralPlaces(
	snapshot: Snapshot,
	catalog: Catalog,
	context: PlaceContext,
): ReadonlyMap<string, readonly Place[]> {
	const places = new Map<string, readonly Place[]>();
	for (const criterion of catalog.outcomes.flatMap(outcome => outcome.criteria)) {
		const found = criterion.structure.flatMap(fact =>
			fact === 'project.applicability' ? declared(criterion, snapshot, catalog) : linked(criterion, snapshot, context),
		);
		if (found.length > 0) places.set(criterion.id, found);
	}
	return places;
}

/** Reasoned declarations answer the question which requirements do not apply; a faulty one leaves it open. */
function declared(criterion: Criterion, {config, configPath}: Snapshot, catalog: Catalog): Place[] {
	const declarations = declarationsOf(config, catalog);
	if (declarations.length === 0 || declarations.some(({problems}) => problems.length > 0)) return [];
	return declarations
		.slice(0, 1)
		.map(({source}) =>
			placeOf(configPath, 0, undefined, evidenceOf(criterion, 0, undefined, source.span, 'notApplicable')),
		);
}

/** The processes of the chain from an input of the customer to an output for the customer, if there is one. */
function linked(criterion: Criterion, snapshot: Snapshot, context: PlaceContext): Place[] {
	return chainOf(snapshot).flatMap(({path, process}) => {
		const document = snapshot.documents.get(path)?.document;
		const described = document?.processes[process];
		if (!document || !described) return [];
		const section = document.sections.findIndex(
			(each, index) => index > described.section && each.heading === 'outputs',
		);
		const at = section < 0 ? described.section : section;
		const place = placeOf(
			path,
			at,
			'outputs',
			evidenceOf(criterion, at, 'outputs', described.keys['outputs'] ?? described.span, described.id),
		);
		return [{...place, ...documentState(document, context)}];
	});
}

interface Step {
	readonly path: string;
	readonly process: number;
}

/** The shortest chain of at least two processes, each handing on what the next expects under the same name. */
const chainOf = derived<QmsDocument, readonly Step[]>({
	part: ({document}) => (document.qms && document.processes.length > 0 ? document : undefined),
	facets: ['flow'],
	shape: ({processes}) =>
		JSON.stringify(
			processes.map(({id, lists}) => [id, shapeOf(lists['inputs'] ?? []), shapeOf(lists['outputs'] ?? [])]),
		),
	placeless: true,
	combine: parts => findChain([...parts.values()]),
});

const shapeOf = (items: readonly ProcessItem[]): unknown =>
	items.map(({values}) => [values['name']?.text, values['from']?.text, values['to']?.text]);

/** Steps by id in upper case, the first of each in path order, with their documents. */
function findChain(documents: readonly QmsDocument[]): readonly Step[] {
	const places = new Map<string, {readonly step: Step; readonly process: ProcessDescription}>();
	for (const {path, processes} of documents) {
		for (const [index, process] of processes.entries()) {
			const id = process.id.toUpperCase();
			if (id !== '' && !places.has(id)) places.set(id, {step: {path, process: index}, process});
		}
	}
	const ids = [...places.keys()];
	const listsOf = (id: string, list: string): readonly ProcessItem[] => places.get(id)?.process.lists[list] ?? [];
	const order = new Map(ids.map((id, index) => [id, index]));
	const byPlace = (a: string, b: string): number => (order.get(a) ?? 0) - (order.get(b) ?? 0);
	const isCustomer = (party: string): boolean =>
		/^(?:external:)?(?:customer|kunde|cliente|client)s?$/.test(party.trim().toLowerCase());
	const hands = (from: string, to: string): boolean => {
		const expected = new Set(
			listsOf(to, 'inputs')
				.filter(item => refersTo(item, 'from', from))
				.map(item => nameOf(item)),
		);
		return listsOf(from, 'outputs').some(item => refersTo(item, 'to', to) && expected.has(nameOf(item)));
	};
	const ends = (id: string): boolean => listsOf(id, 'outputs').some(item => partiesOf(item, 'to').some(isCustomer));
	let paths = ids
		.filter(id => listsOf(id, 'inputs').some(item => partiesOf(item, 'from').some(isCustomer)))
		.map(id => [id]);
	const seen = new Set(paths.flat());
	while (paths.length > 0) {
		const whole = paths.find(path => path.length > 1 && ends(path.at(-1) ?? ''));
		if (whole) return whole.flatMap(id => places.get(id)?.step ?? []);
		paths = paths.flatMap(path => {
			const last = path.at(-1) ?? '';
			const receivers = new Set(
				listsOf(last, 'outputs')
					.flatMap(item => partiesOf(item, 'to'))
					.map(party => party.trim().toUpperCase()),
			);
			const next = [...receivers].filter(id => places.has(id) && !seen.has(id) && hands(last, id)).sort(byPlace);
			for (const id of next) seen.add(id);
			return next.map(id => [...path, id]);
		});
	}
	return [];
}

const partiesOf = (item: ProcessItem, key: string): readonly string[] => (item.values[key]?.text ?? '').split(/[,;]/);
const refersTo = (item: ProcessItem, key: string, id: string): boolean =>
	partiesOf(item, key).some(party => party.trim().toUpperCase() === id);
const nameOf = (item: ProcessItem): string =>
	foldText(item.values['name']?.text ?? '')
		.replace(/^(?:the|a|an|der|die|das|el|la|le|les|los|las) /, '')
		.replace(/s$/, '');

function placeOf(path: string, section: number, field: string | undefined, evidence: Evidence): Place {
	return {
		path,
		section,
		...(field === undefined ? {} : {field}),
		evidence,
		claim: undefined,
		spread: false,
		answer: 'shown',
		confirmed: false,
		weakClaim: false,
		counting: 'yes',
		flags: [],
	};
}

function evidenceOf(
	criterion: Criterion,
	section: number,
	field: string | undefined,
	span: Span,
	text: string,
): Evidence {
	return {
		criterion: criterion.id,
		section,
		sectionEnd: section + 1,
		...(field === undefined ? {} : {field}),
		grade: 3,
		span,
		topic: {concept: 'structure', text, span, where: 'field'},
		hits: [],
		anchors: [],
		missing: [],
		holds: [],
		score: 10_000_000,
		likelihood: 1,
		answer: 'shown',
		for: [{text, span}],
		against: [],
		sentences: [],
	};
}
