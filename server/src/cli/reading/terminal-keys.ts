import {emitKeypressEvents} from 'node:readline';
import type {ReadStream} from 'node:tty';
import type {Key, Keys} from './keys.ts';

interface Pressed {
	readonly name?: string;
	readonly ctrl?: boolean;
	readonly meta?: boolean;
}

/** The keys of a terminal in raw mode; keys that are pressed ahead wait their turn. */
export function terminalKeys(input: ReadStream): Keys {
	const waiting: Key[] = [];
	let asked: ((key: Key | undefined) => void) | undefined;
	let ended = false;
	const give = (key: Key | undefined): void => {
		if (asked) {
			const answer = asked;
			asked = undefined;
			answer(key);
		} else if (key) waiting.push(key);
	};
	const onKey = (text: string | undefined, {name = '', ctrl = false, meta = false}: Pressed): void =>
		give({name, ctrl, text: ctrl || meta || text === undefined || /[\u0000-\u001F\u007F]/.test(text) ? '' : text});
	const onEnd = (): void => {
		ended = true;
		give(undefined);
	};
	emitKeypressEvents(input);
	input.on('keypress', onKey);
	input.on('end', onEnd);
	input.setRawMode(true);
	input.resume();
	return {
		next: () =>
			new Promise(done => {
				const key = waiting.shift();
				if (key || ended) done(key);
				else asked = done;
			}),
		close() {
			input.off('keypress', onKey);
			input.off('end', onEnd);
			input.setRawMode(false);
			input.pause();
		},
	};
}
