import type {Nodes} from 'mdast';
import type {Statement} from './document.ts';
import type {Visible} from './visible.ts';
import {PieceTrees} from '../syntax/pieces.ts';
import type {YamlPieces} from '../syntax/yamlPieces.ts';
import type {Span} from '../text/span.ts';
import {Versions} from '../text/versions.ts';

/** The texts of a node with the offset at which it stood when they were read. */
export interface ReadNode {
	readonly start: number;
	/** One, or one for each cell of a row. */
	readonly visible: readonly Visible[];
	readonly statements: readonly Statement[];
}

interface Spanned {
	readonly span: Span;
	readonly section: number;
}

interface Found {
	readonly at: number;
	readonly section: number;
	readonly items: readonly Spanned[];
}

/** What is kept of a document that is being edited: an edit reads again what changed, and moves the rest. */
export class ModelMemory {
	readonly trees = new PieceTrees();
	/** By node of the trees. */
	readonly nodes = new Versions<Nodes, ReadNode>();
	/** Of front matter and of YAML files. */
	readonly keys: YamlPieces = new Versions();
	/** By what an element of a YAML file says and how it is written. */
	readonly elements = new Versions<string, ReadNode>();
	readonly #found = new Versions<Visible['offsets'], Map<string, Found>>();

	/** The version that was read is the last one now. */
	turn(): void {
		this.nodes.turn();
		this.keys.turn();
		this.elements.turn();
		this.#found.turn();
	}

	/** What `look` finds in a text; moved from where it was found before, if `look` was asked with the same `key`. */
	found<T extends Spanned>(
		{at, offsets}: Visible,
		section: number,
		key: string,
		look: () => readonly T[],
	): readonly T[] {
		const known = this.#found.get(offsets) ?? new Map<string, Found>();
		this.#found.set(offsets, known);
		const before = known.get(key);
		const by = at - (before?.at ?? 0);
		if (before && (before.items.length === 0 || (before.section === section && by === 0)))
			return before.items as readonly T[];
		const items = before
			? before.items.map(item => ({
					...(item as T),
					section,
					span: {start: item.span.start + by, end: item.span.end + by},
				}))
			: look();
		known.set(key, {at, section, items});
		return items;
	}
}
