import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Diagnostic} from 'vscode-languageserver';
import {TextDocument} from 'vscode-languageserver-textdocument';
import {getLanguageService, type LanguageService} from 'yaml-language-server';
import {methods} from '../../server/src/host/protocol.ts';
import {type Editor, type EditorOptions, openEditor} from './editor.ts';

const root = join(import.meta.dirname, '../..');
const {contributes} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	contributes: {yamlValidation: {fileMatch: string | string[]; url: string}[]};
};

/** The server of the YAML extension, with the schemas that ours contributes or, for comparison, with those that check. */
function yamlService(folder: 'contributed' | 'checking'): LanguageService {
	const service = getLanguageService({
		schemaRequestService: async uri => readFileSync(new URL(uri), 'utf8'),
		workspaceContext: {resolveRelativePath: (relative, resource) => new URL(relative, resource).href},
		telemetry: {send: async () => {}, sendError: async () => {}, sendTrack: async () => {}},
	});
	service.configure({
		validate: true,
		completion: true,
		schemas: contributes.yamlValidation.map(({fileMatch, url}) => ({
			uri: pathToFileURL(join(root, folder === 'contributed' ? url : url.replace('editor/', ''))).href,
			fileMatch: [fileMatch].flat(),
		})),
	});
	return service;
}

const textOf = ({message}: Diagnostic): string => (typeof message === 'string' ? message : message.value);

let version = 0;
/** Its answers are kept by version, so that each text has one of its own. */
const yamlDocument = (path: string, text: string): TextDocument =>
	TextDocument.create(`file:///qms/${path}`, 'yaml', ++version, text);

const manual = '---\nid: MAN-001\ntitle: Quality manual\nkind: manual\nstatus: effective\n---\n\n# Quality manual\n';
const [config, process, readings] = ['qms.yaml', 'processes/PRC-SALES.yaml', 'qms-readings.yaml'] as const;

/** Of each file what breaks YAML, what is wrong in it otherwise, and what is only written in other words. */
const broken: readonly (readonly [path: string, text: string])[] = [
	[config, 'organization: "Acme\ninclude: [\n'],
	[config, 'include: ["**"]\ninclude: ["**/*.md"]\n'],
	[config, 'organization: *name\n'],
	[process, 'kind: process\nid: PRC-SALES\ntitle: "Sales\n'],
	[
		process,
		'kind: process\nid: PRC-SALES\ntitle: Sales\ninputs: [name: Order, from: x\noutputs:\n  - name: Contract\n',
	],
	[process, 'kind: process\nid: PRC-SALES\ntitle: Sales\npurpose: sells: much\n'],
	[process, 'kind: process\nid: PRC-SALES\ntitle: Sales\n\tpurpose: to sell\n'],
	[process, 'kind: process\nid: PRC-SALES\ntitle: Sales\ntitle: Selling\n'],
	[readings, '- {place: a.md#b, criterion: EO-9.cause, shows: "part\n'],
];
const wrong: readonly (readonly [path: string, text: string])[] = [
	[config, 'claim: required\nrules: {outcome-gab: warning}\nprofile: {graceDays: -1}\n'],
	[
		config,
		'claims: [x]\nrules: [a]\nroles: 3\nminStatus: {EO-1: nix}\ncertificate: 2\nlanguages: it\nkinds: {a: leaflet}\n',
	],
	[config, '- procedures\n'],
	[
		process,
		'kind: process\nid: PRC-SALES\ntitle: Sales\ninputs: {name: 3}\nmeasures: 3\nownr: role:seller\noutcomes: [3]\n',
	],
	[readings, '- {place: a.md#b, criterion: EO-9.cause, shows: yes, becuase: x}\n'],
];
const otherWords: readonly (readonly [path: string, text: string])[] = [
	[config, 'organisation: Acme\nnot-applicable:\n  - {topic: design}\nseverity: {outcome-gap: info}\n'],
	[process, 'kind: Prozess\nid: [PRC-SALES]\ntitel: Vertrieb\nversion: 3\nreview: monthly\noutputs: an offer\n'],
];

