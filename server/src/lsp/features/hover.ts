import {type Hover, MarkupKind} from 'vscode-languageserver';
import type {Criterion} from '../../core/catalog/catalog.ts';
import {editionOf} from '../../core/config/edition.ts';
import {clauseFactWords, criteriaOfClause} from '../../core/features/clauses.ts';
import type {PathSpan} from '../../core/features/context.ts';
import {headingSpan, sectionName} from '../../core/features/context.ts';
import {occurrencesOf} from '../../core/features/occurrences.ts';
import {type Target, targetAt} from '../../core/features/target.ts';
import type {Place} from '../../core/coverage/coverage.ts';
import {openReason} from '../../core/coverage/wording.ts';
import {roleKey} from '../../core/workspace/index.ts';
import {gapReasonOf} from '../../report/gap.ts';
import {escapeMarkdown as md} from '../../report/markdownText.ts';
import {criterionStateWords, flagWords, outcomeStateWords} from '../../report/words.ts';
import {rangeOf} from '../convert.ts';
import {traceOf} from '../explain.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {shownAs} from '../views.ts';
import {type Asked, asked, linkTo, offsetOf} from './place.ts';

/** What an id, a clause number, a role or a record means, its state, and where it is covered or used. */
export const hover: Feature = server => {
	server.connection.onHover(
		handled(server, 'textDocument/hover', null, ({textDocument, position}): Hover | null => {
			const place = asked(server, textDocument.uri);
			const target = place === undefined ? undefined : targetAt(place.context, place.path, offsetOf(place, position));
			const lines = place === undefined || target === undefined ? [] : describe(place, target);
			if (place === undefined || target === undefined || lines.length === 0) return null;
			return {
				contents: {kind: MarkupKind.Markdown, value: lines.join('\n\n')},
				range: rangeOf(place.root.lines(place.path), target.span),
			};
		}),
	);
	return {hoverProvider: true};
};

function describe(place: Asked, target: Target): string[] {
	switch (target.kind) {
		case 'outcome':
			return describeOutcome(place, target);
		case 'criterion':
			return describeCriterion(place, target);
		case 'document':
			return describeDocument(place, target.id);
		case 'process':
			return describeProcess(place, target.id);
		case 'role':
			return describeRole(place, target);
		case 'record':
			return describeRecord(place, target.id);
		case 'clause':
			return describeClause(place, target.number);
		case 'link':
			return [];
	}
}

/** Stands where a state would, while it is not known what other documents say. */
function notRead({alone, isUntitled}: Asked['root']): string {
	if (!alone) return 'Not all documents were read yet, so its state is not known.';
	return `This ${isUntitled ? 'text is not saved in a folder yet' : 'file was opened alone'}, so its state over all documents is not known.`;
}

function describeOutcome({root, context}: Asked, target: Extract<Target, {kind: 'outcome'}>): string[] {
	const judged = context
		.coverage()
		.find(({catalog}) => catalog === target.catalog)
		?.outcomes.find(({outcome}) => outcome === target.outcome);
	const {qualified, title, statement} = target.outcome;
	if (judged === undefined) return [`**${md(qualified)}** ${md(title)}`, md(statement), notRead(root)];
	const reason = openReason(judged);
	const rows = judged.criteria.map(({criterion, state, places}) => {
		const [first] = places;
		return `- \`${criterion.id}\` ${md(criterion.title)}: ${criterionStateWords[state]}${first === undefined ? '' : ` in ${placeLink(root, first)}`}`;
	});
	return [
		`**${md(qualified)}** ${md(title)} — ${outcomeStateWords[judged.state]} (${judged.met} of ${judged.applicable} shown${reason === '' ? '' : `, ${reason}`})`,
		md(statement),
		rows.join('\n'),
		...flags(judged.flags),
	];
}

function describeCriterion({root, context}: Asked, target: Extract<Target, {kind: 'criterion'}>): string[] {
	const {criterion} = target;
	const judged = context
		.coverage()
		.find(({catalog}) => catalog === target.catalog)
		?.criteria.get(criterion.id);
	if (judged === undefined)
		return [
			`**${md(criterion.id)}** ${md(criterion.title)}`,
			md(criterion.question),
			notRead(root),
			`*Counts:* ${md(criterion.counts)}`,
		];
	const shown = judged.state === 'to-read' ? judged.candidates : judged.places;
	return [
		`**${md(criterion.id)}** ${md(criterion.title)} — ${criterionStateWords[judged.state]}`,
		md(criterion.question),
		...shown.slice(0, 3).map(each => placeLines(root, criterion, each)),
		...(judged.state === 'gap' ? [gapReasonOf(judged)] : []),
		...(judged.state === 'to-read' ? ['Possible places; a reader has to say whether one shows it.'] : []),
		`*Counts:* ${md(criterion.counts)}`,
		...flags(judged.flags),
	];
}

