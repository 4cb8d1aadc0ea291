import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {QmsDocument, Statement} from '../../../server/src/core/model/document.ts';
import {foldWord} from '../../../server/src/core/text/fold.ts';
import type {Span} from '../../../server/src/core/text/span.ts';
import {read} from './support.ts';
import {anyText as text} from './texts.ts';

const path = fc.constantFrom('doc.md', 'procedures/PRO-012-x.md', 'p.yaml', 'processes/PRC-A.yml', '', '.md', 'ü/ß.md');

describe('documents of any text', () => {
	for (const listed of [true, undefined]) {
		it(`are read without an exception, with spans in order and in bounds (${listed ? 'listed' : 'found'})`, () => {
			fc.assert(
				fc.property(text, path, (source, name) => {
					const document = read(source, name, listed === undefined ? {} : {listed});
					checkSpans(document, source);
					checkSections(document);
				}),
				{numRuns: 250},
			);
		});
	}

	it('read the same twice', () => {
		fc.assert(
			fc.property(text, path, (source, name) => assert.deepEqual(read(source, name), read(source, name))),
			{numRuns: 100},
		);
	});

	it('hold every word of a statement at its place', () => {
		fc.assert(
			fc.property(text, source => {
				// An entity or escape stands for a letter that is not written.
				if (/[&\\]/.test(source)) return;
				for (const statement of statementsOf(read(source))) checkTokens(statement, source);
			}),
			{numRuns: 250},
		);
	});
});

function statementsOf(document: QmsDocument): Statement[] {
	return document.sections.flatMap(section => section.blocks.flatMap(block => [...block.statements, ...block.context]));
}

function checkTokens({span, tokens}: Statement, source: string): void {
	const {words} = tokens;
	const [starts, ends] = [tokens.starts, tokens.ends].map(offsets => offsets.map(offset => span.start + offset)) as [
		number[],
		number[],
	];
	for (const [index, word] of words.entries()) {
		const written = source.slice(starts[index], ends[index]);
		if (word === "n't" || /n['’]t/i.test(source.slice(starts[index], (ends[index] ?? 0) + 3))) continue;
		// Marks inside a word and line ends between its parts are no letters.
		assert.equal(
			foldWord(written.replace(/[*_`\s>~\0]|<[^<>]*>|<!--.*?-->|\[|\]\([^)]*\)/gs, '')).includes(word) ||
				foldWord(written) === word ||
				/[*_`[\]<>!]/.test(written),
			true,
			JSON.stringify({word, written}),
		);
	}
}

function checkSpans(document: QmsDocument, source: string): void {
	const inBounds = (span: Span, what: string): void =>
		assert.ok(
			span.start >= 0 && span.start <= span.end && span.end <= source.length,
			`${what} ${JSON.stringify(span)} of ${source.length}`,
		);
	for (const section of document.sections) {
		inBounds(section.span, 'section');
		inBounds(section.headingSpan, 'heading');
		for (const block of section.blocks) {
			inBounds(block.span, 'block');
			let last = block.span.start;
			for (const statement of block.statements) {
				inBounds(statement.span, 'statement');
				assert.ok(statement.span.start >= last, 'statements stand in order');
				assert.ok(statement.span.end <= section.span.end, 'a statement stands in its section');
				last = statement.span.end;
				const length = statement.span.end - statement.span.start;
				for (const start of statement.tokens.starts) assert.ok(start >= 0 && start < length);
				for (const end of statement.tokens.ends) assert.ok(end > 0 && end <= length);
			}
		}
	}
	for (const reference of document.references) inBounds(reference.span, 'reference');
	for (const placeholder of document.placeholders) inBounds(placeholder.span, 'placeholder');
	for (const problem of document.problems) inBounds(problem.span, `problem ${problem.code}`);
	for (const problem of document.directiveProblems) inBounds(problem.span, 'directive problem');
	for (const entry of document.metadata.entries) {
		inBounds(entry.span, `entry ${entry.key}`);
		inBounds(entry.keySpan, `key ${entry.key}`);
	}
	for (const directive of document.directives) {
		inBounds(directive.span, 'directive');
		assert.ok(document.sections[directive.section], 'a directive names a section that exists');
		for (const id of directive.ids) {
			inBounds(id.span, 'id');
			if (directive.source === 'comment') assert.equal(source.slice(id.span.start, id.span.end), id.id);
		}
	}
	for (const process of document.processes) {
		inBounds(process.span, 'process');
		for (const items of Object.values(process.lists)) for (const item of items) inBounds(item.span, 'item');
	}
	for (const table of document.tables)
		for (const row of [table.header, ...table.rows]) for (const cell of row) inBounds(cell.span, 'cell');
}

function checkSections({sections}: QmsDocument): void {
	const slugs = sections.map(section => section.slug).filter(slug => slug !== '');
	assert.equal(new Set(slugs).size, slugs.length, 'anchors are unique');
	for (const [index, section] of sections.entries()) {
		assert.equal(section.index, index);
		assert.ok(section.parent < index);
		assert.ok(section.subtreeEnd > index && section.subtreeEnd <= sections.length);
		const parent = sections[section.parent];
		if (parent) assert.ok(parent.level < section.level && section.subtreeEnd <= parent.subtreeEnd);
	}
}