describe('beside the server of the YAML extension', () => {
	const contributed = yamlService('contributed');
	let editor: Editor | undefined;
	const start = async (path: string, text: string, options: Partial<EditorOptions> = {}): Promise<Editor> => {
		editor = await openEditor({
			files: {[config]: 'include: ["**"]\n', 'manual.md': manual, [path]: text},
			...options,
			initializationOptions: {completesYaml: true, checksYaml: true, ...options.initializationOptions},
		});
		return editor;
	};
	const saidByYaml = (path: string, text: string): Promise<Diagnostic[]> =>
		contributed.doValidation(yamlDocument(path, text), false);
	const ours = (path: string): string[] => (editor?.diagnostics(path) ?? []).map(textOf);
	afterEach(async () => {
		await editor?.stop();
		editor = undefined;
	});

	for (const [path, text] of broken) {
		it(`leaves to it what breaks YAML in an open file: ${JSON.stringify(text)}`, async () => {
			const said = await saidByYaml(path, text);
			assert.ok(said.length > 0 && said.every(({source}) => source === 'YAML'));
			const started = await start(path, text);
			const closed = ours(path);
			await started.open(path);
			const opened = ours(path);
			const left = closed.filter(message => !opened.includes(message));
			assert.ok(left.length > 0 && left.length <= said.length);
			assert.deepEqual(
				opened.filter(message => !closed.includes(message)),
				[],
			);
			await started.close(path);
			assert.deepEqual(ours(path), closed, 'of a file that is closed nobody else tells');
		});
	}

	for (const [path, text] of [...wrong, ...otherWords])
		it(`gets a schema that objects to nothing: ${JSON.stringify(text)}`, async () =>
			assert.deepEqual(await saidByYaml(path, text), []));

	for (const [path, text] of wrong) {
		it(`tells itself what is wrong otherwise: ${JSON.stringify(text)}`, async () => {
			const started = await start(path, text);
			const closed = ours(path);
			assert.ok(
				closed.some(message => /key|expected|list|lacks|contains/i.test(message)),
				closed.join('\n'),
			);
			await started.open(path);
			assert.deepEqual(ours(path), closed);
		});
	}

	it('tells everything as soon as that one checks no more, and again nothing twice once it does', async () => {
		const [path, text] = ['qms.yaml', 'organization: "Acme\n'];
		await start(path, text);
		const has = (): boolean => ours(path).some(message => message.startsWith('The quotation that opens here'));
		await editor?.open(path);
		const seen = [has()];
		for (const checks of [false, true]) {
			await editor?.notify(methods.yamlServer, {completes: true, checks});
			await editor?.settled();
			seen.push(has());
		}
		assert.deepEqual(seen, [false, true, false]);
	});

	it('tells all where nobody says that another server checks, and of limits that are its own', async () => {
		await start(config, 'organization: "Acme\n', {initializationOptions: {checksYaml: false}});
		await editor?.open(config);
		assert.ok(ours(config).some(message => message.startsWith('The quotation')));
		await editor?.stop();
		await start(process, `kind: process\nid: PRC-1\ntitle: ${'['.repeat(120)}\n`);
		await editor?.open(process);
		assert.ok(ours(process).some(message => message.includes('nested more than')));
	});

	it('answers a client that asks without what is left to it', async () => {
		const [path, text] = ['qms.yaml', 'organization: "Acme\n'];
		await start(path, text, {
			capabilities: {textDocument: {diagnostic: {}}},
			initializationOptions: {diagnostics: 'pull'},
		});
		const messages = async (): Promise<string[]> => {
			const {items} = (await editor?.request<{items: Diagnostic[]}>('textDocument/diagnostic', {
				textDocument: {uri: editor.uri(path)},
			})) ?? {items: []};
			return items.map(textOf).filter(message => message.startsWith('The quotation'));
		};
		assert.equal((await messages()).length, 1);
		await editor?.open(path);
		assert.deepEqual(await messages(), []);
	});

	for (const [path, text] of [
		[config, '|'],
		[config, 'claims: |'],
		[config, 'profile:\n  |'],
		[config, 'profile:\n  edition: |'],
		[config, 'rules:\n  |'],
		[config, 'rules:\n  vague-time:\n    severity: |'],
		[config, 'notApplicable:\n  - topic: x\n    |'],
		[config, 'statuses:\n  |'],
		[config, 'require:\n  - |'],
		[config, 'unknown: 1\nclaims: [x]\nprofile:\n  goods: |'],
		[process, 'kind: process\n|'],
		[process, 'status: |'],
		[process, 'measures:\n  - name: x\n    frequency: |'],
		[process, 'outcomes:\n  - |'],
		[process, 'outputs: x\nreview:\n  |'],
		[readings, '- place: a\n  |'],
		[readings, '- criterion: |'],
	] as const) {
		it(`gets the same keys and words to complete: ${JSON.stringify(text)}`, async () => {
			const offered = async (service: LanguageService): Promise<string[]> => {
				const document = yamlDocument(path, text.replace('|', ''));
				const {items} = await service.doComplete(document, document.positionAt(text.indexOf('|')), false);
				return items.filter(({label}) => !label.startsWith('object(')).map(({label}) => label);
			};
			const before = await offered(yamlService('checking'));
			const now = new Set(await offered(contributed));
			assert.ok(before.length > 0);
			assert.deepEqual(
				before.filter(label => !now.has(label)),
				[],
			);
		});
	}
});
