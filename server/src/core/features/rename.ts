import {meaningOf} from '../catalog/ids.ts';
import type {Span, TextEdit} from '../text/span.ts';
import {roleKey} from '../workspace/index.ts';
import type {FeatureContext} from './context.ts';
import {occurrencesOf} from './occurrences.ts';
import {type Target, targetAt} from './target.ts';

/** A rename that cannot be done, with the reason for the user. */
export interface RenameProblem {
	readonly problem: string;
}

/** What would be renamed at a place, and its present name; undefined where nothing can be. */
export function renameTarget(context: FeatureContext, path: string, offset: number): {readonly span: Span; readonly placeholder: string} | undefined {
	const target = targetAt(context, path, offset);
	if (target === undefined || target.kind === 'clause' || target.kind === 'link') return undefined;
	return {span: target.span, placeholder: context.text(path)?.slice(target.span.start, target.span.end) ?? ''};
}

/** The edits that give a thing another id, in all documents. An outcome's id is taken from the catalogue, so all claims move to the new one. */
export function rename(context: FeatureContext, path: string, offset: number, newName: string): readonly TextEdit[] | RenameProblem {
	const target = targetAt(context, path, offset);
	if (target === undefined || target.kind === 'clause' || target.kind === 'link') return {problem: 'There is nothing here that can be renamed.'};
	const name = target.kind === 'role' ? newName.replace(/^role:/i, '') : newName;
	const problem = objection(context, target, name);
	if (problem !== undefined) return {problem};
	const occurrences = occurrencesOf(context, target);
	if (target.kind === 'outcome' || target.kind === 'criterion') {
		const old = target.kind === 'outcome' ? target.outcome.id : target.criterion.id;
		return occurrences.filter(({kind}) => kind === 'claim').flatMap(({path, span}) => {
			const written = context.text(path)?.slice(span.start, span.end);
			return written?.toUpperCase() === old.toUpperCase() ? [{path, span, newText: name}] : [];
		});
	}
	return occurrences.map(({path, span}) => ({path, span, newText: name}));
}

function objection({snapshot}: FeatureContext, target: Target, name: string): string | undefined {
	if (target.kind === 'outcome' || target.kind === 'criterion') {
		return meaningOf(target.catalog, name) === undefined ? `${name} is no id of the catalogue ${target.catalog.id}, so no claim can name it.` : undefined;
	}
	if (target.kind === 'role') {
		if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(name)) return 'A role id is made of letters, digits, hyphens and dots.';
		return snapshot.index.roles.has(roleKey(name)) && roleKey(name) !== roleKey(target.id) ? `There is a role ${name} already.` : undefined;
	}
	if (!/^[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u.test(name)) return 'An id is made of letters, digits, hyphens, dots and slashes, without spaces.';
	const id = name.toUpperCase();
	const taken = snapshot.index.byId.has(id) || snapshot.index.processes.has(id) || snapshot.index.records.has(id);
	return taken && 'id' in target && id !== target.id ? `The id ${name} is taken already.` : undefined;
}
