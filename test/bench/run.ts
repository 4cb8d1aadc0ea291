/**
 * How fast the command line and the editor are: node test/bench/run.ts [--pages FOLDER] [COUNT…]
 *
 * Checks the pages in FOLDER, or as many generated ones, without and with what is kept, beside two linters, and prints ratios:
 * machines differ, and so do moments of one.
 *
 * Opens workspaces of generated documents in this server and in two well-known ones, types, and prints the time from
 * a keystroke to the diagnostics that follow it.
 */
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {rmSync} from 'node:fs';
import {measureMarkdown, measureOurs, measureYaml, type Measured} from './servers.ts';
import {costs} from './costs.ts';
import {measureCommands} from './commands.ts';
import {generate} from './workspace.ts';

const words = process.argv.slice(2);
const pages = words.includes('--pages') ? words[words.indexOf('--pages') + 1] : undefined;
const counts = words.map(Number).filter(count => count > 0);
const sample = 'samples/acme-valves';
const folder = join(tmpdir(), `qms-lens-bench-${process.pid}`);

try {
	await measureCommands(pages ?? generate(sample, folder, 889).folder, 3, `${folder}.kept`);
	for (const count of counts.length > 0 ? counts : [100, 1000, 5000]) {
		const workspace = generate(sample, folder, count);
		console.log(`\n${workspace.documents.length} documents, ${(workspace.bytes / 1e6).toFixed(1)} MB`);
		console.log('server                     first ms    p50 ms    p95 ms  memory MB   peak MB');
		for (const measure of [
			() => measureOurs(workspace, 'paragraph'),
			() => measureOurs(workspace, 'title'),
			() => measureOurs(workspace, 'process'),
			() => measureMarkdown(workspace),
			() => measureYaml(workspace),
		]) {
			print(await measure());
		}
	}
	const {parse, judge, bytes} = costs(sample);
	console.log(
		`\nReading Markdown takes ${parse.toFixed(0)} ms a MB, judging it ${judge.toFixed(0)} ms: ${(judge / parse).toFixed(2)} of the reading (${(bytes / 1e6).toFixed(2)} MB).`,
	);
} finally {
	for (const each of [folder, `${folder}.kept`]) rmSync(each, {recursive: true, force: true});
}

function print({server, first, p50, p95, memory, peak}: Measured): void {
	console.log(
		`${server.padEnd(24)}${first.toFixed(0).padStart(11)}${p50.toFixed(1).padStart(10)}${p95.toFixed(1).padStart(10)}${String(memory).padStart(11)}${String(peak).padStart(10)}`,
	);
}