function placeLines(root: Asked['root'], criterion: Criterion, place: Place): string {
	const head = `${shownAs(place)}: ${placeLink(root, place)}${place.claim === undefined ? '' : ', claimed'}`;
	return [`- ${head}`, ...traceOf(root, criterion, place).map(({label, text}) => `  - ${label}: ${md(text)}`)].join(
		'\n',
	);
}

function placeLink(root: Asked['root'], place: Place): string {
	const document = root.entry(place.path)?.document;
	if (document === undefined) return md(place.path);
	const at: PathSpan = {
		path: place.path,
		span:
			place.field !== undefined && place.evidence !== undefined
				? place.evidence.span
				: headingSpan(document, place.section),
	};
	const id = document.metadata.id?.value;
	return linkTo(root)(
		`${id === undefined ? place.path : id} ${place.field ?? sectionName(document, place.section)}`,
		at,
	);
}

function describeDocument({root, context}: Asked, id: string): string[] {
	return (context.snapshot.index.byId.get(id) ?? []).map(path => {
		const document = root.entry(path)?.document;
		if (document === undefined) return md(path);
		const {status, version, owner, reviewNext} = document.metadata;
		const facts = [
			document.kind,
			version === undefined ? '' : `version ${version.value}`,
			status?.value ?? '',
			owner === undefined ? '' : `owner ${owner.value}`,
			reviewNext === undefined ? '' : `next review ${reviewNext.value}`,
		];
		return `**${md(document.metadata.id?.value ?? id)}** ${linkTo(root)(document.title, {path, span: headingSpan(document, 0)})}\n\n${facts
			.filter(fact => fact !== '')
			.map(md)
			.join(' · ')}`;
	});
}

function describeProcess({root, context}: Asked, id: string): string[] {
	const found = context.snapshot.index.processes.get(id);
	const process = found === undefined ? undefined : root.entry(found.path)?.document.processes[found.process];
	if (found === undefined || process === undefined) return [];
	const count = (list: string): string => `${process.lists[list]?.length ?? 0} ${list}`;
	const purpose = process.scalars['purpose']?.text;
	return [
		`**${md(process.id)}** ${linkTo(root)(process.title, {path: found.path, span: process.idSpan})}`,
		...(purpose === undefined ? [] : [md(purpose)]),
		['inputs', 'activities', 'outputs', 'measures', 'risks'].map(count).join(' · '),
	];
}

function describeRole(
	{root, context}: Asked,
	target: Extract<Target, {kind: 'role' | 'document' | 'process' | 'record'}>,
): string[] {
	const [role] = context.snapshot.index.roles.get(roleKey(target.id)) ?? [];
	if (role === undefined) return [];
	const uses = occurrencesOf(context, target).filter(({definition}) => !definition).length;
	return [
		`**${md(role.title === '' ? role.id : role.title)}** (role)`,
		...(role.may.length === 0 ? [] : [`May ${md(role.may.join(', '))}.`]),
		`Defined in ${linkTo(root)(role.path, role)}${root.complete ? `, named ${uses === 1 ? 'once' : `${uses} times`}` : ''}.`,
	];
}

function describeRecord({root, context}: Asked, id: string): string[] {
	return (context.snapshot.index.records.get(id) ?? []).slice(0, 3).map(record => {
		const facts = [record.retention === '' ? '' : `kept ${record.retention}`, record.location].filter(
			fact => fact !== '',
		);
		return `**${md(record.id)}** ${md(record.name)} (record)\n\n${[...facts.map(md), `defined in ${linkTo(root)(record.path, record)}`].join(' · ')}`;
	});
}

function describeClause({context}: Asked, number: string): string[] {
	return context.snapshot.catalogs.flatMap(catalog => {
		const edition = editionOf(context.snapshot.config, catalog);
		const title = catalog.clauses[edition][number];
		const criteria = criteriaOfClause(catalog, edition, number);
		if (title === undefined && criteria.length === 0) return [];
		return [
			`**${md(number)}** ${md(title ?? '')} (ISO 9001:${edition})`,
			...clauseFactWords(catalog, edition, number),
			criteria.map(({id, title}) => `- \`${id}\` ${md(title)}`).join('\n'),
		].filter(part => part !== '');
	});
}

function flags(risks: readonly (keyof typeof flagWords)[]): string[] {
	return risks.length === 0 ? [] : [`At risk: ${risks.map(flag => flagWords[flag]).join(', ')}.`];
}
