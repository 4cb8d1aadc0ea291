import type {Span} from '../text/span.ts';
/** A key of an entry with its value: a text, or a list of texts. */
export interface Field {
	readonly key: string;
	readonly keySpan: Span;
	readonly value: string | readonly string[];
	readonly span: Span;
}
/** What stands in a file: an entry of the list, a merge conflict, or a line that is neither. Comments and empty lines are left out. */
export type Piece =
	| {
			readonly kind: 'entry' | 'foreign';
			readonly span: Span;
	  }
	| {
			readonly kind: 'conflict';
			readonly span: Span;
	  };
/**
 * Cuts a readings file into its entries without reading them, so that a broken one breaks no other. Lines that are indented
 * belong to the entry above. Of a merge conflict each mark is a piece; the entries between its marks are entries.
 */
export declare function piecesOf(text: string): readonly Piece[];
/** The lines of a text, without what ends them. */
export declare function linesOf(text: string): readonly Span[];
/** The fields of an entry; where its YAML cannot be read, why and where. */
export declare function fieldsOf(
	text: string,
	{start, end}: Span,
):
	| readonly Field[]
	| {
			readonly message: string;
			readonly remedy: string;
			readonly span: Span;
	  };
