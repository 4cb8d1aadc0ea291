// Looks for texts that break the tool: `npm run fuzz [-- --seed N] [-- --minutes N]`. A failure is made as small as can be,
// and written where the unit tests replay it.
import {spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import fc from 'fast-check';
import {growthOf, type Growth, mostBesideProse, mostGrowth, timeOf} from '../growth/measure.ts';
import {markdownPatterns, repeats} from '../growth/patterns.ts';
import {cases, repeatedPieces} from './cases.ts';
import {check} from './checks.ts';

const {values} = parseArgs({options: {seed: {type: 'string'}, minutes: {type: 'string', default: '3'}}});
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31));
const half = Number(values.minutes) * 30_000;
const kept = path.join(import.meta.dirname, '..', 'fixtures', 'fuzz');
console.log(`Seed ${seed}; the same cases again with: npm run fuzz -- --seed ${seed}`);

let known = 0;
const limits = {seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: half, endOnFailure: false} as const;
report('workspaces', fc.check(fc.property(cases, check), limits));
report('growth', fc.check(fc.property(repeatedPieces, grow), {...limits, skipAllAfterTimeLimit: half * 2}));
properties();

/** The property tests of the suites, which run with one seed everywhere else, with this one. */
function properties(): void {
	const tests = path.join(import.meta.dirname, '..');
	const specs = readdirSync(tests, {recursive: true, encoding: 'utf8'})
		.filter(file => file.endsWith('.test.ts'))
		.map(file => path.join(tests, file))
		.filter(file => readFileSync(file, 'utf8').includes("from 'fast-check'"));
	const {status} = spawnSync(
		'mocha',
		['--no-config', '--require', path.join(tests, 'support/seed.ts'), '--timeout', '600000', '--exit', ...specs],
		{
			env: {...process.env, QMS_SEED: String(seed)},
			stdio: 'inherit',
		},
	);
	console.log(`properties: ${status === 0 ? 'none fails' : 'failed'}`);
	if (status !== 0) process.exitCode = 1;
}

/** A text made of the same marks again and again takes no more than its length warrants. */
function grow(pieces: readonly string[]): void {
	for (const pattern of repeats(JSON.stringify(pieces), pieces)) {
		const isEnough = ({small, large}: Growth): boolean =>
			large < mostGrowth * small || large < 4 * mostBesideProse * prose();
		const growth = growthOf(pattern, 8000, 4, isEnough);
		if (!isEnough(growth))
			throw new Error(
				`twice the text takes ${(growth.large / growth.small).toFixed(1)} times as long: ${pattern.name}`,
			);
	}
}

function prose(): number {
	const [pattern] = markdownPatterns;
	if (known === 0 && pattern) known = Math.min(...[1, 2, 3].map(() => timeOf(pattern, pattern.text(16_000))));
	return known;
}

function report<T>(name: string, {failed, counterexample, numRuns, errorInstance}: fc.RunDetails<[T]>): void {
	if (!failed || counterexample === null) {
		console.log(`${name}: ${numRuns} cases, none fails`);
		return;
	}
	process.exitCode = 1;
	const [found] = counterexample;
	const file = path.join(kept, `${name}-${seed}.json`);
	mkdirSync(kept, {recursive: true});
	writeFileSync(file, `${JSON.stringify(found, undefined, '\t')}\n`);
	const message =
		errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
	console.log(
		`${name}: failed after ${numRuns} cases; kept as ${path.relative('.', file)}\n${message.split('\n').slice(0, 12).join('\n')}`,
	);
}
