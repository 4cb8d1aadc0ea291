import type {Catalog, Edition, StaleClause} from '../../catalog/catalog.ts';
import type {QmsConfig} from '../../config/config.ts';
import {editionOf} from '../../config/edition.ts';
import type {IsoDate, QmsDocument, Reference} from '../../model/document.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {derived} from '../../workspace/derived.ts';
import {remembered} from '../../text/remembered.ts';

/** Whether an edition is the one in use, one that is prepared for, or neither. One prepared for is in use from its day on. */
export function standing(
	edition: Edition,
	catalog: Catalog,
	config: QmsConfig,
	today: IsoDate,
): 'in-use' | 'prepared-for' | 'no' {
	const {profile} = config;
	if (editionOf(config, catalog) === edition) return 'in-use';
	if (profile.transitionTo !== edition) return 'no';
	return profile.transitionBy !== undefined && profile.transitionBy <= today ? 'in-use' : 'prepared-for';
}

/** References that name ISO 9001, or no standard where the document speaks of no other. */
export function clauseReferences(document: QmsDocument): readonly Reference[] {
	if (!document.qms || document.kind === 'external') return [];
	return document.references.filter(
		reference =>
			reference.kind === 'clause' &&
			document.sections[reference.section]?.role !== 'history' &&
			(reference.standard === undefined
				? speaksOfStandard(document) && !speaksOfOthers(document)
				: /9001/.test(reference.standard)),
	);
}

/** A clause without a standard is one of ISO 9001 only where the document names that; contracts and laws have clauses, too. */
const speaksOfStandard = remembered(
	({title, sections}: QmsDocument): boolean =>
		named9001.test(title) ||
		sections.some(
			({heading, blocks}) =>
				named9001.test(heading) || blocks.some(({statements}) => statements.some(({text}) => named9001.test(text))),
		),
);

const others =
	/\bISO[\s/-]?(?:IEC[\s-]?)?(?!900[014])\d{4,5}|\bIATF|\b21 ?CFR|\bICH\b|\bGC?[CLM]P\b|\bMDR\b|\bIVDR\b|\bGAMP\b|\bQualiopi\b/;

/** Where other standards and regulations are named as well, a bare number may be a clause of any of them. */
const speaksOfOthers = remembered(({sections}: QmsDocument): boolean =>
	sections.some(
		({heading, blocks}) =>
			others.test(heading) || blocks.some(({statements}) => statements.some(({text}) => others.test(text))),
	),
);

const named9001 = /\bISO[\s/-]?(?:IEC[\s-]?)?9001|\b9001:20|\b(?:EN|DIN)\s9001/i;

/** `2008` of `ISO 9001:2008`; undefined where no year was written. */
export const yearOf = (reference: Reference): string | undefined => /(?:19|20)\d{2}/.exec(reference.edition ?? '')?.[0];

export const staleClause = (catalog: Catalog, number: string): StaleClause | undefined =>
	catalog.staleClauses.find(stale => stale.old === number);

/** What a 2008 clause became in an edition. */
export const mappedTo = (stale: StaleClause, edition: Edition): string =>
	edition === '2026' ? stale.to2026 : stale.to2015;

/** Numbers of an edition; a clause with children exists though it has no title. */
export const clauseExists = (catalog: Catalog, edition: Edition, number: string): boolean => {
	const clauses = catalog.clauses[edition];
	return number in clauses || /^[4-9]$|^10$/.test(number);
};

const sector = /13485|16949|9100|22000|14971|62304/;
const standardsOf = remembered((document: QmsDocument) => {
	const named = document.qms
		? document.references.flatMap(({kind, standard}) => (kind === 'clause' && standard !== undefined ? [standard] : []))
		: [];
	return {
		sector: named.some(standard => sector.test(standard)),
		iso9001: named.some(standard => /9001/.test(standard)),
	};
});

/** True where more documents of the repository go by a sector standard than by ISO 9001. */
export const goesBySector = derived<1 | -1, boolean>({
	part: ({document}) => {
		const named = standardsOf(document);
		return named.sector === named.iso9001 ? undefined : named.sector ? 1 : -1;
	},
	combine: parts => [...parts.values()].reduce<number>((sum, part) => sum + part, 0) > 1,
});

/** Sector standards that keep the subjects of the 2008 edition: configured, named in the document, or what the repository goes by. */
export const keepsOldSubjects = (config: QmsConfig, document: QmsDocument, snapshot: Snapshot): boolean =>
	config.profile.sectorStandards.length > 0 || standardsOf(document).sector || goesBySector(snapshot);

const stop = new Set(['and', 'of', 'the', 'for', 'to', 'general', 'a']);
const stems = (text: string): string[] =>
	(
		text
			.normalize('NFKD')
			.replaceAll(/\p{M}/gu, '')
			.toLowerCase()
			.match(/\p{L}{3,}/gu) ?? []
	)
		.filter(word => !stop.has(word))
		.map(word => word.slice(0, 6));

/** True where a text beside a number is about a title: two thirds of the title's words, compared by their stems. */
export function isAbout(text: string, title: string): boolean {
	const wanted = stems(title);
	const said = new Set(stems(text));
	return wanted.length > 0 && wanted.filter(word => said.has(word)).length * 3 >= wanted.length * 2;
}

const pastTense =
	/(?<![\p{L}\p{N}])(?:was|were|had|did|moved|changed|switched|migrated|upgraded|went|became|received|obtained|got|gained|wurde|wurden|war|waren|wechselten|erhielten|fue|fueron|fuimos|pasamos|obtuvimos|obtuvo|était|étions|avons été|a été|sommes passés|obtenu)(?![\p{L}\p{N}])/iu;
const standardWithEdition = /\b\d{4,5}(?:-\d+)?\s*[:-]\s*(?:19|20)\d\d\b/g;

/** True for a sentence that tells of a year gone by, such as "We were certified to ISO 9001:2008 in 2010". The year of an edition is none. */
export function tellsHistory(text: string): boolean {
	return pastTense.test(text) && /\b(?:19|20)\d\d\b/.test(text.replaceAll(standardWithEdition, ''));
}
