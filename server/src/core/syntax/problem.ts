import type {Span} from '../text/span.ts';

/** A problem of syntax: front matter that does not parse, YAML that does not parse, a depth that is not read. */
export interface SyntaxProblem {
	readonly span: Span;
	readonly message: string;
	readonly remedy: string;
	readonly code:
		| 'front-matter'
		| 'yaml'
		| 'depth'
		| 'size'
		| 'encoding'
		| 'alias'
		| 'unreadable'
		| 'control-characters';
}
