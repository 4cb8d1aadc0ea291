import assert from 'node:assert/strict';
import fc from 'fast-check';
import {createQms, type Qms} from '../../../server/src/core/service.ts';
import type {PlaceReading} from '../../../server/src/core/readings/reading.ts';
import {documentHashes, hashOfWords, placeHash, readingWords} from '../../../server/src/core/readings/words.ts';
import {writeReadings} from '../../../server/src/core/readings/write.ts';
import {readingsOf} from '../../../server/src/core/workspace/readings.ts';

const head = `---
id: PRO-010
kind: procedure
status: effective
---

# Corrective action

`;
const sections: readonly (readonly [heading: string, text: string])[] = [
	['Find the cause', 'The quality manager asks five times why it happened, within ten days.\n'],
	['Act', '- The owner decides what is done.\n- The action is entered in the *register*.\n'],
	[
		'Check',
		'After three months the auditor looks whether it came back; fewer than ≤ 2 cases count.\n\nSee [the list](list.md).\n',
	],
	['Keep', '| Record | Kept |\n| --- | --- |\n| 8D report | 10 years |\n'],
];
const textOf = (parts: typeof sections): string =>
	head + parts.map(([heading, text]) => `## ${heading}\n\n${text}`).join('\n');

const today = '2026-11-28';
function open(text: string): Qms {
	const qms = createQms({today: () => today});
	qms.apply({set: [{path: 'pro.md', text}]});
	return qms;
}
const documentOf = (qms: Qms, path = 'pro.md') => {
	const document = qms.snapshot.documents.get(path)?.document;
	if (!document) throw new Error(`${path} is not there`);
	return document;
};

/** Readings of every section, and of the document's title with all below it. */
function readAll(qms: Qms): readonly PlaceReading[] {
	const document = documentOf(qms);
	return document.sections.flatMap(({index, slug, subtreeEnd}): PlaceReading[] => {
		const hashes = documentHashes(document)[index];
		const make = (words: string, criterion: string): PlaceReading => ({
			kind: 'place',
			path: 'pro.md',
			slug,
			criterion,
			shows: 'described',
			by: 'A. Roth',
			on: today,
			words,
		});
		if (index === 0 || !hashes) return [];
		return [
			...(hashes.ownWords > 0 ? [make(hashes.own, 'EO-9.cause')] : []),
			...(subtreeEnd > index + 1 ? [make(hashes.whole, 'EO-9.action')] : []),
		];
	});
}

/** `slug state` of each reading, with where it stands now where that is elsewhere. */
function founds(qms: Qms): readonly string[] {
	const {byPath, gone} = readingsOf(qms.snapshot);
	const placed = [...byPath.values()].flat().map(({reading, found}) => {
		if (found.state === 'gone') return '';
		const {path, section} = found.at;
		const there = found.state === 'moved' ? ` to ${path}#${documentOf(qms, path).sections[section]?.slug}` : '';
		return `${reading.slug} ${found.state}${there}`;
	});
	return [...placed, ...gone.map(({reading}) => `${reading.slug} gone`)].sort();
}

function read(): {qms: Qms; set: (text: string) => readonly string[]} {
	const qms = open(textOf(sections));
	const text = writeReadings(undefined, {set: readAll(qms)}) ?? '';
	qms.apply({set: [{path: 'qms-readings.yaml', text}]});
	return {
		qms,
		set(changed) {
			qms.apply({set: [{path: 'pro.md', text: changed}]});
			return founds(qms);
		},
	};
}

