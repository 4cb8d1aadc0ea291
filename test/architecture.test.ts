import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, normalize, relative} from 'node:path';

// Lower layers come first; a file may import from its own layer and from those before it.
const coreOrder = [
	'text',
	'syntax',
	'finding',
	'model',
	'catalog',
	'config',
	'evidence',
	'readings',
	'workspace',
	'coverage',
	'questions',
	'rules',
	'fixes',
	'features',
	'steps',
	'prepare',
	'service',
];
// The same for the folders beside the core.
const outerOrder = ['core', 'report', 'reading', 'host', 'lsp', 'node', 'browser', 'mcp', 'cli'];
const root = join(import.meta.dirname, '..');

function sources(folder: string): string[] {
	return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
		.map(entry => relative(root, join(entry.parentPath, entry.name)));
}

/** What a file imports, types included: static, dynamic and re-exports. */
function imports(file: string): readonly string[] {
	const text = readFileSync(join(root, file), 'utf8');
	const written = /(?:^\s*(?:import|export)\s+(?:type\s+)?(?:[^'";]*?\sfrom\s+)?|\bimport\()'([^']+)'/gm;
	return [...text.matchAll(written)].map(match => match[1] ?? '');
}

/** The files of the repository that a file imports. */
function targets(file: string): readonly string[] {
	return imports(file)
		.filter(specifier => specifier.startsWith('.'))
		.map(specifier => normalize(join(dirname(file), specifier)));
}

/** Groups of files that import each other, directly or through others: strongly connected components (Tarjan). */
function circles(
	files: readonly string[],
	targetsOf: (file: string) => readonly string[] = targets,
): readonly (readonly string[])[] {
	const found: string[][] = [];
	const index = new Map<string, number>();
	const lowest = new Map<string, number>();
	const open: string[] = [];
	const visit = (file: string): number => {
		const own = index.size;
		index.set(file, own);
		lowest.set(file, own);
		open.push(file);
		for (const target of targetsOf(file)) {
			if (!files.includes(target)) continue;
			const reached = index.has(target) ? (open.includes(target) ? (index.get(target) ?? own) : own) : visit(target);
			lowest.set(file, Math.min(lowest.get(file) ?? own, reached));
		}
		if (lowest.get(file) === own) {
			const group = open.splice(open.indexOf(file));
			if (group.length > 1) found.push(group.sort());
		}
		return lowest.get(file) ?? own;
	};
	for (const file of files) if (!index.has(file)) visit(file);
	return found;
}

const layerOf = (file: string): string => file.split('/')[3]?.replace(/\.ts$/, '') ?? '';

describe('architecture', () => {
	it('keeps the import direction inside the core', () => {
		const wrong: string[] = [];
		for (const file of sources('server/src/core')) {
			for (const target of targets(file)) {
				if (!target.startsWith('server/src/core/')) wrong.push(`${file} leaves the core: ${target}`);
				else if (coreOrder.indexOf(layerOf(target)) > coreOrder.indexOf(layerOf(file)))
					wrong.push(`${file} imports ${target}`);
			}
		}
		assert.deepEqual(wrong, []);
	});

	it('keeps the import direction outside the core', () => {
		const folderOf = (file: string): string => file.split('/')[2] ?? '';
		const wrong = sources('server/src').flatMap(file =>
			targets(file)
				.filter(target => target.startsWith('server/src/'))
				.filter(target => outerOrder.indexOf(folderOf(target)) > outerOrder.indexOf(folderOf(file)))
				.map(target => `${file} imports ${target}`),
		);
		assert.deepEqual(wrong, []);
	});

	it('has no circle of imports, those of types included', () => {
		const files = ['server/src', 'client/src', 'client/panel', 'scripts'].flatMap(sources);
		const wrong = circles(files);
		assert.deepEqual(wrong, []);
	});

	it('would find a circle of several files, and takes a file that two others import for none', () => {
		const graph: Readonly<Record<string, readonly string[]>> = {
			a: ['b', 'c'],
			b: ['c'],
			c: [],
			d: ['e'],
			e: ['f', 'c'],
			f: ['d'],
		};
		assert.deepEqual(
			circles(Object.keys(graph), file => graph[file] ?? []),
			[['d', 'e', 'f']],
		);
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
				.filter(specifier => /^(node:|vscode)/.test(specifier))
				.map(specifier => `${file}: ${specifier}`),
		);
		assert.deepEqual(wrong, []);
	});

	it('lets only lsp, node and browser import the language server, and only the client import vscode', () => {
		const wrong = [...sources('server/src'), ...sources('client/src')].flatMap(file =>
			imports(file)
				.filter(specifier => {
					if (specifier.startsWith('vscode-languageserver')) return !/^server\/src\/(lsp|node|browser)\//.test(file);
					if (specifier === 'vscode' || specifier.startsWith('vscode-languageclient'))
						return !file.startsWith('client/');
					return false;
				})
				.map(specifier => `${file}: ${specifier}`),
		);
		assert.deepEqual(wrong, []);
	});

	it('starts programs in one module alone', () => {
		const wrong = [...sources('server/src'), ...sources('client/src')].filter(
			file =>
				file !== 'server/src/node/git-run.ts' &&
				imports(file).some(specifier => specifier.replace('node:', '') === 'child_process'),
		);
		assert.deepEqual(wrong, []);
	});

	it('keeps reports pure', () => {
		const wrong = sources('server/src/report').flatMap(file =>
			imports(file)
				.filter(specifier => /^(node:|vscode)/.test(specifier))
				.map(specifier => `${file}: ${specifier}`),
		);
		assert.deepEqual(wrong, []);
	});
});
