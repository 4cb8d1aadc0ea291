import type {Span} from '../text/span.ts';
import type {SyntaxProblem} from './problem.ts';

export interface YamlScalar {
	readonly kind: 'scalar';
	readonly span: Span;
	/** As text: a number or date as written, null as the empty text. */
	readonly text: string;
	readonly type: 'string' | 'number' | 'boolean' | 'null';
}
export interface YamlEntry {
	readonly key: string;
	readonly keySpan: Span;
	readonly value: YamlNode;
}
export interface YamlMapping {
	readonly kind: 'map';
	readonly span: Span;
	readonly entries: readonly YamlEntry[];
}
export interface YamlList {
	readonly kind: 'list';
	readonly span: Span;
	readonly items: readonly YamlNode[];
}
/** YAML as plain values with places; anchors are resolved, custom tags dropped. */
export type YamlNode = YamlScalar | YamlMapping | YamlList;

export interface YamlTree {
	/** One value a document of the stream; empty documents are left out. */
	readonly documents: readonly YamlNode[];
	readonly problems: readonly SyntaxProblem[];
}
