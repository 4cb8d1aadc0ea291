import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, {type IGrammar} from 'vscode-textmate';

const require = createRequire(import.meta.url);
interface Contribution {
	readonly scopeName: string;
	readonly path: string;
	readonly injectTo: readonly string[];
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {contributes: {grammars: Contribution[]}};
const own = manifest.contributes.grammars;

/** The grammars of VS Code with ours injected, as the manifest says. */
async function grammar(scopeName: string): Promise<IGrammar> {
	const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
	await oniguruma.loadWASM(wasm);
	const registry = new textmate.Registry({
		onigLib: Promise.resolve({
			createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
			createOnigString: text => new oniguruma.OnigString(text),
		}),
		loadGrammar: async scope => {
			const ours = own.find(each => each.scopeName === scope);
			const builtin: Readonly<Record<string, string>> = {'text.html.markdown': 'markdown', 'source.yaml': 'yaml'};
			const path =
				ours?.path ??
				(builtin[scope] === undefined ? undefined : require.resolve(`tm-grammars/grammars/${builtin[scope]}.json`));
			return path === undefined ? null : textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
		},
		getInjections: scope => own.filter(({injectTo}) => injectTo.includes(scope)).map(each => each.scopeName),
	});
	const loaded = await registry.loadGrammar(scopeName);
	assert.ok(loaded);
	return loaded;
}

/** The scopes of ours at the first place of each of `words`, by word. */
function scopesOf(loaded: IGrammar, text: string, words: readonly string[]): Record<string, string> {
	const found: Record<string, string> = {};
	let stack = textmate.INITIAL;
	for (const line of text.split('\n')) {
		const {tokens, ruleStack} = loaded.tokenizeLine(line, stack);
		stack = ruleStack;
		for (const word of words) {
			const at = line.indexOf(word);
			const token = tokens.find(({startIndex, endIndex}) => startIndex <= at && at < endIndex);
			if (at >= 0 && token !== undefined && found[word] === undefined)
				found[word] = token.scopes.filter(scope => scope.endsWith('.qms') && !scope.startsWith('meta.')).join(' ');
		}
	}
	return found;
}

const outcome = 'constant.other.outcome.qms variable.other.enummember.outcome.qms';

describe('grammars', () => {
	let markdown: IGrammar;
	let yaml: IGrammar;
	before(async () => {
		markdown = await grammar('text.html.markdown');
		yaml = await grammar('source.yaml');
	});

	it('colours a directive comment', () => {
		const text =
			'## Cause\n<!-- qms: covers EO-9.cause, EO-7/9.extent EO-7/*; ignore review-overdue because="see EO-8" -->\n';
		assert.deepEqual(
			scopesOf(markdown, text, [
				'qms',
				'covers',
				'EO-9.cause',
				'EO-7/9.extent',
				'EO-7/*',
				'ignore',
				'review-overdue',
				'because',
				'see EO-8',
			]),
			{
				qms: 'keyword.control.directive.qms',
				covers: 'keyword.control.verb.qms',
				'EO-9.cause': outcome,
				'EO-7/9.extent': outcome,
				'EO-7/*': outcome,
				ignore: 'keyword.control.verb.qms',
				'review-overdue': 'entity.name.function.rule.qms',
				because: 'variable.parameter.qms',
				'see EO-8': 'string.quoted.double.qms',
			},
		);
	});

	it('colours a directive over several lines and stops at its end', () => {
		const text = '<!-- qms: covers\n     EO-9.cause\n     EO-9.action -->\n\nAfter EO-9.update it goes on.\n';
		assert.deepEqual(scopesOf(markdown, text, ['EO-9.cause', 'EO-9.action', 'EO-9.update']), {
			'EO-9.cause': outcome,
			'EO-9.action': outcome,
			'EO-9.update': '',
		});
	});

	it('colours a directive in a link definition', () => {
		const text = 'Text.\n\n[//]: # (qms: attests EO-10.close by="J. Doe")\n\ncovers nothing\n';
		assert.deepEqual(scopesOf(markdown, text, ['attests', 'EO-10.close', 'by', 'J. Doe', 'covers']), {
			attests: 'comment.block.qms keyword.control.verb.qms',
			'EO-10.close': `comment.block.qms ${outcome}`,
			by: 'comment.block.qms variable.parameter.qms',
			'J. Doe': 'comment.block.qms string.quoted.double.qms',
			covers: '',
		});
	});

	for (const [label, open, close, by] of [
		['[comment]', '(', ')', '"J. Doe"'],
		['[#]', '"', '"', "'J. Doe'"],
		['[//]', "'", "'", '"J. Doe"'],
		['[Comment]', '"', '"', "'J. Doe'"],
	] as const) {
		it(`colours ${label}: # ${open}qms: …${close}`, () => {
			const text = `Text.\n\n${label}: # ${open}qms: attests EO-10.close by=${by}; covers EO-9.cause${close}\n\nignore nothing\n`;
			const quoted = by.startsWith('"') ? 'double' : 'single';
			assert.deepEqual(
				scopesOf(markdown, text, ['qms', 'attests', 'EO-10.close', 'by', 'J. Doe', 'covers', 'EO-9.cause', 'ignore']),
				{
					qms: 'comment.block.qms keyword.control.directive.qms',
					attests: 'comment.block.qms keyword.control.verb.qms',
					'EO-10.close': `comment.block.qms ${outcome}`,
					by: 'comment.block.qms variable.parameter.qms',
					'J. Doe': `comment.block.qms string.quoted.${quoted}.qms`,
					covers: 'comment.block.qms keyword.control.verb.qms',
					'EO-9.cause': `comment.block.qms ${outcome}`,
					ignore: '',
				},
			);
		});
	}

	it('colours an attribute of a heading, with and without a verb', () => {
		const text =
			'## Cause {#cause .x qms="EO-9.cause, EO-9.action"}\n\nText EO-7.\n\n### Other {qms="rejects EO-8.plan because=\'old\'; plans EO-1.scope"} ##\n\nSetext {qms="EO-2.stated"}\n-----\n\nThe text {qms="EO-3.stated"} goes on.\n';
		assert.deepEqual(
			scopesOf(markdown, text, [
				'qms',
				'EO-9.cause',
				'EO-9.action',
				'EO-7',
				'rejects',
				'EO-8.plan',
				'because',
				'old',
				'plans',
				'EO-1.scope',
				'EO-2.stated',
				'EO-3.stated',
			]),
			{
				qms: 'keyword.control.directive.qms',
				'EO-9.cause': outcome,
				'EO-9.action': outcome,
				'EO-7': '',
				rejects: 'keyword.control.verb.qms',
				'EO-8.plan': outcome,
				because: 'variable.parameter.qms',
				old: 'string.quoted.single.qms',
				plans: 'keyword.control.verb.qms',
				'EO-1.scope': outcome,
				'EO-2.stated': outcome,
				'EO-3.stated': '',
			},
		);
	});

	it('leaves other comments, code and prose alone', () => {
		const text =
			'<!-- covers EO-1.scope -->\n\n```markdown\n<!-- qms: covers EO-2.stated -->\n```\n\nThe word `qms: covers EO-3.specification` and EO-4.owner in prose.\n';
		assert.deepEqual(scopesOf(markdown, text, ['EO-1.scope', 'EO-2.stated', 'EO-3.specification', 'EO-4.owner']), {
			'EO-1.scope': '',
			'EO-2.stated': '',
			'EO-3.specification': '',
			'EO-4.owner': '',
		});
	});

	it('colours claims and roles in front matter', () => {
		const text = '---\nid: PRO-012\nowner: role:quality-manager\noutcomes: [EO-8, EO-9] # EO-7\n---\n\n# Title EO-10\n';
		assert.deepEqual(scopesOf(markdown, text, ['role', 'quality-manager', 'EO-8', 'EO-9', 'EO-7', 'EO-10']), {
			role: 'support.type.role.qms',
			'quality-manager': 'variable.other.role.qms',
			'EO-8': outcome,
			'EO-9': outcome,
			'EO-7': '',
			'EO-10': '',
		});
	});

	it('colours claims, roles and parties of a process', () => {
		const text =
			'owner: role:prozess-eigner\ninputs:\n  - { name: Order, from: external:customer }\noutcomes: [EO-4.measures, EO-12.*] # EO-1\nnote: XEO-9 and EO-99x are no ids\n';
		assert.deepEqual(
			scopesOf(yaml, text, ['prozess-eigner', 'external', 'customer', 'EO-4.measures', 'EO-12.*', 'XEO-9', 'EO-99x']),
			{
				'prozess-eigner': 'variable.other.role.qms',
				external: 'support.type.external.qms',
				customer: 'variable.other.external.qms',
				'EO-4.measures': outcome,
				'EO-12.*': outcome,
				'XEO-9': '',
				'EO-99x': '',
			},
		);
	});
});
