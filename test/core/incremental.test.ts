import assert from 'node:assert/strict';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {loadConfig} from '../../server/src/core/config/load.ts';
import {CoverageBuilder} from '../../server/src/core/coverage/compute.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import {modelOptionsOf} from '../../server/src/core/model/options.ts';
import {documentRule, graphRule, type Rule, type RuleMeta, workspaceRule} from '../../server/src/core/rules/rule.ts';
import {createQms} from '../../server/src/core/service.ts';
import {SnapshotBuilder} from '../../server/src/core/workspace/apply.ts';
import {derived} from '../../server/src/core/workspace/derived.ts';
import {assessGraded, gradedWorkspace, procedure, today} from '../support/graded.ts';

const meta = (id: string): RuleMeta => ({
	id,
	aliases: [],
	family: 'text',
	severity: 'warning',
	summary: '',
	why: '',
	remedy: '',
	messages: {said: '{text}'},
});
const at = {start: 0, end: 1};

/** Rules that do nothing but note for which paths they were asked. */
function watch(): {rules: Rule[]; asked: () => string[]} {
	let asked: string[] = [];
	return {
		rules: [
			documentRule({meta: meta('local'), check: ({document}) => void asked.push(`local ${document.path}`)}),
			graphRule({meta: meta('graph'), check: ({entry}) => void asked.push(`graph ${entry.document.path}`)}),
		],
		asked() {
			const since = asked;
			asked = [];
			return since.sort();
		},
	};
}

