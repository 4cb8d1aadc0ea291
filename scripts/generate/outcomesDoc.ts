import type {
	AnchorKind,
	Catalog,
	Criterion,
	Edition,
	Outcome,
	ProcessEvidence,
} from '../../server/src/core/catalog/catalog.ts';
import type {Generated} from './file.ts';

const anchorWords: Readonly<Record<AnchorKind, string>> = {
	who: 'who does it',
	when: 'when or how often',
	record: 'what is recorded',
	criterion: 'a criterion, limit or target',
	method: 'the method',
};
const levelWords = {mandatory: 'mandatory', expected: 'expected', good: 'good practice'} as const;
const documentedWords = {
	maintain: 'to be kept as a document',
	retain: 'to be kept as a record',
	'as-necessary': 'as far as the organization finds necessary',
	none: 'not asked for in writing',
} as const;

/** docs/outcomes.md: every outcome and criterion, for people who write documents. */
export function outcomesDoc(catalog: Catalog): Generated {
	const {outcomes} = catalog;
	const count = outcomes.flatMap(outcome => outcome.criteria).length;
	const lines = [
		'<!-- Written by `npm run generate` from server/src/core/catalog/iso9001-eo. -->',
		`# ${catalog.title}`,
		'',
		`Catalogue \`${catalog.id}\`, version ${catalog.version}: ${outcomes.length} outcomes with ${count} criteria. ${catalog.disclaimer}`,
		'',
		'Claim a criterion by its id, under the heading of the section that deals with it: `<!-- qms: covers EO-9.cause -->`. `EO-9` claims an outcome as a whole, ' +
			'`EO-7/*` an outcome with those below it. Reports print the qualified form, `EO-7/9`.',
		'',
		'**Mandatory**: without it the outcome cannot be called covered. **Expected**: an auditor would ask for it; half of these are needed. **Good practice** never ' +
			'changes a state. **Core**: the heart of the outcome; without any of these it stays a gap. These levels are about the outcome; they are no claim that ISO 9001 ' +
			'demands a documented procedure.',
		'',
		'**Described**: the text says what is done. **Specified**: it also says what the line "has to say" names, such as who, when, or with which record.',
		'',
		'| Id | Outcome | Criteria | Mandatory | Core |',
		'| --- | --- | ---: | ---: | ---: |',
		...outcomes.map(outcome => overviewRow(outcome, catalog.defaultEdition)),
		'',
		...outcomes.flatMap(outcome => outcomeLines(outcome, catalog)),
		...noteLines(catalog),
		...applicabilityLines(catalog),
	];
	return {path: 'docs/outcomes.md', text: `${lines.join('\n').trimEnd()}\n`};
}

/** GitHub's anchor of a heading. */
const anchorOf = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s-]/gu, '')
		.replaceAll(' ', '-');
const headingOf = (outcome: Outcome): string => `${outcome.qualified} ${outcome.title}`;

function overviewRow(outcome: Outcome, edition: Edition): string {
	const {criteria} = outcome;
	const mandatory = criteria.filter(({level}) => level[edition] === 'mandatory').length;
	return `| ${outcome.qualified} | [${outcome.title}](#${anchorOf(headingOf(outcome))}) | ${criteria.length} | ${mandatory} | ${criteria.filter(({core}) => core).length} |`;
}

