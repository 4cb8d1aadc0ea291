import type {Grade} from '../catalog/catalog.ts';
import type {SectionRole} from '../model/document.ts';
import {emptySpan} from '../text/span.ts';
import type {CompiledCriterion} from './compile.ts';
import type {Hold, HoldReason} from './evidence.ts';
import type {Reading} from './read.ts';
import type {View} from './views.ts';

const roleReasons: Readonly<Partial<Record<SectionRole, HoldReason>>> = {
	references: 'references',
	definitions: 'definition',
	history: 'history',
	toc: 'contents',
	matrix: 'clause-matrix',
	'open-points': 'open-points',
	examples: 'example',
	keywords: 'keyword-list',
};
/** More than one placeholder in so many words: a form waiting to be filled in. */
const wordsPerPlaceholder = 40;

/** What speaks against a section as a whole: the kind of document, the role of the section, a template, another domain. */
export function capsOf(view: View, criterion: CompiledCriterion, reading: Reading): readonly Hold[] {
	const {document} = reading;
	const {section} = view.root;
	const at = section.headingSpan;
	const holds: Hold[] = [];
	const cap = (to: number | undefined, reason: HoldReason, text: string, span = at): void => {
		if (to !== undefined && to < 3) holds.push({reason, text, span, to: to as Grade});
	};
	const kindSpan = document.metadata.kind?.span ?? emptySpan;
	cap(
		document.kind === 'unknown'
			? Math.min(2, criterion.kindCaps.get('unknown') ?? 2)
			: criterion.kindCaps.get(document.kind),
		document.kind === 'unknown' ? 'uncontrolled' : 'kind',
		document.kind,
		kindSpan,
	);
	for (let index = view.section; index > 0; index = reading.sections[index]?.section.parent ?? 0) {
		const role = reading.sections[index]?.section.role ?? 'body';
		cap(
			criterion.roleCaps.get(role),
			roleReasons[role] ?? 'section-role',
			reading.sections[index]?.section.heading ?? '',
			reading.sections[index]?.section.headingSpan,
		);
	}
	if (document.template) cap(1, 'template', document.title, emptySpan);
	if (view.root.placeholders * wordsPerPlaceholder > view.root.words && view.root.placeholders > 1)
		cap(1, 'placeholder', section.heading);
	if (reading.foreign && !isClaimed(criterion, reading, view.section))
		cap(1, 'other-domain', document.title, emptySpan);
	return holds;
}

/** True where the author claims the criterion or its outcome for the section or one that holds it. */
function isClaimed(criterion: CompiledCriterion, reading: Reading, section: number): boolean {
	return speaksFor(reading, 'covers', criterion, section);
}

/** True where a directive of the verb names the criterion for the section or one that holds it. */
export function speaksFor(
	reading: Reading,
	verb: 'covers' | 'rejects',
	criterion: CompiledCriterion,
	section: number,
): boolean {
	return reading.document.directives.some(directive => {
		if (directive.verb !== verb || !directive.ids.some(({id}) => names(id, criterion))) return false;
		const holder = reading.sections[directive.section]?.section;
		return (
			directive.section === 0 || (holder !== undefined && directive.section <= section && section < holder.subtreeEnd)
		);
	});
}

/** The stretches of sections, `from` to before `to`, for which the author claims the criterion or its outcome. */
export function claimedSections(
	{document, sections}: Reading,
	criterion: CompiledCriterion,
): readonly {readonly from: number; readonly to: number}[] {
	return document.directives
		.filter(directive => directive.verb === 'covers' && directive.ids.some(({id}) => names(id, criterion)))
		.map(({section}) =>
			section === 0
				? {from: 0, to: sections.length}
				: {from: section, to: sections[section]?.section.subtreeEnd ?? section + 1},
		);
}

function names(id: string, {criterion, outcome}: CompiledCriterion): boolean {
	return id === criterion.id || id === outcome.id || id === outcome.qualified || id === `${outcome.id}.*`;
}
