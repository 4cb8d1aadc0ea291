import {definitionsBasis} from '../support/roles.ts';
import {nearestId} from '../../text/nearest.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {contains, type Span} from '../../text/span.ts';
import type {ProcessDescription} from '../../model/document.ts';
import {spanOf} from '../support/processes.ts';
import {resolveLink} from '../support/links.ts';
import {isFile, numbersOwn} from '../support/ids.ts';
import {isPlanned} from '../support/planned.ts';
import {listedIds} from '../../workspace/listedIds.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'document-id-unknown',
		aliases: ['REF003'],
		family: 'references',
		severity: 'error',
		summary: 'A text refers to a document id that no document carries.',
		why: 'The reader is sent to a procedure that is not there.',
		remedy: 'Correct the id, or add the document.',
		messages: {
			unknown: 'No document has the id {id}.',
			suggestion: 'No document has the id {id}. Did you mean {suggestion}?',
		},
	},
	reads: snapshot => [
		snapshot.files,
		snapshot.index.byId,
		snapshot.index.processes,
		definitionsBasis(snapshot),
		listedIds.basis(snapshot),
	],
	check({entry: {document}, snapshot}, report) {
		// Records tell what was so when they were made; forms that have gone since were there then.
		if (!document.qms || document.kind === 'record') return;
		const listed = listedIds(snapshot);
		const broken = document.references.filter(
			({kind, target}) => kind === 'link' && resolveLink(snapshot, document.path, target).kind === 'missing',
		);
		const series = seriesOf(snapshot);
		const procedures = document.template ? [] : document.processes.flatMap(procedureSpans);
		// What a document says once is still to be written is so wherever it names it.
		const said = new Set(
			document.references
				.filter(reference => reference.kind === 'id' && isPlanned(document, reference))
				.map(({target}) => target.toUpperCase()),
		);
		for (const reference of document.references) {
			const id = reference.target.toUpperCase();
			if (reference.kind !== 'id' || said.has(id) || isKnown(snapshot, id) || listed.has(id)) continue;
			// Where the id is the text of a link that leads nowhere, that is said already.
			if (
				document.sections[reference.section]?.role === 'history' ||
				reference.loose === true ||
				numbersOwn(document, reference) ||
				isFile(snapshot, id) ||
				broken.some(link => contains(link.span, reference.span))
			)
				continue;
			// The procedures of a process have a rule of their own.
			if (procedures.some(span => contains(span, reference.span))) continue;
			// Only an id of a series that the repository uses for documents can be missing from it.
			if (!series.has(seriesOfId(id)) || series.has(id)) continue;
			said.add(id);
			const suggestion = nearestId(
				id,
				[...snapshot.index.byId.keys()].filter(known => seriesOfId(known) === seriesOfId(id)),
			);
			report({
				message: suggestion === undefined ? 'unknown' : 'suggestion',
				values: {id: reference.target, suggestion: suggestion ?? ''},
				path: document.path,
				span: reference.span,
				key: id,
				...(suggestion !== undefined && {
					fixes: [
						{
							kind: 'replace',
							title: `Change to ${suggestion}`,
							arguments: {from: reference.target, to: suggestion},
							safe: false,
						},
					],
				}),
			});
		}
	},
});

/** Where a process names its procedures; `procedure-unknown` looks at these. */
function procedureSpans({lists}: ProcessDescription): Span[] {
	return [
		...(lists['procedures'] ?? []).flatMap(item => [spanOf(item, 'name'), spanOf(item, 'id')]),
		...(lists['activities'] ?? []).flatMap(({values}) => values['procedure']?.span ?? []),
	];
}

function isKnown(snapshot: Snapshot, id: string): boolean {
	return snapshot.index.byId.has(id) || snapshot.index.processes.has(id) || snapshot.index.records.has(id);
}

/** The letters before an id's number: PRO of PRO-012. */
const seriesOfId = (id: string): string => id.replace(/[-_ ]?\d+(?:[.-]\d+)*$/, '');

const known = new WeakMap<Snapshot['index']['byId'], ReadonlySet<string>>();

/** Series with at least two documents, so that one stray id makes no series. */
function seriesOf(snapshot: Snapshot): ReadonlySet<string> {
	const cached = known.get(snapshot.index.byId);
	if (cached) return cached;
	const counts = new Map<string, number>();
	for (const id of snapshot.index.byId.keys()) {
		const series = seriesOfId(id);
		if (series !== id) counts.set(series, (counts.get(series) ?? 0) + 1);
	}
	const set = new Set([...counts].filter(([, count]) => count >= 2).map(([series]) => series));
	known.set(snapshot.index.byId, set);
	return set;
}
