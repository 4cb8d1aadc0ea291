import assert from 'node:assert/strict';
import {at, lines, read} from './support.ts';

const said = (text: string, path?: string) =>
	read(text, path).directives.map(({verb, section, ids, arguments: values, source}) => [
		verb,
		section,
		ids.map(each => each.id),
		values,
		source,
	]);

describe('directives', () => {
	it('speak for the section whose heading stands before them', () => {
		const text = lines(
			'<!-- qms: covers EO-1 -->',
			'',
			'# Title',
			'',
			'## Cause',
			'<!-- qms: covers EO-9.cause, EO-9.extent EO-7/* -->',
			'',
			'Text <!-- qms: rejects EO-8.* because="a form" --> goes on.',
		);
		assert.deepEqual(said(text), [
			['covers', 0, ['EO-1'], {}, 'comment'],
			['covers', 2, ['EO-9.cause', 'EO-9.extent', 'EO-7/*'], {}, 'comment'],
			['rejects', 2, ['EO-8.*'], {because: 'a form'}, 'comment'],
		]);
		for (const {ids} of read(text).directives) for (const {id, span} of ids) assert.equal(at(text, span), id);
	});

	it('may hold several commands and several lines', () => {
		const text = lines(
			'# T',
			'<!-- qms:',
			'  covers EO-9.cause;',
			'  ignore weak-wording, vague-time because="quoted; from a customer";',
			'  plans EO-9.action owner=role:quality-manager due=2027-01-31;',
			'  attests EO-5.knowledge by="Quality manager" on="2026-03-02" because="kept in a diagram";',
			'  kind procedure; term nonconformity = "quality event" -->',
		);
		assert.deepEqual(said(text), [
			['covers', 1, ['EO-9.cause'], {}, 'comment'],
			['ignore', 1, ['weak-wording', 'vague-time'], {because: 'quoted; from a customer'}, 'comment'],
			['plans', 1, ['EO-9.action'], {owner: 'role:quality-manager', due: '2027-01-31'}, 'comment'],
			[
				'attests',
				1,
				['EO-5.knowledge'],
				{by: 'Quality manager', on: '2026-03-02', because: 'kept in a diagram'},
				'comment',
			],
			['kind', 1, [], {kind: 'procedure'}, 'comment'],
			['term', 1, [], {concept: 'nonconformity', phrase: 'quality event'}, 'comment'],
		]);
		assert.equal(read(text).kind, 'procedure');
		for (const {ids} of read(text).directives) for (const {id, span} of ids) assert.equal(at(text, span), id);
	});

	it('are read from link definitions, heading attributes and front matter', () => {
		const text = lines(
			'---',
			'outcomes: [EO-8, "EO-9"]',
			'covers:',
			'  "#find-the-cause": EO-9.cause EO-9.extent',
			'---',
			'',
			'# T',
			'',
			'## Find the cause',
			'',
			'[//]: # (qms: covers EO-9.action)',
			'',
			'## Act {#act qms="EO-9.action"}',
			'',
			'## Check {qms="rejects EO-9.effectiveness"}',
		);
		assert.deepEqual(said(text), [
			['covers', 0, ['EO-8', 'EO-9'], {}, 'front-matter'],
			['covers', 2, ['EO-9.cause', 'EO-9.extent'], {}, 'front-matter'],
			['covers', 2, ['EO-9.action'], {}, 'link-definition'],
			['covers', 3, ['EO-9.action'], {}, 'attribute'],
			['rejects', 4, ['EO-9.effectiveness'], {}, 'attribute'],
		]);
		assert.deepEqual(
			read(text).directives.flatMap(directive => directive.ids.map(each => at(text, each.span).replaceAll('"', ''))),
			['EO-8', 'EO-9', 'EO-9.cause', 'EO-9.extent', 'EO-9.action', 'EO-9.action', 'EO-9.effectiveness'],
		);
	});

	it('are text in code, in quotations and in other comments', () => {
		assert.deepEqual(
			said(
				lines(
					'# T',
					'',
					'```',
					'<!-- qms: covers EO-1 -->',
					'```',
					'',
					'`<!-- qms: covers EO-2 -->`',
					'',
					'> <!-- qms: covers EO-3 -->',
					'>',
					'> [//]: # (qms: covers EO-4)',
					'',
					'    <!-- qms: covers EO-5 -->',
					'',
					'<!-- the qms: covers EO-6 -->',
					'',
					'[//]: # (see qms: covers EO-7)',
				),
			),
			[],
		);
	});

	const broken: readonly (readonly [comment: string, reason: RegExp, suggestion: string | undefined])[] = [
		['<!-- qms: cover EO-9 -->', /"cover" is not a verb/, 'covers'],
		['<!-- qms: covers -->', /names no id/, undefined],
		['<!-- qms: ignore because="x" -->', /names no rule/, undefined],
		['<!-- qms: ignore weak-wording because="x -->', /quotation mark is not closed/, undefined],
		['<!-- qms: ignore weak-wording becuase="x" -->', /not an argument of ignore/, 'because'],
		['<!-- qms: -->', /says nothing/, 'covers'],
		['<!-- qms covers EO-9 -->', /colon/, '<!-- qms: covers EO-9 -->'],
		['<!-- qms: covers EO-9', /not closed/, undefined],
		['<!-- qms: term x -->', /term concept = "phrase"/, undefined],
		['<!-- qms: kind -->', /takes one kind/, undefined],
	];
	for (const [comment, reason, suggestion] of broken) {
		it(`say what is wrong with ${comment}`, () => {
			const {directives, directiveProblems} = read(`# T\n${comment}\n`);
			assert.deepEqual(directives, []);
			assert.equal(directiveProblems.length, 1);
			assert.match(directiveProblems[0]?.reason ?? '', reason);
			assert.equal(directiveProblems[0]?.suggestion, suggestion);
		});
	}

	it('name an anchor that does not exist', () => {
		const {directiveProblems} = read(lines('---', 'covers: {"#caus": [EO-9.cause]}', '---', '# Cause'));
		assert.deepEqual(
			directiveProblems.map(problem => [problem.text, problem.suggestion]),
			[['#caus', '#cause']],
		);
	});
});
