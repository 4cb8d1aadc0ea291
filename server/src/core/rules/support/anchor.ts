import {isArchived} from '../../model/archive.ts';
import type {Criterion} from '../../catalog/catalog.ts';
import {derived} from '../../workspace/derived.ts';
import type {OutcomeCoverage, Place} from '../../coverage/coverage.ts';
import type {DocumentKind, QmsDocument} from '../../model/document.ts';
import type {RelatedPlace} from '../../finding/finding.ts';
import {emptySpan, type Span} from '../../text/span.ts';
import type {DocumentEntry, Snapshot} from '../../workspace/snapshot.ts';
import {isUncontrolled} from '../../workspace/state.ts';
import {hasControlData, headSpan, practiceOf} from './controlled.ts';
import {byCodeUnit} from '../../text/order.ts';

/** A place where a finding stands. */
export interface Spot {
	readonly path: string;
	readonly span: Span;
}

/** The heading of a section, or the head of the document for the part before the first heading. */
export function sectionSpan(document: QmsDocument, section: number): Span {
	const own = document.sections[section];
	return section > 0 && own && own.headingSpan.end > own.headingSpan.start ? own.headingSpan : headSpan(document);
}

/** Where a place is shown: its heading or the process field; in `qms.yaml` the declaration. */
export function placeSpot({path, section, field, evidence}: Place, {documents}: Snapshot): Spot {
	const document = documents.get(path)?.document;
	if (!document || (field !== undefined && evidence)) return {path, span: evidence?.span ?? emptySpan};
	return {path, span: sectionSpan(document, section)};
}

/** Where a finding about the repository as a whole stands: `qms.yaml`, else the manual, else the first document. */
export function repositorySpot(snapshot: Snapshot): Spot {
	const {config, configPath} = snapshot;
	if (config.path !== undefined) return {path: configPath, span: emptySpan};
	const home = homeOf(snapshot, 'manual', 'templates') ?? homeOf(snapshot, undefined, 'templates');
	return home ? {path: home.path, span: headSpan(home)} : {path: configPath, span: emptySpan};
}

/** The document of a kind, or of any, that people open first: controlled, then nearest to the root, then the page of its folder. */
export function homeOf(
	snapshot: Snapshot,
	kind: DocumentKind | undefined,
	templates?: 'templates',
): QmsDocument | undefined {
	const path = homes(snapshot).get(`${kind ?? 'any'}${templates === undefined ? '' : ' or template'}`);
	return path === undefined ? undefined : snapshot.documents.get(path)?.document;
}

/** Paths by what they are the home of. */
const homes = derived<string, ReadonlyMap<string, string>>({
	part: ({document}) =>
		document.qms && !isArchived(document.metadata)
			? `${rankOf(document)} ${sortOf(document)} ${document.template ? '' : 'written'}`
			: undefined,
	combine: parts => {
		const best = new Map<string, {path: string; rank: number}>();
		const offer = (key: string, path: string, rank: number): void => {
			if (rank < (best.get(key)?.rank ?? Infinity)) best.set(key, {path, rank});
		};
		for (const [path, part] of parts) {
			const [rank = '', kind = '', written = ''] = part.split(' ');
			for (const key of [kind, 'any'])
				for (const reach of written === '' ? [' or template'] : [' or template', ''])
					offer(`${key}${reach}`, path, Number(rank));
		}
		return new Map([...best].map(([key, {path}]) => [key, path]));
	},
});

const rankOf = (document: QmsDocument): number =>
	(hasControlData(document) ? 0 : 1000) + document.path.split('/').length * 10 + (isIndex(document) ? 0 : 1);

/** A folder of pages called a handbook makes no manual of the quality management system. */
const sortOf = ({kind, kindSource}: QmsDocument): string =>
	kind === 'manual' && kindSource === 'path' ? 'pages' : kind;

/**
 * The places nearest to an outcome, best first: those of the document that speaks to most of it, then those of others. A
 * document that by its own text is about the outcome is nearer than one that meets a criterion in passing. One for each
 * section.
 */
export function nearestPlaces(
	{criteria, outcome}: OutcomeCoverage,
	{documents}: Snapshot,
	catalog: string,
): readonly Place[] {
	const places = criteria.flatMap(({criterion, places: rested, candidates}) =>
		[...rested, ...candidates].map(place => ({
			place,
			weight: weightOf(place) * (criterion.core ? 2 : 1) * kindFit(criterion, documents.get(place.path)),
		})),
	);
	const ofPath = new Map<string, number>();
	for (const {place, weight} of places) ofPath.set(place.path, (ofPath.get(place.path) ?? 0) + weight);
	for (const [path, weight] of ofPath) ofPath.set(path, weight * aboutness(documents.get(path), catalog, outcome.id));
	const seen = new Set<string>();
	return places
		.sort(
			(a, b) =>
				(ofPath.get(b.place.path) ?? 0) - (ofPath.get(a.place.path) ?? 0) ||
				byCodeUnit(a.place.path, b.place.path) ||
				b.weight - a.weight ||
				a.place.section - b.place.section,
		)
		.map(({place}) => place)
		.filter(({path, section}) => !seen.has(`${path} ${section}`) && seen.add(`${path} ${section}`));
}

