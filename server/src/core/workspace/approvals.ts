import type {DocumentEntry, Snapshot} from './snapshot.ts';

/**
 * The documents whose approval is compared with the history, in path order: those that state one. None where a team whose
 * history says nothing about approval switched the rule off.
 */
export function comparedWithHistory({config, documents}: Pick<Snapshot, 'config' | 'documents'>): readonly string[] {
	const off = config.rules.some(
		({rule, severity, paths}) => rule === 'changed-after-approval' && severity === 'off' && paths.length === 0,
	);
	return off ? [] : [...documents.values()].filter(statesApproval).map(({document}) => document.path);
}

/** True for a document of the QMS that says when it was approved. */
export function statesApproval({document}: DocumentEntry): boolean {
	return document.qms && document.metadata.approved !== undefined;
}