describe('the words that a reading is bound to', () => {
	it('hash to what stands in the files of teams, which must not change', () => {
		const document = documentOf(open(textOf(sections)));
		assert.deepEqual(
			document.sections.map(({index, slug}) => `${slug} ${documentHashes(document)[index]?.own}`),
			[
				' 1aee8d83',
				'corrective-action 1aee8d83',
				'find-the-cause 8041e0b0',
				'act a8bba664',
				'check 3dce857e',
				'keep 3700fd06',
			],
		);
	});

	it('are words in lower case and the signs that carry meaning', () => {
		assert.deepEqual(readingWords('At most ≤ 2 %, “say” **nothing** else — don’t.'), [
			'at',
			'most',
			'≤',
			'2',
			'%',
			'say',
			'nothing',
			'else',
			'don',
			't',
		]);
		assert.notEqual(hashOfWords(['a', 'b']), hashOfWords(['ab']));
	});

	it('leave out what the words stand in: spaces, lines, emphasis, list marks and link targets', () => {
		const {set} = read();
		const all = ['act fresh', 'check fresh', 'corrective-action fresh', 'find-the-cause fresh', 'keep fresh'];
		const text = textOf(sections);
		for (const changed of [
			text.replace('asks five times why', 'asks\nfive  times\nwhy'),
			text.replace('five times', '**five** _times_'),
			text.replaceAll('\n- ', '\n* '),
			text.replace('- The owner', '1. The owner').replace('- The action', '2. The action'),
			text.replace('list.md', 'lists/other.md#part'),
			text.replace('| --- | --- |', '|:---|---:|'),
			text.replaceAll('\n', '\r\n'),
			text.replace('## Act', '## Act\n\n<!-- qms: covers EO-9.action -->'),
			text.replace('id: PRO-010', 'id: PRO-010\nversion: 4\nowner: Quality manager'),
			text.replaceAll('## ', '### '),
		])
			assert.deepEqual(set(changed), all, changed);
	});

	it('make exactly the readings of a place stale when a word of it changes', () => {
		// The target of a link is no word, nor is the header of a table.
		const words = sections.flatMap(([heading, text], index) =>
			[...text.matchAll(/\]\([^)]*\)|\| Record.*|\p{L}{3,}|≤|\d+/gu)]
				.filter(([found]) => !/^[\]|]/.test(found))
				.map(match => ({heading, index, at: match.index, length: match[0].length})),
		);
		const slugs = ['find-the-cause', 'act', 'check', 'keep'];
		fc.assert(
			fc.property(
				fc.constantFrom(...words),
				fc.constantFrom('', 'other', 'nicht 7'),
				({index, at, length}, instead) => {
					const {set} = read();
					const changed = sections.map(([heading, text], each): readonly [string, string] =>
						each === index ? [heading, text.slice(0, at) + instead + text.slice(at + length)] : [heading, text],
					);
					const states = set(textOf(changed));
					assert.deepEqual(
						states,
						[
							...slugs.map((slug, each) => `${slug} ${each === index ? 'stale' : 'fresh'}`),
							'corrective-action stale',
						].sort(),
					);
				},
			),
		);
	});

	it('are found again where the heading, the order or the file has changed', () => {
		const {qms, set} = read();
		const text = textOf(sections);
		assert.deepEqual(set(text.replace('## Act', '## What is done')), [
			'act moved to pro.md#what-is-done',
			'check fresh',
			'corrective-action stale',
			'find-the-cause fresh',
			'keep fresh',
		]);
		assert.deepEqual(set(textOf([...sections].reverse())).filter(each => each.endsWith('fresh')).length, 4);
		assert.deepEqual(set(text.replace('## Act', '## Act\n\nNothing yet, but this is meant to be seen.\n\n## Act')), [
			'act moved to pro.md#act-1',
			'check fresh',
			'corrective-action stale',
			'find-the-cause fresh',
			'keep fresh',
		]);
		qms.apply({set: [{path: 'dir/renamed.md', text}], removed: ['pro.md']});
		assert.deepEqual(founds(qms), [
			'act moved to dir/renamed.md#act',
			'check moved to dir/renamed.md#check',
			'corrective-action moved to dir/renamed.md#corrective-action',
			'find-the-cause moved to dir/renamed.md#find-the-cause',
			'keep moved to dir/renamed.md#keep',
		]);
	});

	it('are gone with their section, and where they stand in two others', () => {
		const {qms, set} = read();
		const text = textOf(sections.slice(1));
		assert.ok(set(text).includes('find-the-cause gone'));
		const part = textOf(sections.slice(0, 1));
		qms.apply({set: [{path: 'a.md', text: part}]});
		assert.ok(founds(qms).includes('find-the-cause moved to a.md#find-the-cause'));
		qms.apply({set: [{path: 'b.md', text: part.replace('## Find the cause', '## Cause')}]});
		assert.ok(founds(qms).includes('find-the-cause moved to a.md#find-the-cause'), 'the same heading decides');
		qms.apply({set: [{path: 'b.md', text: part}]});
		assert.ok(founds(qms).includes('find-the-cause gone'), 'in doubt it is nowhere');
	});

	it('do not count before their day', () => {
		const {qms} = read();
		const text = qms.text('qms-readings.yaml') ?? '';
		qms.apply({set: [{path: 'qms-readings.yaml', text: text.replaceAll(today, '2026-11-29')}]});
		assert.deepEqual(founds(qms), []);
		assert.equal(readingsOf(qms.snapshot).future.length, 5);
	});

	it('of a section with nothing below are those of the section', () => {
		const document = documentOf(open(textOf(sections)));
		assert.equal(placeHash(document, {section: 2, sectionEnd: 3}), documentHashes(document)[2]?.whole);
	});
});