function outcomeLines(outcome: Outcome, catalog: Catalog): string[] {
	const below = outcome.type === 'overall' ? '' : childrenOf(outcome, catalog);
	return [
		`## ${headingOf(outcome)}`,
		'',
		`${outcome.statement}${below}`,
		'',
		...(outcome.parts.length > 0
			? [
					`Reported in parts as well: ${outcome.parts.map(part => `\`${part.id}\` (${part.title.toLowerCase()})`).join(' and ')}.`,
					'',
				]
			: []),
		...outcome.criteria.flatMap(criterion => criterionLines(criterion, catalog)),
	];
}

function childrenOf(outcome: Outcome, {outcomes}: Catalog): string {
	const children = outcomes.filter(({parent}) => parent === outcome.id);
	return children.length === 0 ? '' : ` Includes ${children.map(child => child.qualified).join(', ')}.`;
}

function criterionLines(criterion: Criterion, catalog: Catalog): string[] {
	const {kinds, process} = criterion;
	const also = kinds.also.length > 0 ? `; also ${kinds.also.join(', ')}` : '';
	const never = kinds.never.length > 0 ? `; never ${kinds.never.join(', ')}` : '';
	const rows = [
		['Question', criterion.question],
		['Counts', criterion.counts],
		['Does not count', criterion.notCounts],
		['Level', levelText(criterion, catalog)],
		['Has to be', `${criterion.need === 3 ? 'specified' : 'described'}${anchorText(criterion)}`],
		['Lives in', `${kinds.best.join(', ')}${also}${never}`],
		...(process.length > 0 ? [['In a YAML process', process.map(fieldText).join('; or ')]] : []),
		[
			'Headings known',
			criterion.headings
				.slice(0, 12)
				.map(heading => `"${heading}"`)
				.join(', '),
		],
		['Clauses', clauseText(criterion)],
		['ISO 9001', documentedWords[criterion.documented]],
		...(criterion.applicability === undefined ? [] : [['Not applicable by', `\`${criterion.applicability}\``]]),
	];
	return [
		`### \`${criterion.id}\` ${criterion.title}`,
		'',
		...rows.map(([name, text]) => `- **${name}**: ${text}`),
		'',
	];
}

function levelText({level, core}: Criterion, {defaultEdition}: Catalog): string {
	const usual = level[defaultEdition];
	const other = level['2026'] === usual ? '' : ` (${levelWords[level['2026']]} in edition 2026)`;
	return `${levelWords[usual]}${other}${core ? ', core' : ''}`;
}

function anchorText({anchors}: Criterion): string {
	const all = anchors.all.map(anchor => anchorWords[anchor]);
	const any = anchors.any.map(anchor => anchorWords[anchor]);
	const parts = [...all, ...(any.length > 0 ? [any.length > 1 ? `one of: ${any.join(', ')}` : (any[0] ?? '')] : [])];
	return parts.length === 0 ? '' : `; has to say ${parts.join(' and ')}`;
}

function fieldText({field, needs, where, described}: ProcessEvidence): string {
	const keys = described.length > 0 ? ` with ${described.map(key => `\`${key}\``).join(', ')}` : '';
	const other = needs.length > 0 ? ` beside ${needs.map(key => `\`${key}\``).join(', ')}` : '';
	const filter =
		where === undefined
			? ''
			: ` whose \`${where.key}\` is about ${[...where.concepts, ...where.terms, ...where.values].join(', ')}`;
	return `\`${field}\`${keys}${filter}${other}`;
}

function clauseText({clauses}: Criterion): string {
	const before = clauses['2015+A1'].join(', ');
	const after = clauses['2026'].join(', ');
	if (before === '' && after === '') return 'none';
	return before === after ? before : `${before} (2026: ${after})`;
}

function noteLines({notes, boundaries}: Catalog): string[] {
	return [
		'## Notes and limits',
		'',
		'Notes colour other outcomes; limits say what a certificate does not mean and are breached by over-claiming sentences.',
		'',
		'| Id | Title | In plain words | Decided by |',
		'| --- | --- | --- | --- |',
		...notes.map(
			note =>
				`| ${note.id} | ${note.title} | ${note.statement} | ${note.checkedBy.map(id => `\`${id}\``).join(', ')} |`,
		),
		...boundaries.map(
			boundary =>
				`| ${boundary.id} | ${boundary.title} | ${boundary.statement} | ${boundary.rules.map(rule => `[\`${rule}\`](rules/${rule}.md)`).join(', ')} |`,
		),
		'',
	];
}

function applicabilityLines({applicability, neverExcludable}: Catalog): string[] {
	return [
		'## What may be declared not applicable',
		'',
		'In `notApplicable` of `qms.yaml`, with a justification and an approver. Nothing else can be excluded: not ' +
			`${neverExcludable.join(', ')}.`,
		'',
		'| Topic | Clause | Typically |',
		'| --- | --- | --- |',
		...applicability.map(
			topic =>
				`| \`${topic.name}\` | ${topic.clause}${topic.part === undefined ? '' : ` (${topic.part})`} | ${topic.typical} |`,
		),
	];
}