describe('what runs again after an edit', () => {
	const files = ['a.md', 'b.md', 'c.md'].map((path, index) => ({
		path,
		text: procedure(`## Part\n\nText ${index}.\n`, {id: `PRO-${index}`}),
	}));
	const edited = (from: string, to: string): {path: string; text: string} => ({
		path: 'b.md',
		text: (files[1]?.text ?? '').replace(from, to),
	});
	const open = (): {qms: ReturnType<typeof createQms>; asked: () => string[]} => {
		const {rules, asked} = watch();
		const qms = createQms({today: () => today, rules});
		qms.apply({set: files});
		qms.findings();
		asked();
		return {qms, asked};
	};

	it('a word in a paragraph: the rules of that document alone', () => {
		const {qms, asked} = open();
		qms.apply({set: [edited('Text 1.', 'Text one.')]});
		qms.findings();
		assert.deepEqual(asked(), ['graph b.md', 'local b.md']);
	});

	it('a heading: the rules of that document, and the rules across documents', () => {
		const {qms, asked} = open();
		qms.apply({set: [edited('## Part', '## Section')]});
		qms.findings();
		assert.deepEqual(asked(), ['graph a.md', 'graph b.md', 'graph c.md', 'local b.md']);
	});

	it('a heading, when one document is asked for: nothing of the others', () => {
		const {qms, asked} = open();
		qms.apply({set: [edited('## Part', '## Section')]});
		qms.findingsOf('b.md');
		assert.deepEqual(asked(), ['graph b.md', 'local b.md']);
	});

	it('the same text again: nothing', () => {
		const {qms, asked} = open();
		const {snapshot} = qms;
		qms.apply({set: files});
		qms.findings();
		assert.deepEqual(asked(), []);
		assert.equal(qms.snapshot.documents.get('a.md'), snapshot.documents.get('a.md'));
	});

	it('a comment in qms.yaml: no document is read or judged anew', () => {
		const {qms, asked} = open();
		qms.apply({set: [{path: 'qms.yaml', text: '# nothing is set\n'}]});
		asked();
		qms.apply({set: [{path: 'qms.yaml', text: '# still nothing is set\n'}]});
		assert.deepEqual(asked(), []);
	});

	it('a finding that names a place in another document follows that place', () => {
		const pointing = graphRule({
			meta: meta('pointing'),
			check({entry: {document}, snapshot}, report) {
				const other = snapshot.documents.get('b.md')?.document.sections[1];
				if (document.path === 'a.md' && other)
					report({
						message: 'said',
						values: {text: 'see b'},
						path: 'a.md',
						span: at,
						key: 'b',
						related: [{path: 'b.md', span: other.headingSpan, message: 'here'}],
					});
			},
		});
		const qms = createQms({today: () => today, rules: [pointing]});
		qms.apply({set: files});
		const [before] = qms.findingsOf('a.md');
		qms.apply({set: [edited('owner: role:quality-manager', 'owner:   role:quality-manager')]});
		const [after] = qms.findingsOf('a.md');
		assert.equal(
			qms.text('b.md')?.slice(after?.related?.[0]?.span.start, after?.related?.[0]?.span.end),
			'# A procedure',
		);
		assert.notDeepEqual(before?.related, after?.related);
	});

	it('a rule that says what it reads: of others only when that changed', () => {
		let asked: string[] = [];
		const titles = derived<string, number>({part: ({document}) => document.title, combine: parts => parts.size});
		const reading = graphRule({
			meta: meta('reading'),
			reads: snapshot => [titles.basis(snapshot)],
			check: ({entry}) => void asked.push(entry.document.path),
		});
		const qms = createQms({today: () => today, rules: [reading]});
		const after = (from: string, to: string): string[] => {
			asked = [];
			qms.apply({set: [edited(from, to)]});
			qms.findings();
			return asked.sort();
		};
		qms.apply({set: files});
		qms.findings();
		assert.deepEqual(after('## Part', '## Section'), ['b.md']);
		assert.deepEqual(after('title: ', 'title: Another '), ['a.md', 'b.md', 'c.md']);
	});

	it('a rule that follows references: the documents that refer to one whose summary changed', () => {
		let asked: string[] = [];
		const following = graphRule({
			meta: meta('following'),
			reads: () => [],
			follows: true,
			check: ({entry}) => void asked.push(entry.document.path),
		});
		const qms = createQms({today: () => today, rules: [following]});
		qms.apply({
			set: [
				...files,
				{path: 'd.md', text: procedure('See PRO-1.', {id: 'PRO-9'})},
				{path: 'e.md', text: procedure('See [it](b.md#part).', {id: 'PRO-8'})},
			],
		});
		qms.findings();
		asked = [];
		qms.apply({set: [edited('Text 1.', 'Text one.')]});
		qms.findings();
		assert.deepEqual(asked, ['b.md']);
		asked = [];
		qms.apply({set: [edited('## Part', '## Section')]});
		qms.findings();
		assert.deepEqual(asked.sort(), ['b.md', 'd.md', 'e.md']);
	});

	it('tells the paths to look at again: first what was edited, then what looks at it', () => {
		const pointing = graphRule({
			meta: meta('pointing'),
			reads: () => [],
			check({entry: {document}, snapshot}, report) {
				const other = snapshot.documents.get('b.md')?.document.sections[1];
				if (document.path === 'a.md' && other)
					report({
						message: 'said',
						values: {text: 'see b'},
						path: 'a.md',
						span: at,
						key: 'b',
						related: [{path: 'b.md', span: other.headingSpan, message: 'here'}],
					});
			},
		});
		const qms = createQms({today: () => today, rules: [pointing]});
		qms.apply({set: files});
		assert.deepEqual(new Set(qms.takeChanged()), new Set(['a.md', 'b.md', 'c.md']));
		for (const {path} of files) qms.findingsOf(path);
		assert.deepEqual(qms.takeChanged(), []);
		qms.apply({set: [edited('Text 1.', 'Text one.')]});
		assert.deepEqual(qms.takeChanged(), ['b.md', 'a.md']);
	});

	it('a rule across the repository is asked again after every edit', () => {
		let asked = 0;
		const qms = createQms({
			today: () => today,
			rules: [workspaceRule({meta: meta('whole'), check: () => void asked++})],
		});
		qms.apply({set: files});
		qms.findings();
		qms.findings();
		assert.equal(asked, 1);
		qms.apply({set: [edited('Text 1.', 'Text one.')]});
		qms.findings();
		assert.equal(asked, 2);
	});
});

