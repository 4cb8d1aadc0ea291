import type {Assessment} from '../evidence/evidence.ts';
import type {Located, QmsDocument} from '../model/document.ts';
import type {Definitions} from './definitions.ts';
import {cached} from '../text/cached.ts';
import {listedIn} from './listed.ts';

/**
 * What other documents can see of a document, by subject. A facet holds no offset, so that typing in a paragraph
 * changes none of them and nothing is computed again across documents.
 */
export const facets = [
	'identity',
	'title',
	'headings',
	'process',
	'flow',
	'definitions',
	'references',
	'claims',
	'grades',
] as const;
export type Facet = (typeof facets)[number];
export type Summary = Readonly<Record<Facet, string>>;
/** The facets that follow from the document without judging it. */
export type DocumentSummary = Omit<Summary, 'grades'>;

export function summarizeDocument(document: QmsDocument, definitions: Definitions): DocumentSummary {
	return {
		identity: hash(identityOf(document)),
		title: hash(document.title),
		headings: hash(document.sections.map(section => [section.slug, section.heading, section.role, section.level])),
		process: hash(document.processes.map(({id, title, scalars}) => [id, title, valuesOf(scalars)])),
		// The lists by which processes are compared and joined. One without an id goes by its title.
		flow: hash(
			document.processes.map(({id, title, lists}) => [
				id,
				id === '' ? title : '',
				Object.entries(lists).map(([name, items]) => [name, items.map(({values}) => valuesOf(values))]),
			]),
		),
		definitions: hash([
			definitions.roles.map(role => [role.id, role.title, role.may, role.top]),
			definitions.records.map(record => [record.id, record.name, record.retention, record.location]),
			listedIn(document).map(each => each.id),
		]),
		references: hash(
			document.references.map(reference => [
				reference.kind,
				reference.target,
				reference.anchor,
				reference.label,
				reference.edition,
				reference.standard,
				reference.section,
			]),
		),
		claims: hash(
			document.directives.map(directive => [
				directive.verb,
				directive.section,
				directive.field,
				directive.ids.map(id => id.id),
				directive.arguments,
			]),
		),
	};
}

export function gradesFacet(assessments: ReadonlyMap<string, Assessment>): string {
	return hash([...assessments].map(([catalog, assessment]) => [catalog, gradesOf(assessment)]));
}

/** One text for all facets: `DocumentEntry.summaryKey`. */
export function summaryKeyOf(summary: Summary): string {
	return facets.map(facet => summary[facet]).join('-');
}

function identityOf(document: QmsDocument): unknown {
	const {metadata: m} = document;
	const single = [
		m.id,
		m.version,
		m.status,
		m.owner,
		m.approver,
		m.approved,
		m.effective,
		m.reviewLast,
		m.reviewNext,
		m.reviewInterval,
	];
	const many = [m.supersedes, m.appliesTo, m.records, m.clauses];
	return [
		document.qms,
		document.kind,
		document.language,
		document.format,
		document.template,
		single.map(valueOf),
		many.map(list => list.map(valueOf)),
	];
}

const valueOf = (located: Located<string> | undefined): string | undefined => located?.value;

function valuesOf(values: Readonly<Record<string, {readonly text: string}>>): unknown {
	return Object.entries(values).map(([key, {text}]) => [key, text]);
}

// The order of the candidates and what they lack are seen by coverage; where exactly their words stand is not.
function gradesOf(assessment: Assessment): unknown {
	return [...assessment.criteria].map(([criterion, candidates]) => [
		criterion,
		candidates.map(candidate => [
			candidate.section,
			candidate.sectionEnd,
			candidate.field,
			candidate.grade,
			candidate.answer,
			candidate.likelihood,
			candidate.score,
			candidate.missing,
		]),
	]);
}

function hash(value: unknown): string {
	return hashOf(JSON.stringify(value));
}

/** Most facets of a document that is edited are the ones of the key before. */
const keptHashes = 64;

/** 64 bits of a text as 16 hexadecimal digits: two multiplicative runs with different factors and seeds, folded down so that every unit reaches every bit. */
const hashOf = cached((text: string): string => {
	let a = 0x811c_9dc5;
	let b = 0x9747_b28c;
	// Two UTF-16 units at a time; a unit that is left over counts alone.
	for (let at = 0; at < text.length; at += 2) {
		const code = text.charCodeAt(at) | (at + 1 < text.length ? text.charCodeAt(at + 1) << 16 : 0);
		a = Math.imul(a ^ code, 0x0100_0193) ^ (a >>> 15);
		b = Math.imul(b ^ code, 0x5bd1_e995) ^ (b >>> 13);
	}
	return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}, keptHashes);
