import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {labelledTexts} from '../../scripts/learn/likelihood/texts.ts';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import type {Assessment, Evidence} from '../../server/src/core/evidence/evidence.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import type {QmsDocument} from '../../server/src/core/model/document.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import {isTextFile} from '../../server/src/core/text/fileTypes.ts';
import {type OrdinarySection, ordinarySections} from '../support/ordinary.ts';

// A procedure that says what it is for, where it holds, which words it uses and what to read besides says of everything else what
// it said before: no place is judged otherwise, and no outcome.

interface Text {
	readonly path: string;
	readonly text: string;
}

const root = path.join(import.meta.dirname, '../..');
const samples = fs.readdirSync(path.join(root, 'samples')).map(name => ({name, files: filesOf(name)}));
const texts: readonly Text[] = [
	...samples.flatMap(({files}) => files.filter(({path: file}) => file.endsWith('.md'))),
	...labelledTexts()
		.filter(({file}) => /^(?:en|de|es|fr)\//.test(file))
		.map(({file, text}) => ({path: file, text})),
];
const engine = compileCatalog(builtinCatalog());

function filesOf(name: string): readonly Text[] {
	const folder = path.join(root, 'samples', name);
	return fs
		.readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && isTextFile(entry.name))
		.map(entry => path.join(entry.parentPath, entry.name))
		.sort()
		.map(file => ({
			path: path.relative(folder, file).split(path.sep).join('/'),
			text: fs.readFileSync(file, 'utf8'),
		}));
}

const documentOf = ({path: file, text}: Text): QmsDocument =>
	buildDocument({path: file, text}, {keys: {}, languages: [], kinds: [], listed: true});

/** The text with a section before one of those of the second level, or at its end. */
function withSection(
	{text, path: file}: Text,
	document: QmsDocument,
	{heading, body}: OrdinarySection,
	at: number,
): Text {
	const starts = [
		...document.sections
			.filter(({level}) => level === 2)
			.map(({headingSpan}) => text.lastIndexOf('\n', headingSpan.start) + 1),
		text.length,
	];
	const start = starts[at % starts.length] ?? text.length;
	const before = text.slice(0, start);
	return {
		path: file,
		text: `${before}${before.endsWith('\n') ? '' : '\n'}\n## ${heading}\n\n${body}\n\n${text.slice(start)}`,
	};
}

/** The one section that the second document has more. */
function addedTo(before: QmsDocument, after: QmsDocument): number {
	assert.equal(after.sections.length, before.sections.length + 1);
	const differs = after.sections.findIndex((each, at) => each.heading !== before.sections[at]?.heading);
	// Below a section of the same name the added one comes last.
	return differs < 0 ? before.sections.length : differs;
}

/** What is said of every place but the added one, numbered as they were without it. */
function judged({criteria}: Assessment, added: number): ReadonlyMap<string, string> {
	const of = (evidence: Evidence): string =>
		[evidence.answer, evidence.likelihood, evidence.grade, ...evidence.missing].join(' ');
	return new Map(
		[...criteria].flatMap(([id, places]) =>
			places
				.filter(({section}) => section !== added)
				.map(
					place =>
						[
							`${id} ${place.section > added ? place.section - 1 : place.section} ${place.field ?? ''}`,
							of(place),
						] as const,
				),
		),
	);
}

/** At most five places of a criterion are kept: an added one that is likelier takes the place of the fifth. */
function isCrowdedOut(place: string, {criteria}: Assessment, added: number): boolean {
	const places = criteria.get(place.split(' ')[0] ?? '') ?? [];
	return places.length >= 5 && places.some(({section}) => section === added);
}

describe('a purpose, a scope, definitions, references and related documents', () => {
	it('change nothing of what else a document says, nor which outcomes it addresses', () => {
		fc.assert(
			fc.property(fc.nat(texts.length - 1), fc.nat(1000), fc.nat(1000), (which, kind, at) => {
				const text = texts[which] ?? assert.fail();
				const before = documentOf(text);
				const ordinary = ordinarySections[before.language];
				const after = documentOf(withSection(text, before, ordinary[kind % ordinary.length] ?? assert.fail(), at));
				const added = addedTo(before, after);
				const without = assess(before, engine);
				const within = assess(after, engine);
				assert.deepEqual(
					within.outcomes.map(({id, addressed}) => `${id} ${addressed}`),
					without.outcomes.map(({id, addressed}) => `${id} ${addressed}`),
					text.path,
				);
				const found = judged(within, added);
				const expected = [...judged(without, Infinity)].filter(
					([place]) => found.has(place) || !isCrowdedOut(place, within, added),
				);
				assert.deepEqual(new Map(found), new Map(expected), text.path);
			}),
			{numRuns: 250},
		);
	});

	it('change the state of no criterion of the samples', () => {
		const workspaces = samples.map(({files}) => workspaceOf(files));
		const before = workspaces.map(statesOf);
		fc.assert(
			fc.property(fc.nat(samples.length - 1), fc.nat(1000), fc.nat(1000), fc.nat(1000), (which, document, kind, at) => {
				const {files} = samples[which] ?? assert.fail();
				const written = files.filter(({path: file}) => file.endsWith('.md') && !/readme/i.test(file));
				const text = written[document % written.length] ?? assert.fail();
				const built = documentOf(text);
				const ordinary = ordinarySections[built.language];
				const longer = withSection(text, built, ordinary[kind % ordinary.length] ?? assert.fail(), at);
				const qms = workspaces[which] ?? assert.fail();
				qms.apply({set: [longer]});
				const after = statesOf(qms);
				qms.apply({set: [text]});
				assert.deepEqual(after, before[which], `${text.path}: ${ordinary[kind % ordinary.length]?.heading}`);
			}),
			{numRuns: 100},
		);
	});
});

function workspaceOf(files: readonly Text[]): Qms {
	const qms = createQms({today: () => '2026-06-01'});
	qms.apply({set: [...files]});
	return qms;
}

function statesOf(qms: Qms): readonly string[] {
	return qms.coverage().flatMap(({criteria}) => [...criteria].map(([id, {state}]) => `${id} ${state}`));
}
