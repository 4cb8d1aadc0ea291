import type {Key, Keys} from '../../server/src/cli/reading/keys.ts';

/** Keys as somebody presses them: `⏎` for Enter, `⎋` for Escape, `^c`; everything else as it is written. */
export function keysOf(pressed: string): Keys & {readonly closed: () => boolean} {
	const waiting = [...pressed.matchAll(/\^.|./gsu)].map(([each]): Key => {
		if (each === '⏎') return {name: 'return', text: '', ctrl: false};
		if (each === '⎋') return {name: 'escape', text: '', ctrl: false};
		if (each.length === 2 && each.startsWith('^')) return {name: each.slice(1), text: '', ctrl: true};
		return {name: each, text: each, ctrl: false};
	});
	let closed = false;
	return {
		next: async () => waiting.shift(),
		close: () => {
			closed = true;
		},
		closed: () => closed,
	};
}
