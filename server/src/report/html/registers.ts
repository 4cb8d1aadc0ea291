import {worstFirst} from '../place.ts';
import type {CatalogResult, Result} from '../result.ts';
import {counted, severityWords} from '../words.ts';
import {h, type Html} from './element.ts';
import {cell, fileLink, head, reviewIsOverdue, table, type Section} from './parts.ts';

/** Every document of the QMS with its control data. */
export function documentRegister(section: Section): Html {
	const {result} = section;
	const documents = result.documents.filter(document => document.qms);
	return table(`${counted(documents.length, 'document')} of the quality management system`, [head('Id'), head('Title'), head('Kind'), head('Version'), head('Status'), head('Owner'), head('Approved'), head('Next review'), head('File')], documents.map(document => [
		h('th', {scope: 'row', class: 'keep'}, document.id ?? '–'),
		cell(undefined, document.title),
		cell('keep', document.kind),
		cell('keep', document.version ?? '–'),
		cell('keep', document.status ?? '–'),
		cell(undefined, roleName(document.owner ?? '–')),
		cell('keep', document.approved ?? '–'),
		cell('keep', document.reviewNext === undefined ? '–' : reviewIsOverdue(document, result) ? h('strong', {class: 'bad'}, `${document.reviewNext} (overdue)`) : document.reviewNext),
		cell('small path', fileLink(section, document.path)),
	]));
}

/** What was declared not applicable and why; everything else applies. */
export function applicabilityTable({notApplicable}: Result, catalog: CatalogResult): Html {
	const count = catalog.outcomes.flatMap(outcome => outcome.criteria).filter(criterion => criterion.state !== 'not-applicable').length;
	if (notApplicable.length === 0) return h('p', {}, `Nothing was declared not applicable: all ${count} criteria apply.`);
	return h('div', {},
		table(`${counted(notApplicable.length, 'declaration')}; the other ${count} criteria apply`, [head('Subject'), head('Clause'), head('Justification'), head('Approved by'), head('Date'), head('Criteria set aside')], notApplicable.map(each => [
			h('th', {scope: 'row'}, each.subject.replaceAll('-', ' ')),
			cell('keep', each.clause),
			cell(undefined, each.justification),
			cell(undefined, each.approver === '' ? '–' : roleName(each.approver)),
			cell('keep', each.date ?? '–'),
			cell('small', each.criteria.length === 0 ? 'none, see the findings' : each.criteria.join(', ')),
		])),
	);
}

export function findingsTable(section: Section): Html {
	const {result} = section;
	if (result.findings.length === 0) return h('p', {}, 'No findings.');
	const {errors, warnings, notes} = result.summary;
	return table(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(notes, 'note')}`, [head('Severity'), head('Where'), head('Finding')], worstFirst(result.findings).map(finding => [
		cell('keep', finding.severity === 'error' ? h('strong', {class: 'bad'}, severityWords.error) : severityWords[finding.severity]),
		cell('small path', fileLink(section, finding.path, finding.line)),
		cell(undefined, finding.message, ' ', h('a', {href: finding.url, class: 'small'}, finding.rule)),
	]));
}

/** A role by its reference as people say it: `role:quality-manager` is the quality manager. */
function roleName(text: string): string {
	return text.startsWith('role:') ? text.slice('role:'.length).replaceAll('-', ' ') : text;
}
