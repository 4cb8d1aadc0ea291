import assert from 'node:assert/strict';
import {TextDocument} from 'vscode-languageserver-textdocument';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import type {Span} from '../../server/src/core/text/span.ts';
import type {FuzzCase} from './cases.ts';

const today = (): string => '2026-01-01';

/** Throws where a workspace is not read, told or edited as it should be. */
export function check({files, edits}: FuzzCase): void {
	const texts = new Map(files.map(({path, text}) => [path, TextDocument.create(`file:///${path}`, 'text', 0, text)]));
	const qms = createQms({today});
	qms.apply({set: files, files: files.map(({path}) => path)});
	checkPlaces(qms);
	for (const {path, start, end, text} of edits) {
		const before = texts.get(path);
		if (!before) continue;
		const after = TextDocument.update(before, [{range: {start, end}, text}], before.version + 1);
		texts.set(path, after);
		qms.apply({set: [{path, text: after.getText()}]});
		checkPlaces(qms);
	}
	const fresh = createQms({today});
	fresh.apply({
		set: files.map(({path}) => ({path, text: texts.get(path)?.getText() ?? ''})),
		files: files.map(({path}) => path),
	});
	assert.deepEqual(told(qms), told(fresh), 'edits give something else than reading anew');
}

/** What is shown of a workspace, as plain data. */
function told(qms: Qms): unknown {
	return JSON.parse(
		JSON.stringify({
			findings: qms.findings(),
			coverage: qms.coverage().map(({outcomes, criteria}) => ({
				outcomes: outcomes.map(({outcome, state}) => [outcome.id, state]),
				criteria: [...criteria].map(([id, {state, places}]) => [id, state, places.length]),
			})),
		}),
	);
}

/** Every place that is named lies in the text that it names. */
function checkPlaces(qms: Qms): void {
	const inside = (path: string, {start, end}: Span, what: string): void => {
		const {length} = qms.text(path) ?? '';
		assert.ok(start >= 0 && start <= end && end <= length, `${what} at ${start} to ${end} of ${length} in ${path}`);
	};
	for (const {path, span, rule, message, related} of qms.findings()) {
		assert.ok(message.trim() !== '', `${rule} says nothing`);
		inside(path, span, rule);
		for (const place of related ?? []) inside(place.path, place.span, `a place of ${rule}`);
	}
	for (const [path, {document}] of qms.snapshot.documents) {
		for (const section of document.sections) {
			inside(path, section.span, 'a section');
			for (const block of section.blocks) inside(path, block.span, 'a block');
		}
		for (const {span, target} of document.references) inside(path, span, `the reference to ${target}`);
	}
}
