import {push} from '../core/workspace/index.ts';
import type {Cause, ChangedPlace, CriterionChange, DocumentResult, Result, SharedCause} from './result.ts';

/** What two states of a root are compared with, beside their results. */
export interface CauseContext {
	/** Former path to present path of documents that were renamed. */
	readonly renames: ReadonlyMap<string, string>;
	/** True where a document, by its present path, has another text than before; false for one that only one state has. */
	readonly isRewritten: (path: string) => boolean;
	/** True where `qms.yaml` says something else. */
	readonly isConfiguredAnew: boolean;
}

/** Where a criterion stood, or stands now. */
interface Stand {
	readonly path: string;
	readonly section: string;
}

/** Says why a criterion changed at the places where it stood, or stands now: the nearest cause that there is. */
export function causeFinder(
	before: Result,
	after: Result,
	context: CauseContext,
): (criterion: string, places: readonly Stand[]) => Cause {
	const was = new Map(before.documents.map(each => [context.renames.get(each.path) ?? each.path, each] as const));
	const is = new Map(after.documents.map(each => [each.path, each] as const));
	return (criterion, places) => {
		const paths = [...new Set(places.map(({path}) => path))];
		const causes = paths.flatMap(path => causeAt(path, places, criterion, was.get(path), is.get(path), context) ?? []);
		const [first] = causes.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
		if (first !== undefined) return first;
		return context.isConfiguredAnew ? {kind: 'configuration', path: '', from: '', to: ''} : other;
	};
}

const other: Cause = {kind: 'elsewhere', path: '', from: '', to: ''};

/** From what explains all to what explains a place. */
const order: readonly Cause['kind'][] = ['left', 'joined', 'configuration', 'status', 'kind', 'text', 'elsewhere'];

function causeAt(
	path: string,
	places: readonly Stand[],
	criterion: string,
	was: DocumentResult | undefined,
	is: DocumentResult | undefined,
	{isRewritten, isConfiguredAnew}: CauseContext,
): Cause | undefined {
	const cause = (kind: Cause['kind'], from = '', to = ''): Cause => ({kind, path, from, to});
	const [belonged, belongs] = [was?.qms === true, is?.qms === true];
	if (belonged !== belongs) {
		// A document that is as it was and is taken otherwise is taken so by the configuration.
		if (was && is && !isRewritten(path) && isConfiguredAnew) return {...cause('configuration'), path: ''};
		return cause(belongs ? 'joined' : 'left', '', is === undefined ? 'gone' : '');
	}
	if (!was || !is) return undefined;
	// Where the text shows what it showed, it is the head that counts otherwise.
	const sections = new Set(places.filter(place => place.path === path).map(({section}) => section));
	if (was.status !== is.status && evidenceIn(was, criterion, sections) === evidenceIn(is, criterion, sections))
		return cause('status', was.status ?? '', is.status ?? '');
	if (was.kind !== is.kind) return cause('kind', was.kind, is.kind);
	if (isRewritten(path)) return cause('text');
	return isConfiguredAnew ? {...cause('configuration'), path: ''} : undefined;
}

/** What sections of a document show of a criterion, to compare. */
const evidenceIn = ({criteria}: DocumentResult, criterion: string, sections: ReadonlySet<string>): string =>
	criteria
		.filter(({id}) => id === criterion)
		.flatMap(({evidence}) => evidence.filter(({section}) => sections.has(section)))
		.map(({section, answer, likelihood}) => `${answer} ${likelihood.toFixed(2)} ${section}`)
		.join('\n');

/** So many criteria share a cause before it is told by itself. */
const fewest = 3;

/** Causes that changed several criteria, those of most first. */
export function sharedCauses(changes: readonly CriterionChange[]): SharedCause[] {
	const groups = new Map<string, CriterionChange[]>();
	for (const change of changes) {
		const {kind, path, from, to} = change.cause;
		// The text of a document is no one cause: each place has words of its own.
		if (kind === 'text' || kind === 'elsewhere') continue;
		const key = [kind, path, from, to].join('\u0000');
		push(groups, key, change);
	}
	const count = (group: readonly CriterionChange[], direction: CriterionChange['direction']): number =>
		group.filter(change => change.direction === direction).length;
	return [...groups.values()]
		.filter(group => group.length >= fewest)
		.sort((a, b) => b.length - a.length)
		.flatMap(group =>
			group[0] === undefined
				? []
				: {
						...group[0].cause,
						better: count(group, 'better'),
						worse: count(group, 'worse'),
						criteria: group.map(({id}) => id),
					},
		);
}

/** Places of a change by present paths; those of documents that are gone alone, where any is. */
export function changedPlaces(
	places: readonly {readonly path: string; readonly line: number; readonly section: string}[],
	paths: ReadonlySet<string>,
): readonly ChangedPlace[] {
	const changed = places.map(({path, line, section}) => ({path, line, section, gone: !paths.has(path)}));
	// Where documents are gone, they are the reason; those that stayed are not.
	const gone = changed.filter(place => place.gone);
	return gone.length > 0 ? gone : changed;
}
