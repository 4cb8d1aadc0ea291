import type {QmsDocument} from '../core/model/document.ts';
import {placeSpan, toldPlace} from '../core/questions/place.ts';
import {questionsOf} from '../core/questions/questions.ts';
import {documentHashes, type Extent} from '../core/readings/words.ts';
import type {Qms} from '../core/service.ts';
import {byCodeUnit} from '../core/text/order.ts';
import {readingsOf} from '../core/workspace/readings.ts';
import {Refused} from './refused.ts';
import {heads} from './schemas.ts';
import {openQuestions} from './session.ts';

/** A document of the system by its path from the root. Throws a `Refused` for any other. */
export function documentIn({snapshot}: Qms, path: string): QmsDocument {
	const document = snapshot.documents.get(path.replace(/^\.\//, ''))?.document;
	if (document?.qms === true) return document;
	if (document)
		throw new Refused(
			`${path} is no document of the system: ${document.reason}.`,
			'Where it belongs to it, name it under `include` in qms.yaml.',
		);
	throw new Refused(`${path} is no document of the system.`, 'The tool documents lists those there are.');
}

/** The text of a place as its document writes it. */
export function textOf(qms: Qms, document: QmsDocument, extent: Extent): string {
	const {start, end} = placeSpan(document, extent);
	return (qms.text(document.path) ?? '').slice(start, end).trimEnd();
}

/** Files that were not taken for documents of the system, and those that could not be read, with the reason. */
export function skippedFiles({snapshot}: Qms): readonly {readonly path: string; readonly reason: string}[] {
	return [
		...[...snapshot.documents.values()].flatMap(({document: {path, qms, reason}}) => (qms ? [] : [{path, reason}])),
		...[...snapshot.unreadable].map(([path, {reason}]) => ({path, reason})),
	].sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Paths that are named for each reason. */
const mostPaths = 100;

function skippedByReason(qms: Qms) {
	const reasons = new Map<string, string[]>();
	for (const {path, reason} of skippedFiles(qms)) reasons.set(reason, [...(reasons.get(reason) ?? []), path]);
	return [...reasons]
		.map(([reason, paths]) => ({reason, count: paths.length, paths: paths.slice(0, mostPaths)}))
		.sort((a, b) => b.count - a.count || byCodeUnit(a.reason, b.reason));
}

/** Every document of the system, and what was left out. */
export function listOf(qms: Qms) {
	const {snapshot} = qms;
	const open = openQuestions(qms);
	const {complete} = readingsOf(snapshot);
	return {
		...heads,
		documents: [...snapshot.documents.values()]
			.filter(({document}) => document.qms)
			.map(({document}) => ({
				path: document.path,
				title: document.title,
				kind: document.kind,
				status: document.metadata.status?.value ?? '',
				language: document.language,
				wordCount: documentHashes(document).reduce((sum, {ownWords}) => sum + ownWords, 0),
				questions: open.filter(({path}) => path === document.path).length,
				read: (complete.get(document.path) ?? []).map(({reading: {by, on}}) => `${by}, ${on}`),
			})),
		skipped: skippedByReason(qms),
	};
}

/** A document section by section, from one on, as many as fit into so many words. */
export function sectionsOf(qms: Qms, document: QmsDocument, from: number, maxWords: number) {
	const {path} = document;
	const hashes = documentHashes(document);
	const isHere = (question: {readonly path: string}): boolean => question.path === path;
	const likely = questionsOf(qms, {confirm: (_, of) => of === path}).filter(isHere);
	const open = openQuestions(qms).filter(isHere);
	const written = document.sections.filter(({index}) => (hashes[index]?.ownWords ?? 0) > 0);
	const told: typeof written = [];
	let words = 0;
	for (const section of written.filter(({index}) => index >= from)) {
		words += hashes[section.index]?.ownWords ?? 0;
		if (told.length > 0 && words > maxWords) break;
		told.push(section);
	}
	const last = told.at(-1);
	const next = written.find(({index}) => last !== undefined && index > last.index);
	return {
		...heads,
		sections: told.map(({index, subtreeEnd}) => {
			const extent = {section: index, sectionEnd: index + 1};
			const own = hashes[index];
			return {
				...toldPlace(document, extent),
				...(own && subtreeEnd > index + 1 && own.whole !== own.own ? {whole: own.whole} : {}),
				text: textOf(qms, document, extent),
				likely: likely.filter(({section}) => section === index).map(({criterion}) => criterion.id),
				questions: open.filter(({section}) => section === index).map(({id}) => id),
			};
		}),
		...(next === undefined ? {} : {next: next.index}),
	};
}
