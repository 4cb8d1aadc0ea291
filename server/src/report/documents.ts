import type {Coverage} from '../core/coverage/coverage.ts';
import type {Evidence} from '../core/evidence/evidence.ts';
import type {QmsDocument} from '../core/model/document.ts';
import {printedRange} from '../core/text/lines.ts';
import type {DocumentEntry, Snapshot} from '../core/workspace/snapshot.ts';
import {evidenceResult} from './evidence.ts';
import {placeResult} from './places.ts';
import type {ClaimResult, DocumentCriterion, DocumentResult, EvidenceResult} from './result.ts';
import {gradeName} from './words.ts';

/** For each criterion of a catalogue the paths of the documents that claim to cover it. */
export type Claimed = ReadonlyMap<string, ReadonlySet<string>>;

export function claimedIn({criteria}: Coverage): Claimed {
	return new Map(
		[...criteria].map(([id, {places, candidates}]) => [
			id,
			new Set([...places, ...candidates].flatMap(({path, claim}) => (claim?.verb === 'covers' ? [path] : []))),
		]),
	);
}

/** What a document says; `claimed` holds every catalogue of `coverage`. */
export function documentResult(
	{document, assessments}: DocumentEntry,
	coverage: readonly Coverage[],
	claimed: ReadonlyMap<Coverage, Claimed>,
	snapshot: Snapshot,
): DocumentResult {
	const {metadata} = document;
	return {
		path: document.path,
		id: metadata.id?.value,
		title: document.title,
		kind: document.kind,
		language: document.language,
		status: metadata.status?.value,
		owner: metadata.owner?.value,
		version: metadata.version?.value,
		approved: metadata.approved?.value,
		reviewNext: metadata.reviewNext?.value,
		qms: document.qms,
		reason: document.reason,
		criteria: coverage.flatMap(each =>
			documentCriteria(
				document,
				each,
				assessments.get(each.catalog.id)?.criteria ?? new Map(),
				claimed.get(each) ?? new Map(),
			),
		),
		read: coverage.flatMap(({catalog, documents}) =>
			[...(documents.get(document.path) ?? [])].flatMap(([criterion, places]) =>
				places
					.filter(({testimony}) => testimony !== undefined)
					.flatMap(place => placeResult(place, catalog, snapshot).map(result => ({...result, criterion}))),
			),
		),
		outcomes: coverage
			.flatMap(each => assessments.get(each.catalog.id)?.outcomes ?? [])
			.map(({id, grade, addressed}) => ({id, grade: gradeName(grade), addressed})),
	};
}

/** What a document of the QMS claims, plans, attests and rejects, by place. */
export function claimResults(document: QmsDocument | undefined): ClaimResult[] {
	if (document === undefined || !document.qms) return [];
	return document.directives
		.flatMap(
			({
				verb,
				span,
				section,
				ids,
				arguments: {because = '', by = '', on = '', owner = '', due = ''},
			}): ClaimResult[] => {
				if (verb !== 'covers' && verb !== 'plans' && verb !== 'attests' && verb !== 'rejects') return [];
				return [
					{
						path: document.path,
						line: printedRange(document.lineStarts, span).line,
						section: document.sections[section]?.heading ?? '',
						verb,
						ids: ids.map(({id}) => id),
						because,
						by,
						on,
						owner,
						due,
					},
				];
			},
		)
		.sort((a, b) => a.line - b.line);
}

function documentCriteria(
	document: QmsDocument,
	coverage: Coverage,
	assessed: ReadonlyMap<string, readonly Evidence[]>,
	claimedBy: Claimed,
): DocumentCriterion[] {
	return [...coverage.criteria.values()].flatMap(({criterion: {id}, state}) => {
		const evidence = assessed.get(id) ?? [];
		const claimed = claimedBy.get(id)?.has(document.path) === true;
		if (evidence.length === 0 && !claimed) return [];
		const best = evidence.reduce((grade, each) => (each.grade > grade ? each.grade : grade), 0 as Evidence['grade']);
		const told = (): EvidenceResult[] => evidence.map(each => evidenceResult(document, each, coverage.catalog));
		return [new CriterionOfDocument({id, grade: gradeName(best), claimed, state}, told)];
	});
}

/** A criterion that a document speaks to. Its evidence is told when it is asked for: in words it is most of a result. */
class CriterionOfDocument implements DocumentCriterion {
	readonly id: string;
	readonly grade: DocumentCriterion['grade'];
	readonly claimed: boolean;
	readonly state: DocumentCriterion['state'];
	readonly #evidence: () => readonly EvidenceResult[];

	constructor(
		{id, grade, claimed, state}: Omit<DocumentCriterion, 'evidence'>,
		evidence: () => readonly EvidenceResult[],
	) {
		this.id = id;
		this.grade = grade;
		this.claimed = claimed;
		this.state = state;
		this.#evidence = evidence;
	}

	get evidence(): readonly EvidenceResult[] {
		return this.#evidence();
	}
}
