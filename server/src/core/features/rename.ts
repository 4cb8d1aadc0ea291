import {meaningOf} from '../catalog/ids.ts';
import type {Span, TextEdit} from '../text/span.ts';
import {anchorEdits} from './anchors.ts';
import type {FeatureContext} from './context.ts';
import {definitionsOf, type Occurrence, occurrencesOf} from './occurrences.ts';
import type {RenameProblem} from './renameProblem.ts';
import {renameRole, roleObstacle} from './renameRole.ts';
import {type Target, targetAt} from './target.ts';
import {looksLikeId} from './words.ts';

/** What would be renamed at a place, and its present name; a reason where it cannot be, undefined where there is nothing. */
export function renameTarget(
	context: FeatureContext,
	path: string,
	offset: number,
): {readonly span: Span; readonly placeholder: string} | RenameProblem | undefined {
	const target = targetAt(context, path, offset);
	if (target === undefined || target.kind === 'clause' || target.kind === 'link') return undefined;
	const problem = obstacle(context, target);
	return problem === undefined
		? {span: target.span, placeholder: context.text(path)?.slice(target.span.start, target.span.end) ?? ''}
		: {problem};
}

/** The edits that give a thing another id, in all documents. An outcome's id is taken from the catalogue, so all claims move to the new one. */
export function rename(
	context: FeatureContext,
	path: string,
	offset: number,
	newName: string,
): readonly TextEdit[] | RenameProblem {
	const target = targetAt(context, path, offset);
	if (target === undefined || target.kind === 'clause' || target.kind === 'link')
		return {problem: 'There is nothing here that can be renamed.'};
	const problem = obstacle(context, target);
	if (problem !== undefined) return {problem};
	if (target.kind === 'role') {
		const edits = renameRole(context, target, newName);
		return 'problem' in edits ? edits : [...edits, ...anchorEdits(context, edits)];
	}
	const refusal = objection(context, target, newName);
	if (refusal !== undefined) return {problem: refusal};
	const occurrences = occurrencesOf(context, target);
	if (target.kind === 'outcome' || target.kind === 'criterion')
		return movedClaims(
			context,
			target.kind === 'outcome' ? target.outcome.id : target.criterion.id,
			occurrences,
			newName,
		);
	const edits = occurrences.map(({path, span}) => ({path, span, newText: newName}));
	return [...edits, ...anchorEdits(context, edits)];
}

function movedClaims(
	context: FeatureContext,
	old: string,
	occurrences: readonly Occurrence[],
	name: string,
): TextEdit[] {
	return occurrences
		.filter(({kind}) => kind === 'claim')
		.flatMap(({path, span}) => {
			const written = context.text(path)?.slice(span.start, span.end);
			return written?.toUpperCase() === old.toUpperCase() ? [{path, span, newText: name}] : [];
		});
}

/** Why a thing cannot be renamed, whatever its new name. */
function obstacle(context: FeatureContext, target: Target): string | undefined {
	if (!('id' in target)) return undefined;
	if (target.kind === 'role') return roleObstacle(context, target);
	const occurrences = occurrencesOf(context, target);
	for (const {path} of definitionsOf(context, target)) {
		if (occurrences.some(each => each.definition && each.path === path)) continue;
		const source = context.snapshot.documents.get(path)?.document.metadata.id?.source;
		if (source === 'file-name' || source === 'path')
			return `${target.id} is the id of ${path} by its file name. Rename the file, or give the document an id in its head.`;
		return `${target.id} is defined in ${path} in words that cannot be changed from here. Change them there.`;
	}
	return undefined;
}

function objection({snapshot}: FeatureContext, target: Target, name: string): string | undefined {
	if (target.kind === 'outcome' || target.kind === 'criterion') {
		return meaningOf(target.catalog, name) === undefined
			? `${name} is not an id of the catalogue ${target.catalog.id}, so no claim can name it.`
			: undefined;
	}
	if (!('id' in target)) return undefined;
	// A record that a table knows by its name alone may get another name; an id stays an id.
	const isTitle =
		target.kind === 'record' &&
		!looksLikeId(target.id) &&
		snapshot.index.records.get(target.id)?.some(({id, name}) => id === name) === true;
	if (isTitle ? !/^[\p{L}\p{N}][^|,;:"'[\]{}#\r\n]*$/u.test(name) : !/^[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u.test(name)) {
		return isTitle
			? 'The name of a record is words and figures, without punctuation that parts a list.'
			: 'An id is made of letters, digits, hyphens, dots and slashes, without spaces.';
	}
	const id = name.toUpperCase();
	const taken = snapshot.index.byId.has(id) || snapshot.index.processes.has(id) || snapshot.index.records.has(id);
	return taken && id !== target.id ? `The id ${name} is taken already.` : undefined;
}
