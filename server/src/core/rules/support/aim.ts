import type {QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {hasControlData} from './controlled.ts';

/** What a manual, a policy or a procedure of a quality management system calls it, in seven languages. */
const namesQuality =
	/\b(?:ISO[\s/_-]?(?:IEC[\s_-]?)?900[0-4]|IATF|ISO[\s_-]?13485|Q-?M-?S\b|quality[\s_-]+(?:management|manual|handbook|policy|objectives?|system|assurance)|SGC\b|SMQ\b|SGQ\b|SQM\b|Qualiopi|HACCP|APPCC|GMP|GxP|QM[\s_-])|qualit(?:ä|ae?)ts(?:management|handbuch|politik|ziele|sicherung|wesen)|(?:gesti[oó]n|manual|pol[ií]tica|objetivos|sistema|aseguramiento)[\s_-]+(?:de[\s_-]+)?(?:la[\s_-]+)?calidad|(?:management|manuel|politique|objectifs|d[eé]marche|syst[eè]me|assurance)[\s_-]+(?:de[\s_-]+)?(?:la[\s_-]+)?qualit[eé]|(?:gestione|manuale|politica|obiettivi|sistema)[\s_-]+(?:della?[\s_-]+)?(?:per[\s_-]+la[\s_-]+)?qualit[aà]|(?:gest[aã]o|manual|pol[ií]tica|objetivos|sistema|garantia)[\s_-]+(?:da[\s_-]+|de[\s_-]+)?qualidade|kwaliteits(?:management|handboek|beleid|doelstelling|systeem|borging|zorg|plan)/iu;

const fewestControlled = 2;

const signs = derived<'named' | 'controlled', boolean>({
	part: ({document}) =>
		document.qms ? (names(document) ? 'named' : hasControlData(document) ? 'controlled' : undefined) : undefined,
	combine: parts => {
		const found = [...parts.values()];
		return found.includes('named') || found.filter(each => each === 'controlled').length >= fewestControlled;
	},
});

/**
 * True where somebody has said that the documents are, or are to be, a quality management system: by a `qms.yaml`, by what
 * a document calls itself, its sections or its clauses, or by controlling its documents. A handbook that says nothing of
 * the kind owes no expected outcome to anybody; the coverage shows what it has, and no finding misses the rest.
 */
export function aimsAtQms(snapshot: Snapshot): boolean {
	return snapshot.config.path !== undefined || signs(snapshot);
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
