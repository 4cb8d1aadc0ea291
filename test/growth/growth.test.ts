import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {growthOf, type Growth, mostBesideProse, mostGrowth, timeOf} from './measure.ts';
import {
	frontMatterPatterns,
	markdownPatterns,
	type Pattern,
	repeats,
	settingPatterns,
	yamlPatterns,
} from './patterns.ts';

// The nightly run sets a larger size, at which small factors cannot hide.
const size = Number(process.env['QMS_GROWTH_SIZE'] ?? 2500);
const runs = 15;

describe(`growth from ${size} to ${2 * size} characters`, () => {
	let prose = 0;
	const {stackTraceLimit} = Error;
	after(() => {
		Error.stackTraceLimit = stackTraceLimit;
	});
	before(() => {
		// The test runner asks for whole stacks, which costs each error of a parser the depth it is found at.
		Error.stackTraceLimit = 10;
		const [pattern] = markdownPatterns;
		if (!pattern) return;
		const text = pattern.text(2 * size);
		prose = Math.min(...Array.from({length: 5}, () => timeOf(pattern, text)));
	});

	for (const pattern of [
		...markdownPatterns,
		...yamlPatterns,
		...frontMatterPatterns,
		...settingPatterns,
		...foundPatterns(),
	]) {
		it(pattern.name, () => {
			const isEnough = ({small, large}: Growth): boolean =>
				large < mostGrowth * small || large < mostBesideProse * prose;
			const growth = growthOf(pattern, size, runs, isEnough);
			assert.ok(
				isEnough(growth),
				`twice the text takes ${(growth.large / growth.small).toFixed(1)} times as long, and ${(growth.large / prose).toFixed(1)} times as long as prose`,
			);
		});
	}
});

/** What `npm run fuzz` found. */
function foundPatterns(): Pattern[] {
	const folder = path.join(import.meta.dirname, '..', 'fixtures', 'fuzz');
	return readdirSync(folder)
		.filter(name => name.startsWith('growth-'))
		.flatMap(name => repeats(name, JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as readonly string[]));
}
