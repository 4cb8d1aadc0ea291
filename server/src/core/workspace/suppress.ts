import type {QmsConfig} from '../config/config.ts';
import type {Directive, IdReference, QmsDocument} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import type {Finding} from '../finding/finding.ts';
import {severityFor} from './settings.ts';

/** One rule name of an `ignore` directive that gives a reason, and the stretch of text it speaks for. */
interface Suppression {
	readonly rule: string;
	readonly name: IdReference;
	readonly directive: Directive;
	readonly reach: Span;
}

export interface Settled {
	readonly findings: readonly Finding[];
	/** Suppressions that silence nothing. */
	readonly unused: readonly {readonly name: IdReference; readonly directive: Directive}[];
}

/**
 * What is left of one path's findings after the configuration's severities and the document's `ignore` directives.
 * `document` is undefined for a file that is none, such as `qms.yaml`.
 */
export function settle(findings: readonly Finding[], document: QmsDocument | undefined, config: QmsConfig): Settled {
	const suppressions = document ? suppressionsOf(document) : [];
	const used = new Set<Suppression>();
	const left = findings.flatMap(finding => {
		const severity = severityFor(finding.rule, finding.path, config) ?? finding.severity;
		if (severity === 'off') return [];
		const silenced = suppressions.filter(suppression => silences(suppression, finding));
		for (const suppression of silenced) used.add(suppression);
		if (silenced.length > 0) return [];
		return severity === finding.severity ? [finding] : [{...finding, severity}];
	});
	return {findings: left, unused: suppressions.filter(suppression => !used.has(suppression))};
}

/** True for a finding that the configuration turns off or that an `ignore` directive silences. */
export function isSilenced(finding: Finding, document: QmsDocument, config: QmsConfig): boolean {
	return (
		severityFor(finding.rule, finding.path, config) === 'off' ||
		suppressionsOf(document).some(suppression => silences(suppression, finding))
	);
}

function silences({rule, reach}: Suppression, finding: Finding): boolean {
	return rule === finding.rule && finding.span.start >= reach.start && finding.span.start <= reach.end;
}

/** `ignore` directives without a reason silence nothing; a rule of its own reports them. */
function suppressionsOf(document: QmsDocument): Suppression[] {
	return document.directives
		.filter(({verb, arguments: given}) => verb === 'ignore' && (given['because'] ?? '').trim() !== '')
		.flatMap(directive =>
			directive.ids.map(name => ({rule: name.id, name, directive, reach: reachOf(directive, document)})),
		);
}

/** The stretch of text a directive speaks for: its section with the subsections, or the whole document. */
export function reachOf(
	{section}: Pick<Directive, 'section'>,
	{sections, length}: Pick<QmsDocument, 'sections' | 'length'>,
): Span {
	const own = sections[section];
	// The title stands for the document, its head included.
	if (section <= 0 || !own || (section === 1 && own.subtreeEnd === sections.length)) return {start: 0, end: length};
	return {start: own.span.start, end: sections[own.subtreeEnd - 1]?.span.end ?? own.span.end};
}
