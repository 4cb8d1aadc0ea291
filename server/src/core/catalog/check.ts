import type {Edition} from './catalog.ts';
import {editionsOf, inherited, referencedConcepts} from './build.ts';
import type {CatalogSource} from './schema.ts';
import {pointer} from './places.ts';
import type {Path, Say} from './places.ts';
import {checkPatterns, checkTerms} from './checkTerms.ts';

/** What is wrong with a catalogue, and where. */
export interface CatalogProblem {
	readonly message: string;
	readonly remedy: string;
	/** JSON pointer to the value, such as `/outcomes/0/criteria/2/rule/topic/0`; empty for the whole. */
	readonly path: string;
	/** `unknown-key` where the key itself is wrong, and not what it says. */
	readonly kind: 'type' | 'unknown-key' | 'unknown-value';
}

/** Problems that a shape cannot show: double ids, dangling references, unused concepts, terms and patterns that do not parse; of a foreign catalogue also patterns that may take long. */
export function checkCatalog(
	source: CatalogSource,
	borrowed: ReadonlySet<string>,
	isForeign: boolean,
): readonly CatalogProblem[] {
	const problems: CatalogProblem[] = [];
	const say: Say = (path, message, remedy) =>
		problems.push({message, remedy, path: pointer(path), kind: 'unknown-value'});
	checkIds(source, say);
	checkOutcomes(source, say);
	checkConceptReferences(source, borrowed, say);
	checkTerms(source, say);
	checkEditions(source, say);
	checkClauseFacts(source, say);
	checkReferences(source, say);
	checkPatterns(source, isForeign, say);
	return problems;
}

function checkIds(source: CatalogSource, say: Say): void {
	const seen = new Map<string, string>();
	const add = (id: string, path: Path): void => {
		const first = seen.get(id);
		if (first === undefined) seen.set(id, pointer(path));
		else say(path, `The id "${id}" is used twice; first at ${first}.`, 'Give each element an id of its own.');
	};
	source.outcomes.forEach((outcome, o) => {
		add(outcome.id, ['outcomes', o, 'id']);
		outcome.criteria.forEach(({id}, c) => add(id, ['outcomes', o, 'criteria', c, 'id']));
		outcome.parts?.forEach(({id}, p) => add(id, ['outcomes', o, 'parts', p, 'id']));
	});
	source.notes?.forEach(({id}, n) => add(id, ['notes', n, 'id']));
	source.boundaries?.forEach(({id}, b) => add(id, ['boundaries', b, 'id']));
	const outcomes = new Set(source.outcomes.map(({id}) => id));
	for (const [alias, target] of Object.entries(source.aliases ?? {})) {
		add(alias, ['aliases', alias]);
		if (!outcomes.has(target))
			say(
				['aliases', alias],
				`The alias "${alias}" stands for "${target}", which is not an outcome.`,
				'Name an outcome of this catalogue.',
			);
	}
}

function checkOutcomes(source: CatalogSource, say: Say): void {
	const byId = new Map(source.outcomes.map(outcome => [outcome.id, outcome]));
	source.outcomes.forEach((outcome, o) => {
		const at = ['outcomes', o];
		if (outcome.parent !== undefined && !byId.has(outcome.parent))
			say(
				[...at, 'parent'],
				`There is no outcome "${outcome.parent}".`,
				'Name an outcome of this catalogue, or leave `parent` out.',
			);
		const chain = new Set<string>();
		for (
			let up: typeof outcome | undefined = outcome;
			up !== undefined;
			up = up.parent === undefined ? undefined : byId.get(up.parent)
		) {
			if (chain.has(up.id)) {
				say([...at, 'parent'], `${outcome.id} is its own ancestor.`, 'Break the circle of `parent`.');
				break;
			}
			chain.add(up.id);
		}
		if (outcome.criteria.length === 0 && !source.outcomes.some(({parent}) => parent === outcome.id))
			say(
				[...at, 'criteria'],
				`${outcome.id} has no criterion and no outcome below it.`,
				'Give it at least one criterion.',
			);
		if (outcome.criteria.length > 0 && !outcome.criteria.some(({core}) => core === true))
			say(
				[...at, 'criteria'],
				`${outcome.id} has no core criterion, so it could never be more than a gap.`,
				'Mark its heart with `core: true`.',
			);
		const own = new Set(outcome.criteria.map(({id}) => id));
		outcome.criteria.forEach((criterion, c) => {
			const path = [...at, 'criteria', c];
			if (!criterion.id.startsWith(`${outcome.id}.`))
				say(
					[...path, 'id'],
					`The criterion "${criterion.id}" is listed under ${outcome.id}.`,
					`Begin its id with "${outcome.id}.".`,
				);
			checkRule(criterion.rule, [...path, 'rule'], say);
		});
		outcome.parts?.forEach((part, p) => {
			if (!part.id.startsWith(`${outcome.id}.`))
				say(
					[...at, 'parts', p, 'id'],
					`The part "${part.id}" is listed under ${outcome.id}.`,
					`Begin its id with "${outcome.id}.".`,
				);
			part.criteria.forEach((id, c) => {
				if (!own.has(id))
					say(
						[...at, 'parts', p, 'criteria', c],
						`"${id}" is not a criterion of ${outcome.id}.`,
						'Name criteria of the same outcome.',
					);
			});
		});
	});
}

