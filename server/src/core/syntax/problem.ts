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
		| 'alias-limit'
		| 'unreadable'
		| 'control-characters';
	/** Set where a rule of YAML itself is broken, which every other reader of YAML tells as well; our limits are our own. */
	readonly ofYaml?: true;
}
