/** A key that was pressed. */
export interface Key {
	/** `return`, `escape`, `backspace`, `up`; a letter as itself; empty where it has no name. */
	readonly name: string;
	/** What it writes; empty for a key that writes nothing. */
	readonly text: string;
	readonly ctrl: boolean;
}

/** Keys of a terminal, one at a time as they are pressed. */
export interface Keys {
	/** Undefined when there are no more: the terminal is gone. */
	next(): Promise<Key | undefined>;
	/** Gives the terminal back as it was. */
	close(): void;
}

/** True for a key that ends the asking: Ctrl-C, Ctrl-D, or the end of the terminal. */
export function isEnd(key: Key | undefined): boolean {
	return key === undefined || (key.ctrl && (key.name === 'c' || key.name === 'd'));
}

/** Asks for a line of text; undefined where it was broken off with Escape or by the end of the terminal. */
export async function askLine(
	keys: Keys,
	write: (text: string) => Promise<void>,
	prompt: string,
): Promise<string | undefined> {
	let line = '';
	await write(prompt);
	for (;;) {
		const key = await keys.next();
		if (key === undefined || isEnd(key) || key.name === 'escape') {
			await write('\n');
			return undefined;
		}
		if (key.name === 'return' || key.name === 'enter') {
			await write('\n');
			return line.trim();
		}
		if (key.name === 'backspace') {
			const [...characters] = line;
			const last = characters.pop();
			if (last === undefined) continue;
			line = characters.join('');
			await write('\b \b');
		} else if (key.text !== '' && !key.ctrl) {
			line += key.text;
			await write(key.text);
		}
	}
}
