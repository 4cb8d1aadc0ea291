import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, normalize, relative} from 'node:path';

// Lower layers come first; a file may import from its own layer and from those before it.
const coreOrder = [
	'text',
	'syntax',
	'model',
	'catalog',
	'config',
	'evidence',
	'workspace',
	'coverage',
	'rules',
	'fixes',
	'features',
	'service',
];
// Type-only imports may look upwards where data of one layer names types of another.
const root = join(import.meta.dirname, '..');

function sources(folder: string): string[] {
	return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
		.map(entry => relative(root, join(entry.parentPath, entry.name)));
}

function imports(file: string): {specifier: string; typeOnly: boolean}[] {
	const text = readFileSync(join(root, file), 'utf8');
	return [...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)].map(match => ({
		specifier: match[2] ?? '',
		typeOnly: match[1] !== undefined,
	}));
}

const layerOf = (file: string): string => file.split('/')[3]?.replace(/\.ts$/, '') ?? '';

describe('architecture', () => {
	it('keeps the import direction inside the core', () => {
		const wrong: string[] = [];
		for (const file of sources('server/src/core')) {
			for (const {specifier, typeOnly} of imports(file)) {
				if (!specifier.startsWith('.') || typeOnly) continue;
				const target = normalize(join(dirname(file), specifier));
				if (!target.startsWith('server/src/core/')) wrong.push(`${file} leaves the core: ${specifier}`);
				else if (coreOrder.indexOf(layerOf(target)) > coreOrder.indexOf(layerOf(file)))
					wrong.push(`${file} imports ${target}`);
			}
		}
		assert.deepEqual(wrong, []);
	});

	it('keeps every folder of the core in the order', () => {
		const unknown = new Set(
			sources('server/src/core')
				.map(layerOf)
				.filter(layer => !coreOrder.includes(layer)),
		);
		assert.deepEqual([...unknown], []);
	});

	it('lets the core use no host', () => {
		const wrong = sources('server/src/core').flatMap(file =>
			imports(file)
				.filter(({specifier}) => /^(node:|vscode)/.test(specifier))
				.map(({specifier}) => `${file}: ${specifier}`),
		);
		assert.deepEqual(wrong, []);
	});

	it('lets only lsp, node and browser import the language server, and only the client import vscode', () => {
		const wrong = [...sources('server/src'), ...sources('client/src')].flatMap(file =>
			imports(file)
				.filter(({specifier}) => {
					if (specifier.startsWith('vscode-languageserver')) return !/^server\/src\/(lsp|node|browser)\//.test(file);
					if (specifier === 'vscode' || specifier.startsWith('vscode-languageclient'))
						return !file.startsWith('client/');
					return false;
				})
				.map(({specifier}) => `${file}: ${specifier}`),
		);
		assert.deepEqual(wrong, []);
	});

	it('keeps reports pure', () => {
		const wrong = sources('server/src/report').flatMap(file =>
			imports(file)
				.filter(({specifier}) => /^(node:|vscode)/.test(specifier))
				.map(({specifier}) => `${file}: ${specifier}`),
		);
		assert.deepEqual(wrong, []);
	});
});
