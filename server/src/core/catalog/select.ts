import {nearest} from '../text/nearest.ts';
import type {Span} from '../text/span.ts';
import {parseYaml} from '../syntax/yaml.ts';
import {builtinCatalog, builtinId} from './builtin.ts';
import type {Catalog, Edition} from './catalog.ts';
import type {CatalogProblem} from './check.ts';
import {idsOf} from './ids.ts';
import {loadCatalog} from './load.ts';
import {withoutUnusableKeys} from './keys.ts';
import {keyPlaceOf, pathOf, placeOf, plainOf} from './places.ts';

/** What is wrong with a catalogue file, at its place in that file, or with its name, at its place in `qms.yaml`. */
export interface CatalogFileProblem {
	/** Path of the catalogue file; undefined for a problem of the name. */
	readonly path: string | undefined;
	readonly span: Span;
	readonly message: string;
	readonly remedy: string;
	readonly kind: 'syntax' | 'type' | 'unknown-key' | 'unknown-value';
	readonly suggestion?: string;
	/** See `SyntaxProblem.ofYaml`. */
	readonly ofYaml?: true;
}

export interface NamedCatalog {
	/** Id of a built-in catalogue, or path of a catalogue file. */
	readonly name: string;
	/** Where it is named. */
	readonly span: Span;
	/** The edition that it is to be judged by; undefined where none is named for it alone. */
	readonly edition?: Edition | undefined;
}

export interface SelectedCatalogs {
	/** In the order named. */
	readonly catalogs: readonly Catalog[];
	readonly problems: readonly CatalogFileProblem[];
}

/** The catalogues that are named; `read` gives the text of a file, undefined where there is none. One that is broken is left out. */
export function selectCatalogs(
	names: readonly NamedCatalog[],
	read: (path: string) => string | undefined,
): SelectedCatalogs {
	const catalogs: Catalog[] = [];
	const problems: CatalogFileProblem[] = [];
	for (const named of names) {
		const {catalog, problems: more} = open(named, read);
		problems.push(...more);
		const clash = catalog && clashOf(catalog, catalogs);
		if (clash !== undefined)
			problems.push({
				path: undefined,
				span: named.span,
				message: `The catalogue \`${named.name}\` is not used: ${clash}.`,
				remedy: 'Give each catalogue, and each outcome in it, an id of its own.',
				kind: 'type',
			});
		else if (catalog !== undefined)
			catalogs.push(named.edition === undefined ? catalog : {...catalog, edition: named.edition});
	}
	return {catalogs, problems};
}

/** Reads one catalogue file; every problem has its place in the text. */
export function loadCatalogFile(
	text: string,
	path: string,
): {readonly catalog?: Catalog; readonly problems: readonly CatalogFileProblem[]} {
	const {documents, problems: syntax} = parseYaml(text);
	if (syntax.length > 0)
		return {
			problems: syntax.map(({span, message, remedy, ofYaml}) => ({
				path,
				span,
				message,
				remedy,
				kind: 'syntax',
				...(ofYaml && {ofYaml}),
			})),
		};
	const [root] = documents;
	const unusable = root?.kind === 'map' ? withoutUnusableKeys(root).unusable : [];
	if (unusable.length > 0) return {problems: unusable.map(each => ({path, ...each, kind: 'unknown-key' as const}))};
	const {catalog, problems} = loadCatalog(root && plainOf(root), {path, base: builtinCatalog()});
	const placed = ({path: at, kind}: CatalogProblem): Span => {
		if (root === undefined) return {start: 0, end: Math.min(1, text.length)};
		return kind === 'unknown-key' ? keyPlaceOf(root, pathOf(at)) : placeOf(root, pathOf(at));
	};
	return {
		...(catalog === undefined ? {} : {catalog}),
		problems: problems.map(problem => ({
			path,
			span: placed(problem),
			message: problem.message,
			remedy: problem.remedy,
			kind: problem.kind,
		})),
	};
}

function open(
	{name, span}: NamedCatalog,
	read: (path: string) => string | undefined,
): {readonly catalog?: Catalog; readonly problems: readonly CatalogFileProblem[]} {
	if (name === builtinId) return {catalog: builtinCatalog(), problems: []};
	const path = name.replace(/^\.\//, '');
	const text = read(path);
	if (text !== undefined) return loadCatalogFile(text, path);
	const isFile = /\.(ya?ml|json)$/i.test(name);
	const suggestion = isFile ? undefined : nearest(name, [builtinId]);
	return {
		problems: [
			{
				path: undefined,
				span,
				message: isFile ? `There is no catalogue file \`${name}\`.` : `There is no catalogue \`${name}\`.`,
				remedy:
					suggestion === undefined
						? `Name \`${builtinId}\` or the path of a YAML file from the folder of qms.yaml.`
						: `Did you mean \`${suggestion}\`?`,
				kind: 'unknown-value',
				...(suggestion === undefined ? {} : {suggestion}),
			},
		],
	};
}

/** Why a catalogue cannot stand beside those before it. */
function clashOf(catalog: Catalog, before: readonly Catalog[]): string | undefined {
	const same = before.find(({id}) => id === catalog.id);
	if (same !== undefined) return `its id \`${catalog.id}\` is that of another`;
	const taken = new Map(before.flatMap(other => idsOf(other).map(id => [id, other.id] as const)));
	const id = idsOf(catalog).find(each => taken.has(each));
	return id === undefined ? undefined : `\`${id}\` is also an id of \`${taken.get(id)}\``;
}
