import assert from 'node:assert/strict';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import type {HoldReason} from '../../server/src/core/evidence/evidence.ts';
import type {ReadStatement} from '../../server/src/core/evidence/read.ts';
import {readDocument} from '../../server/src/core/evidence/reading.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';

const engine = compileCatalog(builtinCatalog());

function statement(text: string, language = 'en'): ReadStatement {
	const document = buildDocument(
		{path: 'page.md', text: `---\nlanguage: ${language}\n---\n# Page\n\n${text}\n`},
		{keys: {}, languages: [], kinds: [], listed: true},
	);
	const found = readDocument(document, engine)
		.sections.flatMap(({statements}) => statements)
		.at(-1);
	assert.ok(found, `nothing was read of: ${text}`);
	return found;
}

describe('statements that do not count', () => {
	const held: readonly (readonly [HoldReason | undefined, string, string])[] = [
		[undefined, 'en', 'The quality manager decides within two days what happens to the parts.'],
		[undefined, 'en', 'The owner will submit the report to the quality manager.'],
		[undefined, 'en', 'Anyone may stop the line when a part does not fit.'],
		[undefined, 'en', 'Parts should be tagged and must be moved to the cage.'],
		['intention', 'en', 'A method of cause analysis will be defined by the quality manager.'],
		['advice', 'en', 'Causes should ideally be analysed with five whys.'],
		['repeats-standard', 'en', 'When a nonconformity occurs, the organization shall react to it.'],
		['keyword-list', 'en', 'Keywords: root cause, quarantine, rework.'],
		['keyword-list', 'en', 'Root cause, quarantine, rework, scrap, concession.'],
		['quotation', 'en', '> The supervisor moves the parts to the quarantine cage.'],
		['intention', 'de', 'Das Verfahren wird noch festgelegt.'],
		['advice', 'de', 'Die Ursache sollte nach Möglichkeit ermittelt werden.'],
		['repeats-standard', 'fr', 'L’organisme doit déterminer les causes.'],
		['intention', 'es', 'El método se definirá más adelante.'],
	];
	for (const [hold, language, text] of held) {
		it(`${hold ?? 'counts'}: ${text}`, () => {
			assert.equal(statement(text, language).hold, hold);
		});
	}
});

describe('denial', () => {
	const cases: readonly (readonly [boolean, string, string])[] = [
		[true, 'en', 'Root cause analysis is not performed for small orders.'],
		[true, 'en', 'We do not keep records of these checks.'],
		[true, 'en', 'Corrective action is out of scope of this page.'],
		[true, 'de', 'Eine Ursachenanalyse ist nicht erforderlich.'],
		[true, 'fr', 'Aucune analyse des causes n’est requise.'],
		[false, 'en', 'No pump leaves the hall until the inspector has signed the record.'],
		[false, 'en', 'Auditors must not audit their own work.'],
		[false, 'en', 'If a part does not meet the drawing, the supervisor moves it to the quarantine cage.'],
		[false, 'es', 'Las no conformidades se registran el mismo día.'],
	];
	for (const [denied, language, text] of cases) {
		it(`${denied ? 'denies' : 'does not deny'}: ${text}`, () => {
			assert.equal(statement(text, language).deniedFrom < Infinity, denied);
		});
	}
});
