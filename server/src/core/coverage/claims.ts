import type {Catalog} from '../catalog/catalog.ts';
import type {Evidence} from '../evidence/evidence.ts';
import {type DateReading, readDate} from '../model/dates.ts';
import type {Directive, DirectiveVerb, IdReference, Language, QmsDocument} from '../model/document.ts';
import {isIsoDate} from '../workspace/dates.ts';
import {type IdMeaning, meaningOf} from '../catalog/ids.ts';

/** One id of a directive, with its meaning in one catalogue and the sections it speaks for. */
export interface Claim {
	readonly directive: Directive;
	readonly reference: IdReference;
	readonly meaning: IdMeaning;
	/** Section indexes: `from` to before `to`. */
	readonly from: number;
	readonly to: number;
}

/** The claims of one verb that mean something in this catalogue, in document order. */
export function claimsOf(document: QmsDocument, catalog: Catalog, verb: DirectiveVerb): Claim[] {
	return document.directives
		.filter(directive => directive.verb === verb)
		.flatMap(directive =>
			directive.ids.flatMap(reference => {
				const meaning = meaningOf(catalog, reference.id);
				return meaning ? [{directive, reference, meaning, ...sectionsOf(document, directive.section)}] : [];
			}),
		);
}

/** A section with its subsections; section 0 is the whole document. */
export function sectionsOf(document: QmsDocument, section: number): {readonly from: number; readonly to: number} {
	const own = document.sections[section];
	return section <= 0 || !own
		? {from: 0, to: Math.max(1, document.sections.length)}
		: {from: section, to: own.subtreeEnd};
}

/** True where a claim speaks for the place of an evidence. A claim on one entry of a process list is not one for its neighbours. */
export function speaksFor(claim: Claim, evidence: Pick<Evidence, 'section' | 'field'>): boolean {
	if (evidence.section < claim.from || evidence.section >= claim.to) return false;
	const {field} = claim.directive;
	return field === undefined || evidence.field === undefined || isSameField(field, evidence.field);
}

function isSameField(claimed: string, shown: string): boolean {
	const [claimedList, claimedEntry] = splitField(claimed);
	const [shownList, shownEntry] = splitField(shown);
	return (
		claimedList === shownList && (claimedEntry === undefined || shownEntry === undefined || claimedEntry === shownEntry)
	);
}

function splitField(field: string): readonly [list: string, entry: string | undefined] {
	const match = /^([^.[\]]+)(?:\[(\d+)\])?/.exec(field);
	return [match?.[1] ?? field, match?.[2]];
}

/** The argument that names the day of an attestation or a plan. */
const dayArguments: Readonly<Partial<Record<DirectiveVerb, string>>> = {attests: 'on', plans: 'due'};

/** A day that a directive gives in a form other than YYYY-MM-DD, and the date that it means where there is no doubt of it. */
export interface MisreadDay {
	readonly name: string;
	readonly written: string;
	readonly reading: DateReading;
}

/** The day of a directive that does not count because of how it is written; undefined where it counts or none is given. */
export function misreadDay(directive: Directive, language: Language): MisreadDay | undefined {
	const name = dayArguments[directive.verb];
	const written = (name === undefined ? '' : (directive.arguments[name] ?? '')).trim();
	if (name === undefined || written === '' || isIsoDate(written)) return undefined;
	return {name, written, reading: readDate(written, language, name === 'due')};
}

/** The arguments a directive needs and lacks: `by`, `on` as a date that is not to come, and `because` for an attestation. */
export function missingFields(directive: Directive, today: string): readonly string[] {
	const given = (name: string): string => (directive.arguments[name] ?? '').trim();
	if (directive.verb === 'attests') {
		const dated = isIsoDate(given('on')) && given('on') <= today;
		return [
			...(given('by') === '' ? ['by'] : []),
			...(dated ? [] : ['on']),
			...(given('because') === '' ? ['because'] : []),
		];
	}
	if (directive.verb === 'plans')
		return [...(given('owner') === '' ? ['owner'] : []), ...(isIsoDate(given('due')) ? [] : ['due'])];
	return [];
}
