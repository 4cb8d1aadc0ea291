// Every key of qms.yaml with its type, default and description: one table for the loader, the JSON schema and the docs.
import * as z from 'zod/mini';
import {documentKinds, documentStatuses, languages} from '../model/document.ts';
import {confidences} from './config.ts';
import {globFault} from '../text/glob.ts';

const text = z.string().check(z.trim(), z.minLength(1));
/** Numbers are taken where a text is meant: a clause or an edition without quotes is a number in YAML. */
const loose = z.union([text, z.pipe(z.number(), z.transform(String))]);
const words = z.union([
	z.array(loose),
	z.pipe(
		loose,
		z.transform(one => [one]),
	),
]);
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date of the form `2026-03-31`'));
const glob = text.check(
	z.refine<string>(value => globFault(value) === undefined, {error: ({input}) => globFault(String(input)) ?? ''}),
);
const looseGlob = z.union([glob, z.pipe(z.number(), z.transform(String))]);
const globs = z.union([
	z.array(looseGlob),
	z.pipe(
		looseGlob,
		z.transform(one => [one]),
	),
]);
const days = z.int().check(z.minimum(0));
const share = z.number().check(z.minimum(0), z.maximum(1));
const edition = z.union([
	z.literal(['2015', '2015+A1', '2026']),
	z.pipe(
		z.literal([2015, 2026]),
		z.transform(year => String(year) as '2015' | '2026'),
	),
]);
const severity = z.enum(['error', 'warning', 'information', 'hint', 'off']);
const options = z.record(z.string(), z.unknown());

/** States that a gate may ask for, from the least to the best. */
export const gateStates = [
	'gap',
	'to-read',
	'planned',
	'claimed-not-evidenced',
	'partially-covered',
	'evidenced-not-claimed',
	'covered',
] as const;

const say = (description: string) => z.describe(description);

const named = z.union([
	loose,
	z.strictObject({
		catalog: loose.check(say('`iso9001-eo` or the path of a catalogue file.')),
		edition: z
			.optional(edition)
			.check(say('Edition that this catalogue is judged by; without it that of the profile.')),
	}),
]);
const catalogs = z.union([
	z.array(named),
	z.pipe(
		named,
		z.transform(one => [one]),
	),
]);

const ruleSetting = z.union([
	severity,
	z.strictObject({
		severity: z.optional(severity).check(say('Severity of all findings of the rule, or `off`.')),
		options: z.optional(options).check(say('Options of the rule; its page lists them.')),
		because: z.optional(text).check(say('Why the team decided so. Asked for with `off`.')),
		paths: z
			.optional(
				z.record(
					glob,
					z.union([
						severity,
						z.strictObject({severity: z.optional(severity), options: z.optional(options), because: z.optional(text)}),
					]),
				),
			)
			.check(say('Other severity or options for files that fit a glob.')),
	}),
]);

const declaration = {
	clause: z.optional(loose).check(say('Clause number, such as "8.3".')),
	justification: z
		.optional(text)
		.check(say('Why conformity of products and customer satisfaction are unaffected, in at least eight words.')),
	approver: z.optional(text).check(say('Role or person who decided.')),
	date: z.optional(date).check(say('Day of the decision, YYYY-MM-DD.')),
};

const role = {
	title: z.optional(text).check(say('The role as documents write it.')),
	may: z.optional(words).check(say('What the role may decide.')),
	top: z.optional(z.boolean()).check(say('True for top management.')),
};

const record = {
	name: z.optional(text).check(say('The record as documents write it.')),
	retention: z.optional(loose).check(say('How long it is kept, such as `10 years` or `P10Y`.')),
	location: z.optional(text).check(say('Where it is kept.')),
	form: z.optional(text).check(say('The form it is written on.')),
};

const profile = z.strictObject({
	goods: z._default(z.boolean(), false).check(say('The organization supplies goods.')),
	services: z._default(z.boolean(), false).check(say('The organization supplies services.')),
	software: z._default(z.boolean(), false).check(say('The organization supplies software.')),
	onePersonOrganization: z
		._default(z.boolean(), false)
		.check(say("One person holds all roles: approving one's own documents is then not reported.")),
	edition: z.optional(edition).check(say("Edition of ISO 9001 that counts; without it the catalogue's default.")),
	transitionTo: z.optional(edition).check(say('Edition that is prepared for: what changes with it is hinted at.')),
	transitionBy: z.optional(date).check(say('Day from which these findings have their full severity.')),
	assumeEffective: z
		._default(z.union([z.boolean(), z.literal('auto')]), 'auto')
		.check(
			say(
				'Whether a document without a status counts as effective. `auto`: yes, since the main branch has it, and it is said once where some have a status and others none. `true`: yes, and nothing is said. `false`: no.',
			),
		),
	allowAttestation: z
		._default(z.boolean(), true)
		.check(say("Whether a person's attestation counts where the text does not show it.")),
	allowSelfApproval: z._default(z.boolean(), false).check(say('Whether the owner of a document may approve it.')),
	sectorStandards: z._default(words, []).check(say('Sector standards that keep older terms, such as `iso13485`.')),
	graceDays: z._default(days, 365).check(say('Days that a review may be overdue before its document stops counting.')),
	coverThreshold: z
		.optional(share)
		.check(say("Share of the expected criteria that a covered outcome needs; without it the catalogue's own.")),
});