function checkRule(rule: CatalogSource['outcomes'][number]['criteria'][number]['rule'], path: Path, say: Say): void {
	const groups = rule.all ?? [];
	if (groups.length === 0 && rule.min === undefined)
		say(path, 'The rule asks for nothing besides its topic.', 'Add a group under `all`, or `min`.');
	if (rule.min !== undefined && rule.min.n > rule.min.of.length)
		say(
			[...path, 'min', 'n'],
			`${rule.min.n} of ${rule.min.of.length} concepts cannot be met.`,
			'Lower `n` or add concepts.',
		);
	rule.strongOnly?.forEach((name, s) => {
		if (!groups.some(group => group.includes(name)))
			say([...path, 'strongOnly', s], `"${name}" is in no group of \`all\`.`, 'Name a concept of `all`.');
	});
}

function checkConceptReferences(source: CatalogSource, borrowed: ReadonlySet<string>, say: Say): void {
	const known = (name: string): boolean => Object.hasOwn(source.concepts, name) || borrowed.has(name);
	const check = (names: readonly string[] | undefined, path: Path): void =>
		names?.forEach((name, n) => {
			if (!known(name))
				say([...path, n], `There is no concept "${name}".`, 'Define it under `concepts`, or correct the name.');
		});
	source.outcomes.forEach((outcome, o) =>
		outcome.criteria.forEach((criterion, c) => {
			const path = ['outcomes', o, 'criteria', c];
			check(criterion.rule.topic, [...path, 'rule', 'topic']);
			criterion.rule.all?.forEach((group, g) => check(group, [...path, 'rule', 'all', g]));
			check(criterion.rule.min?.of, [...path, 'rule', 'min', 'of']);
			criterion.process?.forEach((entry, e) =>
				check(entry.where?.concepts, [...path, 'process', e, 'where', 'concepts']),
			);
		}),
	);
	for (const [name, topic] of Object.entries(source.applicability ?? {}))
		check(topic.contradictedBy, ['applicability', name, 'contradictedBy']);
	for (const [id, {fields}] of Object.entries(source.signals ?? {}))
		fields?.forEach((group, g) => check(group, ['signals', id, 'fields', g]));
	const used = referencedConcepts(source);
	for (const [name, concept] of Object.entries(source.concepts)) {
		if (!used.has(name) && concept.usedFor === undefined)
			say(
				['concepts', name],
				`Nothing uses the concept "${name}".`,
				'Name it in a criterion, remove it, or say in `usedFor` what it serves.',
			);
	}
}

function checkEditions(source: CatalogSource, say: Say): void {
	const editions = editionsOf(source);
	const known = new Set<Edition>(editions.map(({id}) => id));
	source.editions?.forEach(({inherits}, e) => {
		if (inherits !== undefined && !known.has(inherits))
			say(['editions', e, 'inherits'], `There is no edition "${inherits}".`, 'Name an edition of this catalogue.');
	});
	if (source.defaultEdition !== undefined && !known.has(source.defaultEdition))
		say(['defaultEdition'], `There is no edition "${source.defaultEdition}".`, 'Name an edition of this catalogue.');
	const clauseExists = clauseLookup(source);
	source.outcomes.forEach((outcome, o) =>
		outcome.criteria.forEach((criterion, c) => {
			const path = ['outcomes', o, 'criteria', c];
			const {level} = criterion;
			if (typeof level !== 'string') {
				for (const edition of known) {
					if (inherited(edition, level, editions) === undefined)
						say(
							[...path, 'level'],
							`${criterion.id} has no level in edition ${edition}.`,
							'Give one, or give one to the edition it inherits from.',
						);
				}
			}
			for (const [edition, numbers] of Object.entries(criterion.clauses ?? {})) {
				numbers.forEach((number, n) => {
					if (source.clauses !== undefined && !clauseExists(edition as Edition, number))
						say(
							[...path, 'clauses', edition, n],
							`Edition ${edition} has no clause ${number}.`,
							'Correct the number, or add it under `clauses`.',
						);
				});
			}
		}),
	);
}

