import type {Coverage} from '../../coverage/coverage.ts';
import {counts, isReached} from '../../coverage/outcome.ts';
import type {QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {hasControlData} from './controlled.ts';

/**
 * What a manual, a policy or a procedure of a quality management system calls it, in seven languages. Quality assurance of
 * software, HACCP of a kitchen and a plan for the quality of one project are something smaller.
 */
const namesQuality =
	/\b(?:ISO[\s/_-]?(?:IEC[\s_-]?)?900[0-4]|IATF|ISO[\s_-]?13485|Q-?M-?S\b|quality[\s_-]+(?:management|manual|handbook|policy|objectives?|system)|SGC\b|SMQ\b|SGQ\b|SQM\b|Qualiopi|QM[\s_-])|qualit(?:ä|ae?)ts(?:management|handbuch|politik|ziele|wesen)|(?:gesti[oó]n|manual|pol[ií]tica|objetivos|sistema)[\s_-]+(?:de[\s_-]+)?(?:la[\s_-]+)?calidad|(?:management|manuel|politique|objectifs|d[eé]marche|syst[eè]me)[\s_-]+(?:de[\s_-]+)?(?:la[\s_-]+)?qualit[eé]|(?:gestione|manuale|politica|obiettivi|sistema)[\s_-]+(?:della?[\s_-]+)?(?:per[\s_-]+la[\s_-]+)?qualit[aà]|(?:gest[aã]o|manual|pol[ií]tica|objetivos|sistema)[\s_-]+(?:da[\s_-]+|de[\s_-]+)?qualidade|kwaliteits(?:management|handboek|beleid|doelstelling|systeem|zorg)/iu;

const fewestControlled = 2;
/** Where fewer than one in so many documents are controlled, the heads belong to something else. */
const controlledIn = 5;

const signs = derived<'named' | 'controlled' | 'plain', boolean>({
	part: ({document}) =>
		document.qms ? (names(document) ? 'named' : hasControlData(document) ? 'controlled' : 'plain') : undefined,
	combine: parts => {
		const found = [...parts.values()];
		const controlled = found.filter(each => each === 'controlled').length;
		return found.includes('named') || (controlled >= fewestControlled && controlled * controlledIn >= found.length);
	},
});

/** So small a share of the criteria has to be shown for each outcome to be told, where no `qms.yaml` says that all are to be. */
const tellingShare = 1 / 4;

/**
 * How the outcomes of a repository are told: each by itself where a `qms.yaml` says that its documents are a quality management
 * system, or they show enough to be told apart; all in one finding where they show little; not at all where nobody calls them one.
 */
export function tellingOf(snapshot: Snapshot, coverage: readonly Coverage[]): 'each' | 'together' | 'none' {
	if (snapshot.config.path !== undefined) return 'each';
	if (!signs(snapshot)) return 'none';
	const outcomes = coverage.flatMap(each => each.outcomes);
	const applicable = outcomes.reduce((sum, each) => sum + each.applicable, 0);
	return shownIn(coverage) >= applicable * tellingShare ? 'each' : 'together';
}

/** How many criteria of the outcomes are shown, in force or waiting for it. */
export function shownIn(coverage: readonly Coverage[]): number {
	return coverage
		.flatMap(({outcomes}) => outcomes)
		.reduce((sum, {criteria}) => sum + criteria.filter(each => counts(each) && isReached(each)).length, 0);
}

function names({title, path, sections, metadata, directives, references}: QmsDocument): boolean {
	return (
		namesQuality.test(title) ||
		namesQuality.test(path) ||
		metadata.clauses.length > 0 ||
		directives.length > 0 ||
		sections.some(({heading}) => namesQuality.test(heading)) ||
		references.some(({kind, standard}) => kind === 'clause' && /900[14]/.test(standard ?? ''))
	);
}
