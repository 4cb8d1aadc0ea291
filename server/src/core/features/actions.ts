import type {Criterion} from '../catalog/catalog.ts';
import {criterionOf} from '../catalog/ids.ts';
import type {Place} from '../coverage/coverage.ts';
import {insertDirective, lineBreakOf} from '../fixes/directives.ts';
import type {DocumentKind} from '../model/document.ts';
import type {TextEdit} from '../text/span.ts';
import {type FeatureContext, headingSpan, type PathSpan, sectionAt} from './context.ts';
import {byCount} from './frequent.ts';
import {sectionText} from './scaffold.ts';

/** A claim that a section may make: criteria that nobody has claimed and that this section shows best of all. */
export function claimable(
	context: FeatureContext,
	path: string,
	offset: number,
): {readonly section: number; readonly ids: readonly string[]} | undefined {
	const entry = context.snapshot.documents.get(path);
	if (entry === undefined || entry.document.format !== 'markdown' || !entry.document.qms) return undefined;
	const section = sectionAt(entry.document, offset);
	const ids = claimableIn(context, path).get(section);
	return ids === undefined ? undefined : {section, ids};
}

/** The claims that the sections of a document of Markdown may make, by section; ids in order. */
export function claimableIn(context: FeatureContext, path: string): ReadonlyMap<number, readonly string[]> {
	const document = context.snapshot.documents.get(path)?.document;
	const bySection = new Map<number, string[]>();
	if (document?.format !== 'markdown' || !document.qms) return bySection;
	for (const {criteria} of context.coverage()) {
		for (const {criterion, state, places} of criteria.values()) {
			const [best] = places;
			if (state !== 'evidenced' || best?.path !== path) continue;
			bySection.set(best.section, [...(bySection.get(best.section) ?? []), criterion.id]);
		}
	}
	for (const ids of bySection.values()) ids.sort();
	return bySection;
}

/** Puts a claim under the heading of a section. */
export function claimEdits(
	context: FeatureContext,
	path: string,
	section: number,
	ids: readonly string[],
): readonly TextEdit[] {
	return directiveEdits(context, path, section, `covers ${ids.join(' ')}`);
}

/** Puts a directive under the heading of a section; none in a document that is not Markdown. */
export function directiveEdits(
	context: FeatureContext,
	path: string,
	section: number,
	command: string,
): readonly TextEdit[] {
	const document = context.snapshot.documents.get(path)?.document;
	const text = context.text(path);
	return document === undefined || text === undefined || document.format !== 'markdown'
		? []
		: [insertDirective(document, text, section, command)];
}

/** The criterion of an id in any catalogue of the root. */
export function criterionById({snapshot}: FeatureContext, id: string): Criterion | undefined {
	for (const catalog of snapshot.catalogs) {
		const criterion = criterionOf(catalog, id);
		if (criterion !== undefined) return criterion;
	}
	return undefined;
}

/** Documents that say how things are done or who does them; not those that tell what was, or that come from outside. */
const takesSections = new Set<DocumentKind>([
	'policy',
	'manual',
	'scope',
	'process',
	'procedure',
	'instruction',
	'plan',
	'role',
	'specification',
	'unknown',
]);

/**
 * Where a section for a criterion that nothing is written for would stand best: beside the nearest candidate, else in the
 * Markdown document that shows most of the outcome; undefined where none speaks to the outcome yet.
 */
export function nearestPlace(context: FeatureContext, criterion: Criterion): PathSpan | undefined {
	const coverage = context.coverage().find(({criteria}) => criteria.get(criterion.id)?.criterion === criterion);
	const judged = coverage?.criteria.get(criterion.id);
	if (coverage === undefined || judged === undefined) return undefined;
	const fitting = (places: readonly Place[]): readonly Place[] =>
		places.filter(({path}) => {
			const document = context.snapshot.documents.get(path)?.document;
			return (
				document?.qms === true &&
				document.format === 'markdown' &&
				!document.template &&
				takesSections.has(document.kind)
			);
		});
	const shown = coverage.outcomes
		.filter(({outcome}) => outcome.criteria.includes(criterion))
		.flatMap(({criteria}) => criteria.flatMap(({places}) => fitting(places)));
	const [most] = byCount(shown.map(({path}) => path));
	const best = fitting([...judged.places, ...judged.candidates])[0] ?? shown.find(({path}) => path === most);
	const document = best === undefined ? undefined : context.snapshot.documents.get(best.path)?.document;
	return best === undefined || document === undefined
		? undefined
		: {path: best.path, span: headingSpan(document, best.section)};
}

/** Appends a section that asks for one criterion after the section at an offset, with its subsections. */
export function skeletonEdits(
	context: FeatureContext,
	path: string,
	offset: number,
	criterion: Criterion,
): readonly TextEdit[] {
	const document = context.snapshot.documents.get(path)?.document;
	const text = context.text(path);
	if (document === undefined || text === undefined || document.format !== 'markdown') return [];
	const here = document.sections[sectionAt(document, offset)];
	// A new section stands beside the one it was asked for in; under the title there is only one level below.
	const level = Math.max(2, here?.level ?? 2);
	const last = here === undefined || here.level < 2 ? document.sections.at(-1) : document.sections[here.subtreeEnd - 1];
	const at = last === undefined ? text.length : Math.min(last.span.end, text.length);
	const line = lineBreakOf(text);
	const section = sectionText(criterion).replace(/^##/, '#'.repeat(level)).replaceAll('\n', line).trimEnd();
	const before = text.slice(0, at);
	const gap = before === '' || before.endsWith(line + line) ? '' : before.endsWith(line) ? line : line + line;
	const rest = text.slice(at);
	return [
		{
			path,
			span: {start: at, end: at},
			newText: `${gap}${section}${line}${rest === '' || rest.startsWith(line) ? '' : line}`,
		},
	];
}
