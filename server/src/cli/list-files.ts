import type {TextOptions} from '../report/terminal.ts';
import {painter, visible, width, wrap} from '../report/terminal.ts';
import {under} from '../report/place.ts';
import type {Result} from '../report/result.ts';
import {counted} from '../report/words.ts';

interface Listed {
	readonly path: string;
	readonly taken: boolean;
	readonly what: string;
	readonly reason: string;
}

function listed(result: Result): Listed[] {
	return [
		...result.documents.map(({path, qms, kind, language, reason}) => ({
			path: under(result.root, path),
			taken: qms,
			what: qms ? `${kind}, ${language}` : '',
			reason,
		})),
		...result.unreadable.map(({path, reason}) => ({path: under(result.root, path), taken: false, what: '', reason})),
	];
}

/** Every file that was read, taken ones first, with the reason. */
export function filesText(results: readonly Result[], options: TextOptions): string {
	const paint = painter(options.color);
	const all = results.flatMap(listed);
	const titled = (path: string, what: string): string[] => {
		if (what === '') return [`  ${path}`];
		if (width(path) + width(what) + 4 <= options.width) return [`  ${path}${paint('dim', `  ${what}`)}`];
		return [`  ${path}`, `      ${paint('dim', what)}`];
	};
	const blocks = [true, false].flatMap(taken => {
		const files = all.filter(each => each.taken === taken);
		if (files.length === 0) return [];
		const lines = files.flatMap(({path, what, reason}) => [
			...titled(visible(path), what),
			...wrap(visible(reason), options.width - 6).map(line => `      ${line}`),
		]);
		return [
			[paint('bold', `${counted(files.length, 'document')} ${taken ? 'checked' : 'skipped'}`), ...lines].join('\n'),
		];
	});
	return `${blocks.join('\n\n')}\n`;
}

export function filesJson(results: readonly Result[]): string {
	return `${JSON.stringify(results.flatMap(listed), undefined, '\t')}\n`;
}
