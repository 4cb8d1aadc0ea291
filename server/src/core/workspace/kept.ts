import type {Catalog} from '../catalog/catalog.ts';
import type {QmsConfig} from '../config/config.ts';
import type {Assessment} from '../evidence/evidence.ts';
import {type PackedAssessment, packed, settledOf, unpacked} from '../evidence/settled.ts';
import type {Finding} from '../finding/finding.ts';
import type {QmsDocument} from '../model/document.ts';
import type {ModelOptions} from '../model/options.ts';
import {keyOf, keysOf} from './configKeys.ts';
import type {Failures} from './failures.ts';
import type {Parts} from './parts.ts';

/**
 * What was worked out before, by a name that tells everything it rests on. Whoever keeps it answers for giving back what was
 * kept by that name, and for the engine being the one that worked it out.
 */
export interface Kept {
	/** True while there is nothing to take and nothing is to be kept, so that nothing needs a name. */
	readonly idle?: boolean;
	/** A short name for texts in their order: no other texts have it. */
	name(...texts: readonly string[]): string;
	has(name: string): boolean;
	/** What was kept or a copy of it, which nobody changes; undefined where there is nothing by this name. */
	get(name: string): unknown;
	/** Keeps plain data. */
	set(name: string, value: unknown): void;
}

/** An assessment, and what it asked of the repository: where one answer is another, it does not hold. */
interface KeptAssessment {
	readonly asked: readonly (readonly [key: string, value: string, answer: boolean])[];
	readonly assessment: unknown;
}

/** How an assessment is kept. */
export interface AssessmentForm {
	/** Plain data, or the assessment itself where what is kept stays in memory. */
	pack(assessment: Assessment): unknown;
	/** What was packed; `kept` may be asked for it again. */
	unpack(kept: unknown): Assessment;
}

/** Kept packed, and in objects of its own again. */
export const packedForm: AssessmentForm = {pack: packed, unpack: kept => unpacked(kept as PackedAssessment)};

/** Kept packed, and left so until somebody asks for its words. */
export const settledForm: AssessmentForm = {pack: packed, unpack: kept => settledOf(kept as PackedAssessment)};

/** Kept as the object that it is. */
export const sameForm: AssessmentForm = {pack: assessment => assessment, unpack: kept => kept as Assessment};

/** The name by which a document is kept: its path, its text, and what else reading it rests on. */
export function documentName(kept: Kept, path: string, text: string, options: ModelOptions): string {
	return kept.name('document', path, text, keyOf(options));
}

const namesOf = new WeakMap<Kept, WeakMap<QmsDocument, string>>();

/** The names of documents, one table for all states of a root: one may take a document from memory that another has read. */
function namesIn(kept: Kept): WeakMap<QmsDocument, string> {
	const names = namesOf.get(kept) ?? new WeakMap<QmsDocument, string>();
	namesOf.set(kept, names);
	return names;
}

/**
 * The same steps, which take what was kept and keep what they work out. A document that is being edited is left to its
 * memory: the next key makes another one of it.
 */
export function keptParts(parts: Parts, kept: Kept, failures: Failures, form: AssessmentForm): Parts {
	const names = namesIn(kept);
	const catalogName = named((catalog: Catalog) => kept.name(JSON.stringify(catalog)));
	const settingsName = named((config: QmsConfig) => kept.name(keysOf(config).all));
	return {
		...parts,
		buildDocument(path, text, options, memory) {
			if (memory || kept.idle === true) return parts.buildDocument(path, text, options, memory);
			const name = documentName(kept, path, text, options);
			const known = kept.get(name) as QmsDocument | undefined;
			const document = known ?? parts.buildDocument(path, text, options, memory);
			if (!known) kept.set(name, document);
			names.set(document, name);
			return document;
		},
		assess(document, catalog, config, resolve, memory) {
			const of = names.get(document);
			if (of === undefined || kept.idle === true) return parts.assess(document, catalog, config, resolve, memory);
			const name = kept.name('assessment', of, catalogName(catalog), keysOf(config).assess);
			const known = kept.get(name) as KeptAssessment | undefined;
			if (known?.asked.every(([key, value, answer]) => resolve(key, value) === answer))
				return form.unpack(known.assessment);
			const asked: KeptAssessment['asked'][number][] = [];
			const asking: typeof resolve = (key, value) => {
				const answer = resolve(key, value);
				asked.push([key, value, answer]);
				return answer;
			};
			const assessment = parts.assess(document, catalog, config, asking, memory);
			kept.set(name, {asked, assessment: form.pack(assessment)} satisfies KeptAssessment);
			return assessment;
		},
		checkDocument(input) {
			const of = names.get(input.document);
			if (of === undefined || kept.idle === true) return parts.checkDocument(input);
			const {config, catalogs, today} = input;
			const name = kept.name('findings', of, settingsName(config), ...catalogs.map(catalogName), today);
			const known = kept.get(name) as readonly Finding[] | undefined;
			if (known) return known;
			const findings = parts.checkDocument(input);
			// What broke off is told in every run.
			if (!failures.all.some(({path}) => path === input.document.path)) kept.set(name, findings);
			return findings;
		},
	};
}

/** Names an object once: a catalogue is longer than most documents. */
function named<K extends object>(name: (key: K) => string): (key: K) => string {
	const known = new WeakMap<K, string>();
	return key => {
		const text = known.get(key) ?? name(key);
		known.set(key, text);
		return text;
	};
}
