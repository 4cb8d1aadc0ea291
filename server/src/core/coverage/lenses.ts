import type {Catalog, CatalogNote} from '../catalog/catalog.ts';
import type {QmsDocument} from '../model/document.ts';
import {isSilenced} from '../workspace/suppress.ts';
import type {Snapshot} from '../workspace/snapshot.ts';
import type {Coverage, CriterionCoverage, CriterionState, OutcomeCoverage} from './coverage.ts';
import {has, isReached} from './outcome.ts';

type Criteria = ReadonlyMap<string, CriterionCoverage>;
type NoteState = Coverage['notes'][number]['state'];

/** The notes of the catalogue: each takes its state from the criteria that it colours. */
export function notesOf(snapshot: Snapshot, catalog: Catalog, criteria: Criteria): Coverage['notes'] {
	return catalog.notes.map(note => ({note, state: noteState(note, snapshot, criteria)}));
}

const worstFirst: readonly CriterionState[] = ['gap', 'planned', 'claimed', 'thin', 'pending', 'evidenced', 'attested', 'covered'];

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
function namesOfferings(offerings: NonNullable<CatalogNote['offerings']>, {config, documents}: Snapshot, checked: readonly CriterionCoverage[]): boolean {
	const places = checked.filter(each => has(each) || isReached(each)).flatMap(each => each.places);
	const words = new Set(places.flatMap(({path, evidence}) => {
		const document = documents.get(path)?.document;
		return document && evidence ? wordsOf(document, evidence.section, evidence.sectionEnd) : [];
	}));
	if (words.size === 0) return false;
	const declared = (['goods', 'services', 'software'] as const).filter(type => config.profile[type]);
	return declared.every(type => offerings[type].some(term => (term.endsWith('*') ? [...words].some(word => word.startsWith(term.slice(0, -1))) : words.has(term))));
}

function wordsOf({sections}: QmsDocument, from: number, to: number): string[] {
	return sections.slice(from, to).flatMap(({blocks}) => blocks.flatMap(({statements}) => statements.flatMap(({tokens}) => tokens.words)));
}

/** The boundaries of the catalogue: breached by a finding of their rules that nobody silenced with a reason. */
export function boundariesOf(snapshot: Snapshot, catalog: Catalog): Coverage['boundaries'] {
	return catalog.boundaries.map(boundary => {
		let findings = 0;
		for (const {document, localFindings} of snapshot.documents.values()) {
			if (localFindings.length > 0) findings += localFindings.filter(finding => boundary.rules.includes(finding.rule) && !isSilenced(finding, document, snapshot.config)).length;
		}
		return {boundary, state: findings > 0 ? 'breached' : 'respected', findings};
	});
}

/** The verdict over the whole repository (domain model, 4.6). The overall outcome has no say of its own. */
export function verdictOf(outcomes: readonly OutcomeCoverage[], boundaries: Coverage['boundaries']): Coverage['verdict'] {
	const states = outcomes.filter(({outcome}) => outcome.type === 'outcome').map(({state}) => state);
	if (states.length === 0 || !states.every(state => state === 'covered' || state === 'evidenced-not-claimed' || state === 'not-applicable')) return 'incomplete';
	const confirmed = states.every(state => state !== 'evidenced-not-claimed') && boundaries.every(({state}) => state === 'respected');
	return confirmed ? 'complete' : 'to-be-confirmed';
}
