import type {Fix} from '../../server/src/core/fixes/fix.ts';
import {allFixes} from '../../server/src/core/fixes/index.ts';
import {allRules} from '../../server/src/core/rules/index.ts';
import {documentRule, graphRule, type Rule, type RuleMeta, workspaceRule} from '../../server/src/core/rules/rule.ts';

/** Rules, and one fix, that break off; each stands for a mistake that nobody has made yet. */

const metaOf = (id: string): RuleMeta<'found'> => ({
	id,
	aliases: [],
	family: 'text',
	severity: 'warning',
	summary: 'A rule of the tests.',
	why: 'It shows what happens when a rule breaks off.',
	remedy: 'None.',
	messages: {found: 'Found.'},
});

function fail(): never {
	throw new TypeError('x is not\na function');
}

/** Breaks off over documents whose path holds `broken`, after it has reported something. */
export const brokenInDocument: Rule = documentRule({
	meta: metaOf('broken-in-document'),
	check({document}, report) {
		report({message: 'found', path: document.path, span: {start: 0, end: 0}, key: ''});
		if (document.path.includes('broken')) fail();
	},
});

export const brokenAcross: Rule = graphRule({
	meta: metaOf('broken-across'),
	check({entry}) {
		if (entry.document.path.includes('broken')) fail();
	},
});

export const brokenOverall: Rule = workspaceRule({meta: metaOf('broken-overall'), check: fail});

/** Breaks off before it is run: what it reads of others cannot be told. */
export const brokenReading: Rule = graphRule({meta: metaOf('broken-reading'), reads: fail, check: () => undefined});

export const brokenRules: readonly Rule[] = [brokenInDocument, brokenAcross, brokenOverall, brokenReading];

/** Offers a fix that breaks off. */
export const brokenFixing: Rule = documentRule({
	meta: metaOf('broken-fixing'),
	check({document}, report) {
		if (document.path.includes('broken'))
			report({
				message: 'found',
				path: document.path,
				span: {start: 0, end: 0},
				key: '',
				fixes: [{kind: 'broken-fix', title: 'Break', arguments: {}, safe: true}],
			});
	},
});

export const brokenFix: Fix = {kind: 'broken-fix', summary: 'Breaks off.', edits: fail};

export const withBrokenRules = {rules: [...allRules, ...brokenRules, brokenFixing], fixes: [...allFixes, brokenFix]};