describe('what is judged again', () => {
	it('a document that asked what a reference names, when the answer changes', () => {
		const judged: string[] = [];
		const catalog = builtinCatalog();
		const workspace = new SnapshotBuilder(
			{
				readConfig: (path, text) => loadConfig(text, path),
				loadCatalogs: () => ({catalogs: [catalog], problems: []}),
				readingOptions: (_path, config) => ({...modelOptionsOf(config), listed: true}),
				buildDocument: (path, text, options) => buildDocument({path, text}, options),
				assess(document, _catalog, _config, resolve) {
					judged.push(`${document.path} ${resolve('procedure', 'PRO-099')}`);
					return assessGraded(document);
				},
				checkDocument: () => [],
			},
			{today: () => today, configPath: 'qms.yaml'},
		);
		workspace.apply({set: [{path: 'a.md', text: procedure('See PRO-099.')}]});
		workspace.apply({set: [{path: 'b.md', text: procedure('Text.', {id: 'PRO-098'})}]});
		workspace.apply({set: [{path: 'b.md', text: procedure('Text.', {id: 'PRO-099'})}]});
		assert.deepEqual(judged.slice(0, 2), ['a.md false', 'b.md false']);
		assert.deepEqual(judged.slice(2).sort(), ['a.md true', 'b.md true']);
	});

	it('the coverage of a criterion when a neighbour refuses the declaration that sets both aside', () => {
		const workspace = gradedWorkspace();
		const builder = new CoverageBuilder(builtinCatalog());
		const declared =
			'notApplicable:\n  - topic: design\n    justification: "We build to drawings of our customers, so neither conformity nor satisfaction can suffer."\n    approver: role:managing-director\n';
		const state = (): string | undefined =>
			builder.update(workspace.snapshot).criteria.get('EO-3.design-changes')?.state;
		workspace.apply({
			set: [
				{path: 'qms.yaml', text: declared},
				{path: 'a.md', text: procedure('Text.')},
			],
		});
		assert.equal(state(), 'not-applicable');
		workspace.apply({set: [{path: 'a.md', text: procedure('## Development\n\n@EO-3.design-control=2\n')}]});
		assert.equal(state(), 'gap');
		workspace.apply({set: [{path: 'a.md', text: procedure('Text.')}]});
		assert.equal(state(), 'not-applicable');
	});
});

describe('snapshot', () => {
	it('reads a catalogue file as one, not as a document', () => {
		const qms = createQms({today: () => today});
		qms.apply({
			set: [
				{path: 'qms.yaml', text: 'catalogs: [house.yaml]\ninclude: ["**/*.yaml", "**/*.md"]\n'},
				{path: 'house.yaml', text: 'schema: 1\n'},
			],
		});
		assert.deepEqual([...qms.snapshot.documents.keys()], []);
		qms.apply({set: [{path: 'qms.yaml', text: 'include: ["**/*.yaml", "**/*.md"]\n'}]});
		assert.deepEqual([...qms.snapshot.documents.keys()], ['house.yaml']);
	});

	it('takes another configuration file', () => {
		const qms = createQms({today: () => today, configPath: 'config/quality.yaml'});
		qms.apply({set: [{path: 'config/quality.yaml', text: 'organization: Acme\n'}]});
		assert.equal(qms.snapshot.config.organization, 'Acme');
		assert.equal(qms.snapshot.documents.size, 0);
	});

	it('keeps two roots apart', () => {
		const [one, two] = [createQms({today: () => today}), createQms({today: () => today})];
		one.apply({set: [{path: 'a.md', text: procedure('Text.')}]});
		assert.equal(two.snapshot.documents.size, 0);
		assert.deepEqual(
			two.findings().map(({rule}) => rule),
			['no-qms-documents'],
		);
	});
});
