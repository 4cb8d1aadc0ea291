import type {Nodes} from 'mdast';
import type {Statement, SyntaxProblem} from './document.ts';
import type {RawPair} from './pairs.ts';
import type {Visible} from './visible.ts';
import {PieceTrees} from '../syntax/pieces.ts';
import type {YamlNode} from '../syntax/yaml.ts';
import {Versions} from '../text/versions.ts';

/** The texts of a node with the offset at which it stood when they were read. */
export interface ReadNode {
	readonly start: number;
	/** One, or one for each cell of a row. */
	readonly visible: readonly Visible[];
	readonly statements: readonly Statement[];
}

export interface ReadHead {
	readonly node: YamlNode | undefined;
	readonly problems: readonly SyntaxProblem[];
	readonly pairs: readonly RawPair[];
}

/** What is kept of a document that is being edited: an edit reads again what changed, and moves the rest. */
export class ModelMemory {
	readonly trees = new PieceTrees();
	/** By node of the trees. */
	readonly nodes = new Versions<Nodes, ReadNode>();
	/** By text and place of the front matter. */
	readonly heads = new Versions<string, ReadHead>();

	/** The version that was read is the last one now. */
	turn(): void {
		this.nodes.turn();
		this.heads.turn();
	}
}
