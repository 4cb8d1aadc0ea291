// Leads the places in a stack back from a bundle to the sources.
import {readFileSync} from 'node:fs';
import {SourceMap} from 'node:module';
import {basename, dirname, relative, resolve} from 'node:path';
import {projectRoot} from './hosts/cache.ts';

/** VS Code for the web wraps a module into a function of its own, which begins two lines earlier. */
const webOffset = 2;

export function stackMapper(bundle: string, target: 'node' | 'web'): (line: string) => string {
	const file = `${bundle}.map`;
	const map = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as ConstructorParameters<typeof SourceMap>[0]);
	const name = (target === 'node' ? basename(bundle) : 'tests.cjs').replaceAll('.', '\\.');
	const place = new RegExp(`\\(?[^\\s()]*/${name}[^\\s():]*:(\\d+):(\\d+)\\)?`);
	const offset = target === 'node' ? 0 : webOffset;
	return line =>
		line.replace(place, (all, row: string, column: string) => {
			const entry = map.findEntry(Number(row) - 1 - offset, Number(column) - 1);
			if (!('originalSource' in entry)) return all;
			return `(${relative(projectRoot, resolve(dirname(file), entry.originalSource))}:${entry.originalLine + 1}:${entry.originalColumn + 1})`;
		});
}
