import type {DocumentKind} from '../../model/document.ts';
import {overviewOf} from '../../workspace/overview.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {yamlFlowScalar, yamlScalar} from '../../syntax/yamlWrite.ts';
import {definedRoles, foldRole, rolesUsedIn} from '../../rules/support/roles.ts';
import {looksLikePerson} from '../../rules/support/people.ts';
import {escapeGlob, globsFor} from './include.ts';
import type {FeatureContext} from '../context.ts';
import {type SuggestedTerm, suggestTerms} from './terms.ts';

/**
 * A `qms.yaml` for documents that are there: exactly those that were found, their languages, kinds that they do not say
 * themselves, roles that they name. What has to be decided by a person stands in comments.
 */
function proposeConfig(snapshot: Snapshot, organization: string, terms: readonly SuggestedTerm[]): string {
	const documents = [...snapshot.documents.values()].map(({document}) => document);
	const taken = documents.filter(document => document.qms);
	const {include, exclude} = globsFor(documents.map(({path, qms}) => ({path, taken: qms})));
	const blocks = [
		[
			'# Configuration of QMS Lens, proposed from the documents that were found. Read it, change it, commit it.',
			organizationLine(organization),
		],
		[
			`# The ${taken.length} documents of the quality management system.`,
			'include:',
			...include.map(glob => `  - ${yamlScalar(glob)}`),
			...(exclude.length === 0 ? [] : ['exclude:', ...exclude.map(glob => `  - ${yamlScalar(glob)}`)]),
			`languages: [${languagesOf(taken.map(document => document.language)).join(', ')}]`,
		],
		profileLines(snapshot.index.usesStatus),
		kindLines(taken),
		roleLines(snapshot),
		termLines(terms),
		[
			'# What does not apply, each with the reason; docs/outcomes.md of QMS Lens lists the topics.',
			'#notApplicable:',
			'#  - topic: customer-property',
			'#    justification: We hold no property of customers or providers, so neither conformity nor satisfaction can be affected.',
			'#    approver: role:…',
			'#    date: …',
		],
	];
	return `${blocks
		.filter(block => block.length > 0)
		.map(block => block.join('\n'))
		.join('\n\n')}\n`;
}

/** A first `qms.yaml`: for the documents that were found, or where none were, one that changes nothing and shows what can be said. */
export function firstConfig(
	{snapshot, coverage}: Pick<FeatureContext, 'snapshot' | 'coverage'>,
	organization: string,
): string {
	if (overviewOf(snapshot).count > 0)
		return proposeConfig(
			snapshot,
			organization,
			coverage().flatMap(each => suggestTerms(snapshot, each)),
		);
	return `# Configuration of QMS Lens. Every line is optional.
${organizationLine(organization)}

# Where the documents of the quality management system are. Without it those are taken that have a document head: an id,
# an owner, a version, a review date.
#include:
#  - procedures/**/*.md
#  - processes/**/*.yaml

# What the organization supplies: say which of them are true.
#profile:
#  goods: true
#  services: true
#  software: true
`;
}

/** The name of the organization; asked for where nobody said it, since that of a folder is seldom one. */
const organizationLine = (organization: string): string =>
	organization === ''
		? '# The name of your organization, for reports:\n#organization: …'
		: `organization: ${yamlScalar(organization)}`;

function languagesOf(languages: readonly string[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
	return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([language]) => language);
}

function profileLines(usesStatus: boolean): readonly string[] {
	const supplies = ['#  goods: true', '#  services: true', '#  software: true'];
	const lead = '# What the organization supplies: say which of them are true.';
	if (usesStatus) return [lead, '#profile:', ...supplies];
	return [
		lead,
		'profile:',
		...supplies,
		'  # No document has a status, so all of them count as effective, also beside one that gets a status: the main branch is the approved state.',
		'  assumeEffective: true',
	];
}

interface Described {
	readonly path: string;
	readonly kind: DocumentKind;
	readonly kindSource: string;
}

/** Folders in which all documents are of one kind that at least one of them does not say itself. */
function kindLines(taken: readonly Described[]): readonly string[] {
	const folders = new Map<string, Described[]>();
	for (const document of taken) {
		const folder = document.path.split('/').slice(0, -1).join('/');
		if (folder !== '') folders.set(folder, [...(folders.get(folder) ?? []), document]);
	}
	const lines = [...folders]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([folder, documents]) => {
			const kinds = new Set(documents.map(document => document.kind));
			const [kind] = kinds;
			if (kinds.size !== 1 || kind === undefined || kind === 'unknown' || documents.length < 2 || documents.every(said))
				return [];
			return [`  ${yamlScalar(`${folder.split('/').map(escapeGlob).join('/')}/*`)}: ${kind}`];
		});
	return lines.length === 0
		? []
		: ['# Kinds of documents that do not say theirs, as they were understood.', 'kinds:', ...lines];
}

const said = ({kindSource}: Described): boolean => !['path', 'heading', 'file-name', 'none'].includes(kindSource);

const mostRoles = 40;

/** Roles that owners, approvers and processes name and nobody defines, the most frequent first. */
function roleLines(snapshot: Snapshot): readonly string[] {
	const defined = definedRoles(snapshot);
	const uses = new Map<string, {title: string; count: number}>();
	for (const {document} of snapshot.documents.values()) {
		if (!document.qms) continue;
		for (const {name, isId} of rolesUsedIn(document)) {
			const id = foldRole(name).replaceAll(' ', '-');
			if (id === '' || defined.has(foldRole(name)) || (!isId && (looksLikePerson(name) || name.length > 60))) continue;
			const use = uses.get(id) ?? {title: isId ? titleOf(name) : name, count: 0};
			uses.set(id, {title: use.title, count: use.count + 1});
		}
	}
	const sorted = [...uses].sort(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1)).slice(0, mostRoles);
	if (sorted.length === 0) return [];
	return [
		'# Roles that the documents name. Add "top: true" to top management, and what each may decide: may: [release products].',
		'roles:',
		...sorted.map(([id, {title}]) => `  ${id}: {title: ${yamlFlowScalar(title)}}`),
	];
}

const titleOf = (id: string): string => id.replaceAll(/[-_]+/g, ' ').replace(/^./, letter => letter.toUpperCase());

function termLines(terms: readonly SuggestedTerm[]): readonly string[] {
	if (terms.length === 0) return [];
	return [
		'# Words of your own that may stand for a concept nothing was found of. Take away the # where it is true.',
		'#terms:',
		...terms.map(
			({concept, phrase, headings, beside}) =>
				`#  ${concept}: [${yamlFlowScalar(phrase)}]   # in ${headings} headings, beside "${beside}"`,
		),
	];
}
