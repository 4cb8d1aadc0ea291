import {h, raw, type Child} from './element.ts';

/** A landscape page of A4 within its margins, in CSS pixels, with room for a line above the drawing. */
const sheet = {width: 1000, height: 590};
/** Pixels on paper for one of the drawing: labels come out at 7 points. */
const scale = 0.81;
/** How much of a sheet is on the next one too, in pixels of the drawing, so that few boxes are cut on both. */
const overlap = 90;

/** Where a drawing of this size is cut into sheets: the corners of their parts, row by row; one for a drawing that fits. */
export function sheetsOf(width: number, height: number): {readonly x: number; readonly y: number}[] {
	const starts = (size: number, room: number): number[] => {
		const part = room / scale;
		// The last sheet begins at a whole pixel, so what is less than one too wide is no second sheet.
		if (size <= Math.ceil(part)) return [0];
		const count = Math.ceil((size - overlap) / (part - overlap));
		// Spread evenly, so that the last sheet is no sliver.
		return Array.from({length: count}, (_, index) => Math.round((index * (size - part)) / (count - 1)));
	};
	return starts(height, sheet.height).flatMap(y => starts(width, sheet.width).map(x => ({x, y})));
}

/** The drawing once more, for paper alone, in parts large enough to read; nothing where it is legible on one page. */
export function mapSheets(svg: string): Child {
	const found = /viewBox="0 0 (?<width>[\d.]+) (?<height>[\d.]+)"[^>]*>[\s\S]*?<g id="(?<drawing>[^"]+)"/.exec(
		svg,
	)?.groups;
	if (found === undefined) return '';
	const [width, height] = [Number(found['width']), Number(found['height'])];
	const parts = sheetsOf(width, height);
	if (parts.length < 2) return '';
	const columns = parts.filter(({y}) => y === 0).length;
	const [w, tall] = [
		Math.ceil(Math.min(width, sheet.width / scale)),
		Math.ceil(Math.min(height, sheet.height / scale)),
	];
	return parts.map(({x, y}, index) =>
		h(
			'div',
			{class: 'sheet', 'aria-hidden': 'true'},
			h(
				'p',
				{class: 'soft small'},
				`The map, sheet ${index + 1} of ${parts.length}: row ${Math.floor(index / columns) + 1}, column ${(index % columns) + 1}`,
			),
			raw(
				`<svg viewBox="${x} ${y} ${w} ${tall}" width="${Math.round(w * scale)}" height="${Math.round(tall * scale)}" font-family="&quot;Segoe UI&quot;, Roboto, &quot;Helvetica Neue&quot;, Arial, sans-serif" font-size="13"><use href="#${found['drawing'] ?? ''}"/></svg>`,
			),
		),
	);
}
