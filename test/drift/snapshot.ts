import {createQms, type Qms} from '../../server/src/core/service.ts';
import {loadFiles} from '../../server/src/node/load.ts';

/** Counts by name, in the order of the names. */
export type Counts = Readonly<Record<string, number>>;

/** What a run says of one repository, in numbers alone: nothing of its text. */
export interface RepositoryCounts {
	/** Documents by what became of them: `taken`, `left`, `unreadable`. */
	readonly documents: Counts;
	/** Findings by rule. */
	readonly findings: Counts;
	/** Criteria by state, over all catalogues. */
	readonly criteria: Counts;
	/** Outcomes by state, over all catalogues. */
	readonly outcomes: Counts;
}

/** By the name of the repository's folder. */
export type DriftSnapshot = Readonly<Record<string, RepositoryCounts>>;

/** The day that every snapshot is taken on, so that no review falls due in between. */
const day = '2026-01-01';

/** Reads and judges one folder as `check` does, without git, so that the history of a copy does not count. */
export async function countsOf(folder: string): Promise<RepositoryCounts> {
	const {texts, unreadable, files} = await loadFiles(folder);
	const qms = createQms({today: () => day});
	qms.apply({set: texts, unreadable, files});
	return {
		documents: counted(documentsOf(qms)),
		findings: counted(qms.findings().map(({rule}) => rule)),
		criteria: counted(
			qms.coverage().flatMap(({criteria}) => [...criteria.values()].map(criterion => criterion.state as string)),
		),
		outcomes: counted(
			qms.coverage().flatMap(({outcomes}) => [...outcomes.values()].map(outcome => outcome.state as string)),
		),
	};
}

function documentsOf({snapshot}: Qms): string[] {
	return [
		...[...snapshot.documents.values()].map(({document}) => (document.qms ? 'taken' : 'left')),
		...[...snapshot.unreadable.keys()].map(() => 'unreadable'),
	];
}

function counted(names: readonly string[]): Counts {
	const counts: Record<string, number> = {};
	for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}
