/**
 * Keeps what `look` gives for the texts that were asked for last, at most twice `most` of them: names and headings of a
 * document that is read at every key are mostly the same ones. What `look` gives must not be changed by who gets it.
 */
export function cached<T>(look: (text: string) => T, most = 4000): (text: string) => T {
	let last = new Map<string, T>();
	let next = new Map<string, T>();
	return text => {
		let known = next.get(text);
		if (known !== undefined) return known;
		known = last.get(text) ?? look(text);
		if (next.size >= most) [last, next] = [next, new Map()];
		next.set(text, known);
		return known;
	};
}
