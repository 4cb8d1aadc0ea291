import type {Edition} from '../catalog/catalog.ts';
import {keyPlaceOf} from '../catalog/places.ts';
import type {Path} from '../catalog/places.ts';
import type {YamlMapping} from '../syntax/yamlTree.ts';
import type {Span} from '../text/span.ts';
import type {ConfigProblem, NotApplicable, QmsConfig, RecordDefinition, RoleDefinition, RuleSetting} from './config.ts';
import type {ConfigSource} from './schema.ts';

export interface ConfigPlace {
	readonly path: string | undefined;
	/** The settings that `source` was read from. */
	readonly root: YamlMapping;
	readonly problems: readonly ConfigProblem[];
	readonly places: Readonly<Record<string, Span>>;
}

type RuleValue = ConfigSource['rules'][string];

/** The settings as the rest of the core uses them, from settings that fit their schema. */
export function buildConfig(source: ConfigSource, {path, root, problems, places}: ConfigPlace): QmsConfig {
	const at = (...place: Path): Span => keyPlaceOf(root, place);
	const file = path ?? '';
	const {profile} = source;
	return {
		path,
		organization: source.organization,
		certificate: {
			...source.certificate,
			issued: source.certificate.issued,
			expires: source.certificate.expires,
		},
		include: source.include,
		exclude: source.exclude,
		catalogs: source.catalogs.map(each => (typeof each === 'string' ? each : each.catalog)),
		catalogEditions: editionsOf(source.catalogs),
		languages: source.languages,
		profile: {
			...profile,
			edition: profile.edition,
			transitionTo: profile.transitionTo,
			transitionBy: profile.transitionBy,
			coverThreshold: profile.coverThreshold,
		},
		notApplicable: declarations(source.notApplicable, at),
		confidence: source.confidence,
		claims: source.claims === 'required' ? 'required' : 'optional',
		strictClaims: source.strictClaims || source.claims === 'strict',
		rules: Object.entries(source.rules).flatMap(([rule, value]) => ruleSettings(rule, value, at)),
		keys: source.keys,
		statuses: Object.fromEntries(
			Object.entries(source.statuses).flatMap(([status, names]) => (names ? [[status, names]] : [])),
		),
		archive: source.archive,
		terms: source.terms,
		roles: roles(source.roles, file, at),
		records: records(source.records, file, at),
		readers: source.readers,
		external: source.external.map(party => party.replace(/^external:\s*/, '')),
		require: source.require,
		minStatus: source.minStatus,
		kinds: Object.entries(source.kinds).map(([glob, kind]) => ({glob, kind})),
		problems,
		places,
	};
}

type At = (...place: Path) => Span;

function editionsOf(source: ConfigSource['catalogs']): Record<string, Edition> {
	return Object.fromEntries(
		source.flatMap(each =>
			typeof each === 'string' || each.edition === undefined ? [] : [[each.catalog, each.edition] as const],
		),
	);
}

interface Declaration {
	clause?: string | undefined;
	justification?: string | undefined;
	approver?: string | undefined;
	date?: string | undefined;
}

function declarations(source: ConfigSource['notApplicable'], at: At): NotApplicable[] {
	if (Array.isArray(source))
		return source.map((value, index) => declarationOf(value, value.topic, at('notApplicable', index)));
	return Object.entries(source).flatMap(([key, value]) => {
		if (typeof value !== 'string' && value.applies === true) return [];
		const named = typeof value === 'string' ? {justification: value} : value;
		// `8.3: …` names a clause, `design: …` a topic.
		const isClause = /^\d+(\.\d+)*$/.test(key);
		return [
			declarationOf(isClause ? {...named, clause: key} : named, isClause ? undefined : key, at('notApplicable', key)),
		];
	});
}

function declarationOf(
	{clause, justification = '', approver = '', date}: Declaration,
	topic: string | undefined,
	span: Span,
): NotApplicable {
	return {topic, clause, justification, approver, date, span};
}

/** The setting for everywhere, then one for each glob: later ones win. */
function ruleSettings(rule: string, value: RuleValue, at: At): RuleSetting[] {
	const make = (
		setting: Exclude<RuleValue, string>,
		globs: readonly string[],
		span: Span,
		because: string,
	): RuleSetting => ({
		rule,
		severity: setting.severity,
		options: setting.options ?? {},
		paths: globs,
		because: setting.because ?? because,
		span,
	});
	const general = typeof value === 'string' ? {severity: value} : value;
	const everywhere = make(general, [], at('rules', rule), '');
	const somewhere = Object.entries(general.paths ?? {}).map(([glob, override]) =>
		make(
			typeof override === 'string' ? {severity: override} : override,
			[glob],
			at('rules', rule, 'paths', glob),
			everywhere.because,
		),
	);
	return [everywhere, ...somewhere];
}

function roles(source: ConfigSource['roles'], path: string, at: At): RoleDefinition[] {
	const entries = Array.isArray(source)
		? source.map((value, index) => [value.id, value, index] as const)
		: Object.entries(source).map(([id, value]) => [id, value, id] as const);
	return entries.map(([id, value, place]) => {
		const named = typeof value === 'string' ? {title: value} : value;
		const bare = id.replace(/^role:\s*/, '');
		return {
			id: bare,
			title: named.title ?? bare,
			may: ('may' in named ? named.may : undefined) ?? [],
			top: ('top' in named ? named.top : undefined) ?? false,
			path,
			span: at('roles', place),
		};
	});
}

function records(source: ConfigSource['records'], path: string, at: At): RecordDefinition[] {
	const entries = Array.isArray(source)
		? source.map((value, index) => [value.id, value, index] as const)
		: Object.entries(source).map(([id, value]) => [id, value, id] as const);
	return entries.map(([id, value, place]) => {
		const named: {name?: string | undefined; retention?: string | undefined; location?: string | undefined} =
			typeof value === 'string' ? {name: value} : value;
		return {
			id,
			name: named.name ?? '',
			retention: named.retention ?? '',
			location: named.location ?? '',
			path,
			span: at('records', place),
		};
	});
}
