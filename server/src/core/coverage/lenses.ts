import type {Catalog, CatalogNote} from '../catalog/catalog.ts';
import type {QmsDocument} from '../model/document.ts';
import {isSilenced} from '../workspace/suppress.ts';
import {changedSince} from '../workspace/derived.ts';
import type {DocumentEntry, Snapshot} from '../workspace/snapshot.ts';
import type {Coverage, CriterionCoverage, OutcomeCoverage} from './coverage.ts';
import {criterionStates} from './states.ts';
import {has, isReached} from './outcome.ts';
import {remembered} from '../text/remembered.ts';

type Criteria = ReadonlyMap<string, CriterionCoverage>;
type NoteState = Coverage['notes'][number]['state'];

/** The notes of the catalogue: each takes its state from the criteria that it colours. */
export function notesOf(snapshot: Snapshot, catalog: Catalog, criteria: Criteria): Coverage['notes'] {
	return catalog.notes.map(note => ({note, state: noteState(note, snapshot, criteria)}));
}

const worstFirst = criterionStates.toReversed();

function noteState(note: CatalogNote, snapshot: Snapshot, criteria: Criteria): NoteState {
	const checked = note.checkedBy.flatMap(id => criteria.get(id) ?? []);
	if (note.offerings) return namesOfferings(note.offerings, snapshot, checked) ? 'respected' : 'open';
	const first = checked[0];
	if (note.rule === 'first') return first?.state ?? 'open';
	const applicable = checked.filter(({state}) => state !== 'not-applicable');
	if (applicable.length === 0) return first ? 'not-applicable' : 'open';
	return worstFirst.find(state => applicable.some(each => each.state === state)) ?? 'open';
}

/** True where the evidence names every type of offering that the profile declares. */
function namesOfferings(
	offerings: NonNullable<CatalogNote['offerings']>,
	{config, documents}: Snapshot,
	checked: readonly CriterionCoverage[],
): boolean {
	const places = checked.filter(each => has(each) || isReached(each)).flatMap(each => each.places);
	const open = new Set((['goods', 'services', 'software'] as const).filter(type => config.profile[type]));
	let spoken = false;
	for (const {path, evidence} of places) {
		const document = documents.get(path)?.document;
		const words = document && evidence ? wordsOf(document, evidence.section, evidence.sectionEnd) : noWords;
		spoken ||= words.size > 0;
		for (const type of open) if (offerings[type].some(term => isNamedBy(words, term))) open.delete(type);
		if (spoken && open.size === 0) return true;
	}
	return false;
}

function isNamedBy(words: ReadonlySet<string>, term: string): boolean {
	if (!term.endsWith('*')) return words.has(term);
	for (const word of words) if (word.startsWith(term.slice(0, -1))) return true;
	return false;
}

const noWords: ReadonlySet<string> = new Set();
const knownWords = remembered((_document: QmsDocument) => new Map<string, ReadonlySet<string>>());

function wordsOf(document: QmsDocument, from: number, to: number): ReadonlySet<string> {
	const known = knownWords(document);
	const key = `${from} ${to}`;
	const words =
		known.get(key) ??
		new Set(
			document.sections
				.slice(from, to)
				.flatMap(({blocks}) => blocks.flatMap(({statements}) => statements.flatMap(({tokens}) => tokens.words))),
		);
	known.set(key, words);
	return words;
}

/** The boundaries of a catalogue, kept up to date: breached by a finding of their rules that nobody silenced with a reason. */
export class Breaches {
	readonly #boundaries: Catalog['boundaries'];
	/** Path to the number of findings for each boundary, for documents that have any. */
	readonly #counts = new Map<string, readonly number[]>();
	#before: Snapshot | undefined;

	constructor({boundaries}: Catalog) {
		this.#boundaries = boundaries;
	}

	update(snapshot: Snapshot): Coverage['boundaries'] {
		const before = this.#before;
		const again = before?.config === snapshot.config;
		if (!again) this.#counts.clear();
		for (const path of again ? changedSince(before.documents, snapshot) : snapshot.documents.keys()) {
			const entry = snapshot.documents.get(path);
			const counts = entry === undefined || entry.localFindings.length === 0 ? [] : this.#count(entry, snapshot.config);
			if (counts.some(count => count > 0)) this.#counts.set(path, counts);
			else this.#counts.delete(path);
		}
		this.#before = snapshot;
		return this.#boundaries.map((boundary, index) => {
			let findings = 0;
			for (const counts of this.#counts.values()) findings += counts[index] ?? 0;
			return {boundary, state: findings > 0 ? 'breached' : 'respected', findings};
		});
	}

	#count({document, localFindings}: DocumentEntry, config: Snapshot['config']): readonly number[] {
		return this.#boundaries.map(
			({rules}) =>
				localFindings.filter(finding => rules.includes(finding.rule) && !isSilenced(finding, document, config)).length,
		);
	}
}

/** The verdict over the whole repository (domain model, 4.6). The overall outcome has no say of its own. */
export function verdictOf(
	outcomes: readonly OutcomeCoverage[],
	boundaries: Coverage['boundaries'],
): Coverage['verdict'] {
	const states = outcomes.filter(({outcome}) => outcome.type === 'outcome').map(({state}) => state);
	if (
		states.length === 0 ||
		!states.every(state => state === 'covered' || state === 'evidenced-not-claimed' || state === 'not-applicable')
	)
		return 'incomplete';
	const confirmed =
		states.every(state => state !== 'evidenced-not-claimed') && boundaries.every(({state}) => state === 'respected');
	return confirmed ? 'complete' : 'to-be-confirmed';
}
