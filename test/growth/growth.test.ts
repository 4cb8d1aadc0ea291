import assert from 'node:assert/strict';
import {growthOf, type Growth, mostBesideProse, mostGrowth, timeOf} from './measure.ts';
import {frontMatterPatterns, markdownPatterns, settingPatterns, yamlPatterns} from './patterns.ts';

// The nightly run sets a larger size, at which small factors cannot hide.
const size = Number(process.env['QMS_GROWTH_SIZE'] ?? 6000);
const runs = 6;

describe(`growth from ${size} to ${2 * size} characters`, () => {
	let prose = 0;
	before(() => {
		const [pattern] = markdownPatterns;
		if (!pattern) return;
		const text = pattern.text(2 * size);
		prose = Math.min(...Array.from({length: 5}, () => timeOf(pattern, text)));
	});

	for (const pattern of [...markdownPatterns, ...yamlPatterns, ...frontMatterPatterns, ...settingPatterns]) {
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