function aboutness(entry: DocumentEntry | undefined, catalog: string, outcome: string): number {
	const verdict = verdictOf(entry, catalog, outcome);
	return (
		(verdict === 'full' ? 8 : verdict === 'partial' ? 3 : 1) *
		(entry && (isUncontrolled(entry.document) || isIndex(entry.document)) ? 0.5 : 1)
	);
}

const verdictOf = (entry: DocumentEntry | undefined, catalog: string, outcome: string) =>
	entry?.assessments.get(catalog)?.outcomes.find(each => each.id === outcome)?.addressed ?? 'none';

/** A page that a folder opens with points at documents; things are written there. */
const isIndex = ({path}: QmsDocument): boolean => /(?:^|\/)(?:index|_index|readme)\.[^/]*$/i.test(path);

function kindFit({kinds}: Criterion, entry: DocumentEntry | undefined): number {
	const kind = entry?.document.kind ?? 'unknown';
	return kinds.best.includes(kind) ? 1.5 : kinds.never.includes(kind) ? 0.3 : 1;
}

/**
 * Where an outcome that is shown in part would be completed: the nearest place, unless its document is about something
 * else and another one is about the outcome. A loose page that is about something else is passed over. Undefined where no
 * document is left that speaks of it.
 */
export function homeOfOutcome(coverage: OutcomeCoverage, snapshot: Snapshot, catalog: string): Spot | undefined {
	const {id} = coverage.outcome;
	const isAbout = ({path}: Place): boolean => verdictOf(snapshot.documents.get(path), catalog, id) !== 'none';
	const nearest = nearestPlaces(coverage, snapshot, catalog).find(
		place => isAbout(place) || !isLoosePage(place.path, snapshot),
	);
	if (nearest && isAbout(nearest)) return placeSpot(nearest, snapshot);
	const path = speakers(snapshot).get(`${catalog} ${id}`);
	const home = path === undefined ? undefined : snapshot.documents.get(path)?.document;
	return home ? {path: home.path, span: headSpan(home)} : nearest && placeSpot(nearest, snapshot);
}

/** True for a page without control data in a repository that has controlled documents: nobody would look there for what it mentions in passing. */
function isLoosePage(path: string, snapshot: Snapshot): boolean {
	const document = snapshot.documents.get(path)?.document;
	return document?.format === 'markdown' && !hasControlData(document) && practiceOf(snapshot).controlled > 3;
}

/** By catalogue and outcome the path of the document that is about it: in full before in part, then as `homeOf` has it. */
const speakers = derived<string, ReadonlyMap<string, string>>({
	part: ({document, assessments}) => {
		if (!document.qms || document.template || isArchived(document.metadata)) return undefined;
		const about = [...assessments].flatMap(([catalog, {outcomes}]) =>
			outcomes.flatMap(({id, addressed}) => (addressed === 'none' ? [] : [`${addressed} ${catalog} ${id}`])),
		);
		return about.length === 0 ? undefined : [String(rankOf(document)), ...about].join('\n');
	},
	combine: parts => {
		const best = new Map<string, {path: string; rank: number}>();
		for (const [path, part] of parts) {
			const [own = '', ...about] = part.split('\n');
			for (const each of about) {
				const key = each.slice(each.indexOf(' ') + 1);
				const rank = Number(own) + (each.startsWith('full ') ? 0 : 10_000);
				if (rank < (best.get(key)?.rank ?? Infinity)) best.set(key, {path, rank});
			}
		}
		return new Map([...best].map(([key, {path}]) => [key, path]));
	},
});

// Tables and lists name everything and are no place to write.
const listings: ReadonlySet<string> = new Set([
	'clause-matrix',
	'contents',
	'references',
	'history',
	'definition',
	'open-points',
]);

// What a text shows counts more than any number of mentions; a clause number alone is the least.
function weightOf({evidence, claim, weakClaim}: Place): number {
	const grade = evidence?.grade ?? 0;
	if (evidence?.holds.some(({reason, text}) => listings.has(reason) || (reason === 'kind' && text === 'mapping')))
		return 0.1;
	if (grade > 0) return grade === 1 ? 1 : grade * 10;
	return claim ? 5 : weakClaim ? 0.1 : 0;
}

export function relatedTo(
	places: readonly Place[],
	snapshot: Snapshot,
	message: (place: Place) => string,
): readonly RelatedPlace[] {
	return places.map(place => ({...placeSpot(place, snapshot), message: message(place)}));
}
