import {worstFirst} from '../place.ts';
import type {CatalogResult, Result} from '../result.ts';
import {counted, roleName, severityWords} from '../words.ts';
import {criteriaCounts} from './counts.ts';
import {mapSheets} from './mapSheets.ts';
import {h, raw, type Child, type Html} from './element.ts';
import {
	cell,
	fileLink,
	head,
	idList,
	idOf,
	reviewIsOverdue,
	rowHead,
	table,
	type ProcessMap,
	type Section,
} from './parts.ts';

/** Every document of the QMS with its control data and the outcomes it serves. */
export function documentRegister(section: Section): Html {
	const {result} = section;
	const documents = result.documents.filter(document => document.qms);
	return table(
		`${counted(documents.length, 'document')} of the quality management system`,
		[
			head('Document'),
			head('Kind'),
			head('Version'),
			head('Status'),
			head('Owner'),
			head('Approved'),
			head('Next review'),
			head('Serves'),
		],
		documents.map(document => [
			rowHead(
				'document',
				[document.id, document.title].filter(Boolean).join(' ') || document.path,
				h('div', {class: 'small soft path'}, fileLink(section, document.path)),
			),
			cell('keep', document.kind),
			cell('keep', document.version ?? '–'),
			cell('keep', document.status ?? '–'),
			cell(undefined, roleName(document.owner ?? '–')),
			cell('keep', document.approved ?? '–'),
			cell(
				'keep',
				document.reviewNext === undefined
					? '–'
					: reviewIsOverdue(document, result)
						? [document.reviewNext, h('div', {}, h('strong', {class: 'bad'}, 'overdue'))]
						: document.reviewNext,
			),
			cell('small', servedBy(result, document.path)),
		]),
	);
}

function servedBy(result: Result, path: string): Child {
	const served = result.catalogs.flatMap(catalog =>
		catalog.outcomes
			.filter(outcome => outcome.where.some(place => place.path === path))
			.map(outcome => outcome.qualified),
	);
	return served.length === 0 ? '–' : idList(served);
}

/** What was declared not applicable and why; everything else applies. */
export function applicabilityTable({notApplicable}: Result, catalog: CatalogResult): Html {
	const {counted: applicable, good} = criteriaCounts([catalog]);
	const rest = `${applicable} mandatory or expected${good > 0 ? ` and ${good} of good practice` : ''}`;
	if (notApplicable.length === 0)
		return h('p', {}, `Nothing was declared not applicable: all ${applicable + good} criteria apply (${rest}).`);
	return table(
		`${counted(notApplicable.length, 'declaration')}; the other ${applicable + good} criteria apply (${rest})`,
		[
			head('Subject'),
			head('Clause'),
			head('Justification'),
			head('Approved by'),
			head('Date'),
			head('Criteria set aside'),
		],
		notApplicable.map(each => [
			rowHead(undefined, each.subject.replaceAll('-', ' ')),
			cell('keep', each.clause),
			cell(undefined, each.justification),
			cell(undefined, each.approver === '' ? '–' : roleName(each.approver)),
			cell('keep', each.date ?? '–'),
			cell('small', each.criteria.length === 0 ? 'none, see the findings' : each.criteria.join(', ')),
		]),
	);
}

/** The picture of the processes, and the same as a table for those who do not see it. */
export function mapPart({svg, flows}: ProcessMap): Child {
	const loose = flows.filter(flow => !flow.matched).length;
	return [
		h(
			'p',
			{},
			`${counted(flows.length, 'flow')} between processes and parties outside${loose === 0 ? ', each named on both sides.' : `; ${loose} ${loose === 1 ? 'is' : 'are'} named on one side only or ${loose === 1 ? 'has' : 'have'} an open end, drawn dashed.`}`,
		),
		h('div', {class: 'wide map', role: 'region', 'aria-label': 'Map of the processes', tabindex: 0}, raw(svg)),
		mapSheets(svg),
		h(
			'details',
			{},
			h('summary', {}, 'The flows as a table'),
			table(
				'Flows',
				[head('From'), head('What'), head('To'), head('Named')],
				flows.map(flow => [
					rowHead(undefined, flow.from),
					cell(undefined, flow.name),
					cell(undefined, flow.to),
					cell('keep', flow.matched ? 'on both sides' : h('strong', {class: 'bad'}, 'on one side')),
				]),
			),
		),
	];
}

export function findingsTable(section: Section): Html {
	const {result} = section;
	if (result.findings.length === 0) return h('p', {}, 'No findings.');
	const {errors, warnings, notes} = result.summary;
	return table(
		`${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(notes, 'note')}`,
		[head('Severity'), head('Where'), head('Finding')],
		worstFirst(result.findings).map(finding => [
			cell(
				'keep',
				finding.severity === 'error'
					? h('strong', {class: 'bad'}, severityWords.error)
					: severityWords[finding.severity],
			),
			cell('small path', fileLink(section, finding.path, finding.line)),
			cell(undefined, finding.message, ' ', h('a', {href: finding.url, class: 'small'}, idOf(finding.rule))),
		]),
	);
}
