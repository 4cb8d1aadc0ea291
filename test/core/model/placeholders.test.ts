import assert from 'node:assert/strict';
import {at, lines, read} from './support.ts';

const of = (text: string): readonly string[] => read(text).placeholders.map(placeholder => placeholder.text);

describe('placeholders', () => {
	const found: readonly (readonly [text: string, placeholders: readonly string[]])[] = [
		['[Company name] makes pumps.', ['[Company name]']],
		['[State the purpose of this procedure]', ['[State the purpose of this procedure]']],
		['The [Role] signs before [DD/MM/YYYY].', ['[Role]', 'DD/MM/YYYY']],
		['Owned by {{OWNER}} and {{ process_owner }}.', ['{{OWNER}}', '{{ process_owner }}']],
		['Signed by \\<insert name\\> at <Company name>.', ['<insert name>', '<Company name>']],
		['TODO: name the owner. Interval: TBD.', ['TODO', 'TBD']],
		['Signature: ________', ['________']],
		['Form F-XXX, revision XX', ['F-XXX', 'XX']],
		['Freigegeben am TT.MM.JJJJ durch [Name].', ['[Name]', 'TT.MM.JJJJ']],
		['Aprobado el DD/MM/AAAA por [Nombre del responsable].', ['[Nombre del responsable]', 'DD/MM/AAAA']],
		['Approuvé par [Indiquer la fonction].', ['[Indiquer la fonction]']],
		['Lorem ipsum dolor sit amet.', ['Lorem ipsum']],
	];
	for (const [text, placeholders] of found)
		it(text, () => assert.deepEqual(of(`# T\n\n${text}\n`).toSorted(), placeholders.toSorted()));

	const silent: readonly string[] = [
		'- [ ] open\n- [x] done',
		'A footnote[^1], a source [1], a range [0, 5] and [...].',
		'[Company name](about.md) and [Company name][c].\n\n[c]: about.md',
		'The value a[0] and list[name] in `[Company name]`.',
		'> [!NOTE]\n> Text.',
		'Dates are written in the format YYYY-MM-DD.',
		'Documents are numbered PRO-XXX, where XXX is a consecutive number.',
		'La codificación es PG XX.',
		'TODO EL PERSONAL debe firmar los registros de la empresa.',
		'The to-do list is reviewed daily.',
		'In the XX century and chapter XX.',
		'Use <b>bold</b>, <details> and <kbd>x</kbd>.',
		'If a < b and c > d then stop.',
		'<https://example.org> and <a@example.org>',
		'Sizes XL and XXL are stocked.',
		'[sic] and [optional] and [NOTE]',
		'{{ site.baseurl }} and {{< figure >}}',
		'```\nTODO [Company name]\n```',
	];
	for (const text of silent) it(`none in ${JSON.stringify(text)}`, () => assert.deepEqual(of(`# T\n\n${text}\n`), []));

	it('have their place', () => {
		const text = lines('# T', '', 'A **[Company name]** b.');
		assert.deepEqual(
			read(text).placeholders.map(each => [at(text, each.span), each.section]),
			[['[Company name]', 1]],
		);
	});
});

describe('templates', () => {
	it('are headings with prompts under them', () =>
		assert.equal(
			read(
				lines(
					'# Internal audit procedure',
					'',
					'## Purpose',
					'',
					'[State the purpose]',
					'',
					'## Programme',
					'',
					'| Area | Auditor | Date |',
					'|---|---|---|',
					'| | | |',
					'',
					'## Reporting',
					'',
					'## Records',
				),
			).template,
			true,
		));
	it('are crowded with placeholders', () =>
		assert.equal(
			read(
				lines(
					'# Policy',
					'',
					'[Company name] and [Role] agree on [Date] in [Location].',
					'',
					'## Rules',
					'',
					'[Describe the rules] by [Name of owner].',
				),
			).template,
			true,
		));
	it('are not methods in which names are open', () =>
		assert.equal(
			read(
				lines(
					'# Corrective action',
					'',
					'## Find the cause',
					'',
					'The [Role] of the affected process forms a team within two working days. The team determines the root cause with 5 Whys and writes it into the report.',
					'',
					'## Act',
					'',
					'The owner of the process writes a plan with actions, owners and dates. The quality manager approves the plan before the work begins.',
					'',
					'## Verify',
					'',
					'Three months after the last action the quality manager checks that the fault has not come back and closes the report.',
				),
			).template,
			false,
		));
	it('are not short documents, nor empty ones', () => {
		assert.equal(
			read('# Quality policy\n\nWe meet the requirements of our customers and improve our system.\n').template,
			false,
		);
		assert.equal(read('').stub, 'document');
	});
});

describe('boilerplate', () => {
	const policy = (title: string): string =>
		lines(
			`# ${title} policy`,
			'',
			`The ${title} policy applies to all employees, contractors and visitors of every site at all times.`,
			'',
			'Short one.',
		);
	it('has one hash with the title masked', () => {
		const [a, b] = [read(policy('Access')), read(policy('Travel'))];
		assert.equal(a.paragraphHashes.length, 1);
		assert.deepEqual(a.paragraphHashes, b.paragraphHashes);
	});
	it('differs where the words differ', () =>
		assert.notDeepEqual(
			read(policy('Access')).paragraphHashes,
			read(policy('Access').replace('visitors', 'guests')).paragraphHashes,
		));
});