/** A fact is of a clause that its edition has or has taken out, and names sources that are there. */
function checkClauseFacts(source: CatalogSource, say: Say): void {
	const clauseExists = clauseLookup(source);
	for (const [edition, facts] of Object.entries(source.clauseFacts ?? {})) {
		for (const [number, {from}] of Object.entries(facts)) {
			const known =
				clauseExists(edition as Edition, number) ||
				source.removedClauses?.[edition as Edition]?.includes(number) === true;
			if (!known)
				say(
					['clauseFacts', edition, number],
					`Edition ${edition} neither has clause ${number} nor takes it out.`,
					'Correct the number, or add it under `clauses` or `removedClauses`.',
				);
			from.forEach((name, at) => {
				if (source.clauseSources?.[name] === undefined)
					say(
						['clauseFacts', edition, number, 'from', at],
						`There is no source "${name}".`,
						'Name one of `clauseSources`, or add it there.',
					);
			});
		}
	}
}

function clauseLookup(source: CatalogSource): (edition: Edition, number: string) => boolean {
	const editions = editionsOf(source);
	return (edition, number) => {
		const byEdition = Object.fromEntries(
			editions.map(({id}) => {
				const removed = source.removedClauses?.[id]?.includes(number) === true;
				const named = source.clauses?.[id]?.[number] !== undefined;
				return [id, removed ? false : named ? true : undefined];
			}),
		);
		return inherited(edition, byEdition, editions) === true;
	};
}

function checkReferences(source: CatalogSource, say: Say): void {
	const criteria = source.outcomes.flatMap(outcome => outcome.criteria);
	const criterionIds = new Set(criteria.map(({id}) => id));
	const notes = new Set(source.notes?.map(({id}) => id));
	const topics = new Set(Object.keys(source.applicability ?? {}));
	source.outcomes.forEach((outcome, o) =>
		outcome.criteria.forEach((criterion, c) => {
			const path = ['outcomes', o, 'criteria', c];
			if (criterion.applicability !== undefined && !topics.has(criterion.applicability))
				say(
					[...path, 'applicability'],
					`There is no applicability topic "${criterion.applicability}".`,
					'Define it under `applicability`.',
				);
			criterion.notes?.forEach((id, n) => {
				if (!notes.has(id)) say([...path, 'notes', n], `There is no note "${id}".`, 'Define it under `notes`.');
			});
		}),
	);
	for (const topic of topics) {
		if (!criteria.some(({applicability}) => applicability === topic))
			say(
				['applicability', topic],
				`No criterion depends on the topic "${topic}".`,
				'Name it in a criterion, or remove it.',
			);
	}
	source.notes?.forEach((note, n) =>
		note.checkedBy.forEach((id, c) => {
			if (!criterionIds.has(id))
				say(['notes', n, 'checkedBy', c], `There is no criterion "${id}".`, 'Name a criterion of this catalogue.');
		}),
	);
	source.sectionCapExceptions?.forEach((exception, e) =>
		exception.criteria.forEach((pattern, p) => {
			if (!criteria.some(({id}) => fitsCriterion(pattern, id)))
				say(
					['sectionCapExceptions', e, 'criteria', p],
					`"${pattern}" matches no criterion.`,
					'Write a criterion id, `EO-1.*` or `*.record`.',
				);
		}),
	);
	checkSignals(source, say);
	const rules = new Set(source.overClaims?.map(({rule}) => rule));
	const boundaries = new Set(source.boundaries?.map(({id}) => id));
	source.boundaries?.forEach((boundary, b) =>
		boundary.rules.forEach((rule, r) => {
			if (!rules.has(rule))
				say(['boundaries', b, 'rules', r], `There is no over-claim rule "${rule}".`, 'Define it under `overClaims`.');
		}),
	);
	source.overClaims?.forEach(({boundary}, o) => {
		if (!boundaries.has(boundary))
			say(['overClaims', o, 'boundary'], `There is no boundary "${boundary}".`, 'Define it under `boundaries`.');
	});
}

function checkSignals({outcomes, signals}: CatalogSource, say: Say): void {
	const units = new Set(outcomes.flatMap(({id, parts}) => [id, ...(parts ?? []).map(part => part.id)]));
	for (const id of Object.keys(signals ?? {}))
		if (!units.has(id))
			say(
				['signals', id],
				`There is no outcome "${id}", and no part of one.`,
				'Name an outcome of this catalogue, or a part.',
			);
}

/** True where a criterion's id is meant by an id, `EO-1.*` or `*.record`. */
export function fitsCriterion(pattern: string, id: string): boolean {
	if (pattern.startsWith('*.')) return id.endsWith(pattern.slice(1));
	if (pattern.endsWith('.*')) return id.startsWith(pattern.slice(0, -1));
	return pattern === id;
}