export const configSource = z.strictObject({
	organization: z._default(text, '').check(say('Name of the organization, for reports.')),
	certificate: z
		.prefault(
			z.strictObject({
				body: z._default(text, '').check(say('Certification body.')),
				number: z._default(loose, '').check(say('Number of the certificate.')),
				scope: z._default(text, '').check(say('Scope as the certificate states it.')),
				sites: z._default(words, []).check(say('Sites that the certificate covers, each as the certificate names it.')),
				issued: z.optional(date).check(say('Day of issue, YYYY-MM-DD.')),
				expires: z.optional(date).check(say('Last day that it is valid, YYYY-MM-DD.')),
				approver: z
					._default(text, '')
					.check(say('Role or person who answers for the quality management system and releases the pack.')),
			}),
			{},
		)
		.check(say("The certificate, for the cover of the auditor's pack; no check uses it.")),
	include: z
		._default(globs, [])
		.check(say('Globs of the documents of the QMS; without it they are found by their content.')),
	exclude: z._default(globs, []).check(say('Globs of files that are ignored.')),
	catalogs: z
		._default(catalogs, ['iso9001-eo'])
		.check(
			say(
				'Catalogues of expected outcomes: `iso9001-eo` and paths of own catalogue files, or `{catalog, edition}` for one that is judged by an edition of its own. A list without `iso9001-eo` replaces it.',
			),
		),
	languages: z
		._default(
			z.union([
				z.array(z.enum(languages)),
				z.pipe(
					z.enum(languages),
					z.transform(one => [one]),
				),
			]),
			[...languages],
		)
		.check(say('Languages of the documents: en, de, es, fr.')),
	profile: z.prefault(profile, {}).check(say('What the organization is and how strictly to count.')),
	notApplicable: z
		._default(
			z.union([
				z.array(
					z.strictObject({
						topic: z.optional(text).check(say('Topic of the catalogue, such as `design`.')),
						...declaration,
					}),
				),
				z.record(text, z.union([text, z.strictObject({applies: z.optional(z.boolean()), ...declaration})])),
			]),
			[],
		)
		.check(say('Requirements that do not apply, each with its justification.')),
	confidence: z
		._default(z.enum(confidences), 'balanced')
		.check(
			say(
				'How sure the tool has to be before it calls a place evidence or asks about it. `cautious`: fewer places, more of them right. `eager`: more places, more of them wrong.',
			),
		),
	claims: z
		._default(z.enum(['required', 'optional', 'normal', 'strict']), 'optional')
		.check(
			say(
				'Whether evidence has to be claimed in the documents. `strict` reports borderline sentences about the certificate as well.',
			),
		),
	strictClaims: z._default(z.boolean(), false).check(say('Also report borderline sentences about the certificate.')),
	rules: z._default(z.record(text, ruleSetting), {}).check(say('Severity, options and exceptions by rule.')),
	keys: z._default(z.record(text, words), {}).check(say('More names for a metadata key: `owner: [custodian]`.')),
	statuses: z
		._default(z.partialRecord(z.enum(documentStatuses), words), {})
		.check(say('More words for a status: `effective: [PRODUKTIV]`.')),
	archive: z
		.optional(globs)
		.check(
			say(
				'Globs of documents that are kept and no longer in force; without it files in folders such as `archive`, `veraltet` or `tmp`, and dated copies. `[]` for none.',
			),
		),
	terms: z
		._default(z.record(text, words), {})
		.check(say('More phrases for a concept of the catalogue: `nonconformity: [quality event]`.')),
	roles: z
		._default(
			z.union([z.array(z.strictObject({id: text, ...role})), z.record(text, z.union([text, z.strictObject(role)]))]),
			[],
		)
		.check(say('Roles that documents refer to.')),
	records: z
		._default(
			z.union([
				z.array(z.strictObject({id: loose, ...record})),
				z.record(text, z.union([text, z.strictObject(record)])),
			]),
			[],
		)
		.check(say('Records that documents refer to.')),
	readers: z
		.prefault(
			z.strictObject({
				agents: z
					._default(words, [])
					.check(
						say(
							'Readers that are no persons, by name or glob, such as `review-bot`. One whose name begins with "agent" needs no entry. What they read is evidenced until a person confirms it.',
						),
					),
			}),
			{},
		)
		.check(say('Who reads the places that the tool asks about; see docs/readings.md.')),
	external: z
		._default(words, [])
		.check(say('Parties outside, such as customer or authority, that processes receive from or deliver to.')),
	require: z._default(words, []).check(say('Outcomes that must at least be evidenced, or the check fails.')),
	minStatus: z
		._default(z.record(text, z.enum(gateStates)), {})
		.check(say('Least state by outcome, and `default` for all others, or the check fails.')),
	kinds: z
		._default(z.record(glob, z.enum(documentKinds)), {})
		.check(say('Kind of document by glob, for files that say none themselves.')),
});

export type ConfigSource = z.output<typeof configSource>;
