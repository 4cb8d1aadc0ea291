import {fieldWords} from '../evidence/process.ts';
import {overviewOf} from '../workspace/overview.ts';
import type {Catalog, Criterion, Outcome} from '../catalog/catalog.ts';
import type {Language, QmsDocument} from '../model/document.ts';
import {foldText} from '../text/fold.ts';
import type {Snapshot} from '../workspace/snapshot.ts';
import type {CriterionCoverage, OutcomeCoverage, Place} from './coverage.ts';
import {isOpen} from './states.ts';
import type {RiskFlag} from '../workspace/state.ts';

/** A list as people write it: `a, b and c`. */
export function listed(items: readonly string[], last: 'and' | 'or' = 'and'): string {
	const [final = '', ...others] = items.toReversed();
	return others.length === 0 ? final : `${others.toReversed().join(', ')} ${last} ${final}`;
}

/** The first of a list, and how many more there are: `a, b and 3 more`. */
export function shortened(items: readonly string[], shown: number): string {
	return items.length <= shown + 1
		? listed(items)
		: `${items.slice(0, shown).join(', ')} and ${items.length - shown} more`;
}

/** `EO-7/9 "Causes analysed and corrective action taken"`. */
export function outcomeName({qualified, title}: Pick<Outcome, 'qualified' | 'title'>): string {
	return `${qualified} "${title}"`;
}

/** How people name a document: its id, else its title, else its path. */
export function documentName({metadata, title, path}: Pick<QmsDocument, 'metadata' | 'title' | 'path'>): string {
	return metadata.id?.value ?? (title || path);
}

/** A section's heading in quotation marks; for the part before the first heading what it is. */
export function sectionName(document: QmsDocument, section: number): string {
	const heading = document.sections[section]?.heading ?? '';
	return heading === '' ? 'the beginning of the document' : `"${heading}"`;
}

/** `"7 Find the cause" in PRO-012`, or the path of a file that is no document. */
export function placeName({path, section}: Pick<Place, 'path' | 'section'>, {documents}: Snapshot): string {
	const document = documents.get(path)?.document;
	if (!document) return path;
	const heading = document.sections[section]?.heading ?? '';
	const name = documentName(document);
	return heading === '' || heading === name || heading === document.title ? name : `"${heading}" in ${name}`;
}

const anchorQuestions: Readonly<Record<string, string>> = {
	who: 'who does it',
	when: 'when or how often',
	record: 'where it is recorded',
	criterion: 'by which limit or criterion',
	method: 'by which method',
};

/** What a higher grade lacks, for people: `who does it, when or how often`. */
export function missingWords(
	missing: readonly string[],
	criterion: Criterion,
	language: Language,
	catalog: Catalog,
): string {
	const concepts = missing
		.filter(each => each.startsWith('concept:'))
		.map(each => conceptWords(each.slice('concept:'.length), language, catalog));
	const fields = missing.flatMap(each => fieldWords(each) ?? []);
	const anchors = missing.filter(each => !each.startsWith('concept:') && fieldWords(each) === undefined);
	const all = anchors.filter(anchor => criterion.anchors.all.some(each => each === anchor));
	const any = anchors.filter(anchor => !all.includes(anchor));
	const questions = (names: readonly string[]): readonly string[] => names.map(name => anchorQuestions[name] ?? name);
	return listed([...concepts, ...fields, ...questions(all), ...(any.length > 0 ? [listed(questions(any), 'or')] : [])]);
}

/** A group of concepts, joined by `|`, by two words of each that authors would write. */
function conceptWords(group: string, language: Language, catalog: Catalog): string {
	const words = group.split('|').flatMap(name => termsOf(name, language, catalog).slice(0, 2));
	return words.length === 0
		? group.replaceAll('|', ' or ').replaceAll('-', ' ')
		: listed(
				words.slice(0, 4).map(word => `"${word}"`),
				'or',
			);
}

/** Terms of a concept, the strong ones first; one that stands for all words that begin with it ends in `…`. */
function termsOf(name: string, language: Language, catalog: Catalog): readonly string[] {
	const terms = catalog.concepts.find(concept => concept.name === name)?.terms[language];
	return [...(terms?.strong ?? []), ...(terms?.medium ?? [])]
		.filter(term => !/^\*|~|\S\* /.test(term))
		.map(term => term.replaceAll('+', '').replace(/\*$/, '…'));
}

/** Words by which the engine would have recognised the criteria, a few for each, in one language. */
export function wordsLookedFor(
	criteria: readonly Criterion[],
	language: Language,
	catalog: Catalog,
	most = 6,
): readonly string[] {
	const byCriterion = criteria.map(({rule}) => {
		const [topic = [], ...others] = [...new Set([...rule.topic, ...rule.all.flat()])].map(name =>
			termsOf(name, language, catalog),
		);
		return [...topic.slice(0, 2), ...others.flatMap(terms => terms.slice(0, 1))];
	});
	const words: string[] = [];
	const isNew = (word: string): boolean => {
		const folded = foldText(word);
		return word.length > 3 && !words.map(foldText).some(known => known.startsWith(folded) || folded.startsWith(known));
	};
	for (let round = 0; round < most; round++)
		for (const {[round]: word} of byCriterion) if (word !== undefined && isNew(word)) words.push(word);
	return words.slice(0, most).map(word => `"${word}"`);
}

/** The language that most documents of the QMS are written in. */
export function mainLanguage(snapshot: Snapshot): Language {
	return overviewOf(snapshot).language;
}

const flagWords: Readonly<Record<RiskFlag, string>> = {
	'review-overdue': 'overdue for review',
	'no-owner': 'without an owner',
	'not-approved': 'not approved',
	'changed-after-approval': 'changed after its approval',
	pending: 'not effective yet',
	attested: 'attested, not shown',
	'single-point': 'the only evidence',
	uncontrolled: 'not a controlled document',
	'assumed-effective': 'assumed to be effective',
};

/** What a flag says of a document: `PRO-012 is ...`. */
export function flagName(flag: RiskFlag): string {
	return flagWords[flag];
}

/** Criteria that bear on their outcome and are not met, mandatory ones first. */
export function openCriteria(criteria: readonly CriterionCoverage[]): readonly CriterionCoverage[] {
	const open = criteria.filter(({level, state}) => level !== 'good' && isOpen(state));
	return [...open.filter(({level}) => level === 'mandatory'), ...open.filter(({level}) => level !== 'mandatory')];
}

/**
 * Why an outcome is not shown, to follow `4 of 8 shown`: `open because EO-4.owner is mandatory`. Empty where nothing of
 * its own keeps it open.
 */
export function openReason({lacks, applicable}: Pick<OutcomeCoverage, 'lacks' | 'applicable'>): string {
	if (applicable === 0) return '';
	const {mandatory, expected} = lacks;
	if (mandatory.length > 0)
		return `open because ${shortened(
			mandatory.map(({id}) => id),
			3,
		)} ${mandatory.length === 1 ? 'is' : 'are'} mandatory`;
	return expected > 0
		? `open because ${expected} more of the expected criteria ${expected === 1 ? 'is' : 'are'} needed`
		: '';
}
