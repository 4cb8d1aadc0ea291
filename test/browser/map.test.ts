import assert from 'node:assert/strict';
import {join} from 'node:path';
import {interactionMap} from '../../server/src/core/rules/support/interaction.ts';
import {createQms} from '../../server/src/core/service.ts';
import {loadFiles} from '../../server/src/node/load.ts';
import {svgMap} from '../../server/src/report/svgMap.ts';
import {hasChromium, openLonely, type LonelyPage} from './page.ts';

async function mapOf(sample: string): Promise<string> {
	const {texts, files} = await loadFiles(join(import.meta.dirname, '../../samples', sample));
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({set: texts, files});
	return svgMap(interactionMap(qms.snapshot), `Processes of ${sample}`);
}

describe('interaction map in a browser', function () {
	let lonely: LonelyPage;
	before(async function () {
		if (!hasChromium) this.skip();
		lonely = await openLonely({width: 1600, height: 1000});
	});
	after(() => lonely?.close());

	for (const sample of ['acme-valves', 'acme-valves-gaps']) {
		it(`keeps every word of ${sample} inside its box and its picture`, async () => {
			await lonely.page.setContent(`<body style="margin:0">${await mapOf(sample)}`);
			const outside = await lonely.page.evaluate(() => {
				const frame = document.querySelector('svg')?.getBoundingClientRect();
				return [...document.querySelectorAll('svg text')].flatMap(text => {
					const own = text.getBoundingClientRect();
					const box = (
						text.parentElement?.querySelector('rect') ?? document.querySelector('svg')
					)?.getBoundingClientRect();
					const inside = (outer: DOMRect | undefined) =>
						outer !== undefined &&
						own.left >= outer.left - 1 &&
						own.right <= outer.right + 1 &&
						own.top >= outer.top - 2 &&
						own.bottom <= outer.bottom + 2;
					return inside(box) && inside(frame) ? [] : [text.textContent];
				});
			});
			assert.deepEqual(outside, []);
		});
	}

	it('turns dark with the viewer, with words that stand out', async () => {
		const colours = async (scheme: 'light' | 'dark') => {
			await lonely.page.emulateMedia({colorScheme: scheme});
			return lonely.page.evaluate(() =>
				['.paper', '.process rect', '.process text:last-child', '.label text'].map(
					selector => getComputedStyle(document.querySelector(`svg ${selector}`)!).fill,
				),
			);
		};
		const [light, dark] = [await colours('light'), await colours('dark')];
		for (const [paper, box, word, label] of [light, dark]) {
			assert.ok(contrast(word, box) >= 7, `${word} on ${box}`);
			assert.ok(contrast(label, paper) >= 4.5, `${label} on ${paper}`);
		}
		assert.notEqual(light[0], dark[0]);
	});

	it('leaves only the flows of the process that is pointed at', async () => {
		const faint = () =>
			lonely.page.evaluate(
				() => [...document.querySelectorAll('svg .flow')].filter(flow => getComputedStyle(flow).opacity !== '1').length,
			);
		await lonely.page.mouse.move(1, 1);
		assert.equal(await faint(), 0);
		await lonely.page.locator('.process rect').first().hover();
		assert.ok((await faint()) > 0);
	});

	it('asks for nothing and complains of nothing', () => {
		assert.deepEqual({errors: lonely.errors, requests: lonely.requests}, {errors: [], requests: []});
	});
});

/** Contrast of two colours `rgb(r, g, b)` as WCAG counts it. */
function contrast(a = '', b = ''): number {
	const luminance = (colour: string): number => {
		const [red = 0, green = 0, blue = 0] = [...colour.matchAll(/\d+/g)]
			.map(match => Number(match[0]) / 255)
			.map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}
