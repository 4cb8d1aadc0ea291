import {execFileSync, spawn} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** One command line that is measured, and what it is compared with. */
interface Measure {
	readonly name: string;
	readonly words: readonly string[];
	/** The name of another one, whose time is taken as 1; none is shown for '' */
	readonly against: string;
	/** What the ratio should be at most. */
	readonly aim?: number;
	/** Made ready before each round, outside the time. */
	readonly before?: () => void;
}

interface Taken {
	/** In ms, one for each round. */
	readonly times: number[];
	/** The most resident memory of all rounds, in MB; 0 where the system does not tell. */
	peak: number;
}

const peers = {'markdownlint-cli2': '0.24.1', rumdl: '0.2.75'};
const tools = '.cache/bench';

/** Installs the two linters that the command line is compared with beside the project; returns their programs. */
function peerPrograms(): {readonly markdownlint: string; readonly rumdl: string} {
	const programs = {
		markdownlint: join(tools, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'),
		rumdl: join(tools, 'node_modules/.bin/rumdl'),
	};
	if (!Object.values(programs).every(existsSync)) {
		mkdirSync(tools, {recursive: true});
		execFileSync(
			'npm',
			[
				'install',
				'--no-save',
				'--prefix',
				tools,
				...Object.entries(peers).map(([name, version]) => `${name}@${version}`),
			],
			{stdio: ['ignore', 'ignore', 'inherit']},
		);
	}
	return programs;
}

/** Prints how long a start, a check and a second check of the pages in `folder` take, as ratios, beside two linters. */
export async function measureCommands(folder: string, rounds: number, cache: string): Promise<void> {
	const {markdownlint, rumdl} = peerPrograms();
	const program = [process.execPath, 'dist/cli.cjs'];
	const pages = pagesIn(folder);
	const check = [...program, 'check', folder, '--fail-on', 'never', '--format', 'json', '--cache-location', cache];
	const few = `${cache}.three`;
	mkdirSync(few, {recursive: true});
	for (const [index, page] of pagesIn('samples/acme-valves/procedures').slice(0, 3).entries())
		cpSync(page, join(few, `${index}.md`));
	const three = [...program, 'check', few, '--fail-on', 'never', '--no-cache'];
	const forget = (): void => rmSync(cache, {recursive: true, force: true});
	const rumdlCache = `${cache}.rumdl`;
	const measures: readonly Measure[] = [
		{name: 'empty Node', words: [process.execPath, '-e', '0'], against: ''},
		{name: '--version', words: [...program, '--version'], against: 'empty Node', aim: 1.8},
		{name: 'three files', words: three, against: 'empty Node', aim: 2.5},
		{name: 'markdownlint-cli2', words: [process.execPath, markdownlint, `${folder}/**/*.md`], against: ''},
		{name: 'check, cold', words: check, against: 'markdownlint-cli2', aim: 0.6, before: forget},
		{name: 'check, warm', words: check, against: 'check, cold', aim: 0.12},
		{name: 'rumdl, cached', words: [rumdl, 'check', '--cache-dir', rumdlCache, folder], against: ''},
		{name: 'check, warm / rumdl', words: check, against: 'rumdl, cached', aim: 5},
	];
	const taken = new Map(measures.map(({name}): [string, Taken] => [name, {times: [], peak: 0}]));
	// One after the other in each round, so that a busy moment of the machine meets all of them.
	for (let round = 0; round < rounds; round++)
		for (const {name, words, before} of measures) {
			before?.();
			const {ms, peak} = await timed(words);
			const known = taken.get(name);
			if (!known) continue;
			known.times.push(ms);
			known.peak = Math.max(known.peak, peak);
		}
	for (const each of [rumdlCache, few]) rmSync(each, {recursive: true, force: true});
	const bytes = pages.reduce((sum, path) => sum + statSync(path).size, 0);
	console.log(`\n${pages.length} pages, ${(bytes / 1e6).toFixed(1)} MB; medians of ${rounds} rounds`);
	console.log('command                      ms   peak MB   against                 ratio   aim');
	for (const {name, against, aim} of measures) {
		const ms = median(taken.get(name)?.times ?? []);
		const other = median(taken.get(against)?.times ?? []);
		console.log(
			[
				name.padEnd(22),
				ms.toFixed(0).padStart(9),
				String(taken.get(name)?.peak ?? 0).padStart(10),
				`   ${against.padEnd(20)}`,
				against === '' ? '' : (ms / other).toFixed(2).padStart(9),
				aim === undefined ? '' : String(aim).padStart(6),
			]
				.join('')
				.trimEnd(),
		);
	}
}

function pagesIn(folder: string): readonly string[] {
	return readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.filter(path => path.endsWith('.md'))
		.map(path => join(folder, path))
		.sort();
}

/** Runs a command to its end, however it ends, and takes its time and its memory. */
async function timed([command = '', ...words]: readonly string[]): Promise<{ms: number; peak: number}> {
	const begun = performance.now();
	const child = spawn(command, words, {stdio: 'ignore'});
	let peak = 0;
	const look = setInterval(() => {
		peak = Math.max(peak, peakOf(child.pid ?? 0));
	}, 10);
	await new Promise((done, fail) => child.on('close', done).on('error', fail));
	clearInterval(look);
	return {ms: performance.now() - begun, peak};
}

/** The most resident memory that a process had, in MB. */
function peakOf(pid: number): number {
	try {
		return Math.round(Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
	} catch {
		return 0;
	}
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
