// Writes every generated file from the objects it describes: node scripts/generate.ts [--check]
// With --check nothing is written; a file that differs fails and names the command to run.
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {manifestFile} from './generate/agentTools.ts';
import {catalogFile, readCatalog} from './generate/catalog.ts';
import type {Generated} from './generate/file.ts';
import {lexiconFile} from './generate/lexicon.ts';
import {rulesIndex} from './generate/rules.ts';
import {wordsFile} from './generate/words.ts';

const root = join(import.meta.dirname, '..');
const checkOnly = process.argv.includes('--check');
/** Folders that hold generated files alone. */
const ownFolders = ['docs/rules'];
let stale = 0;

function write(files: readonly Generated[]): void {
	for (const {path, text} of files) {
		const file = join(root, path);
		if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
		if (checkOnly) report(`${path} is out of date`);
		else {
			mkdirSync(dirname(file), {recursive: true});
			writeFileSync(file, text);
			console.log(`wrote ${path}`);
		}
	}
}

function removeOthers(files: readonly Generated[]): void {
	const wanted = new Set(files.map(({path}) => path));
	for (const folder of ownFolders.filter(each => existsSync(join(root, each)))) {
		for (const name of readdirSync(join(root, folder))) {
			const path = `${folder}/${name}`;
			if (wanted.has(path)) continue;
			if (checkOnly) report(`${path} belongs to nothing`);
			else {
				rmSync(join(root, path));
				console.log(`removed ${path}`);
			}
		}
	}
}

function report(what: string): void {
	console.error(`${what}; run: npm run generate`);
	stale++;
}

// What other code imports comes first, so that the documents are made of its new state.
write([catalogFile(root), wordsFile(root), lexiconFile(root), rulesIndex(root), manifestFile(root)]);
const {documents} = await import('./generate/documents.ts');
const files = documents(root, readCatalog(root));
write(files);
removeOthers(files);
process.exitCode = stale > 0 ? 1 : 0;
