import type {Counts, DriftSnapshot, RepositoryCounts} from './snapshot.ts';

const subjects = ['documents', 'findings', 'criteria', 'outcomes'] as const satisfies (keyof RepositoryCounts)[];

/** One count that is another than before; 0 where there was or is none. */
interface Change {
	readonly subject: (typeof subjects)[number];
	readonly name: string;
	readonly before: number;
	readonly after: number;
}

/** Lines that say what differs: first the sums over all repositories, then each repository. None where nothing does. */
export function differenceText(before: DriftSnapshot, after: DriftSnapshot): string[] {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
	const shared = names.filter(name => name in before && name in after);
	const differing = shared.flatMap(name => {
		const found = changes(before[name], after[name]);
		return found.length > 0 ? ['', name, ...found.map(line)] : [];
	});
	const only = names.filter(name => !shared.includes(name));
	if (differing.length + only.length === 0) return [];
	const sums = changes(summed(shared, before), summed(shared, after));
	return [
		`All ${shared.length} repositories`,
		...(sums.length > 0 ? sums.map(line) : ['  the sums are the same']),
		...differing,
		...only.map(name => `\n${name}\n  ${name in before ? 'is in the snapshot and not in the folder' : 'is new'}`),
	];
}

function changes(before: RepositoryCounts | undefined, after: RepositoryCounts | undefined): Change[] {
	return subjects.flatMap(subject => {
		const [was, is]: [Counts, Counts] = [before?.[subject] ?? {}, after?.[subject] ?? {}];
		return [...new Set([...Object.keys(was), ...Object.keys(is)])]
			.toSorted()
			.map(name => ({subject, name, before: was[name] ?? 0, after: is[name] ?? 0}))
			.filter(change => change.before !== change.after);
	});
}

function summed(names: readonly string[], snapshot: DriftSnapshot): RepositoryCounts {
	const sum = (subject: (typeof subjects)[number]): Counts => {
		const total: Record<string, number> = {};
		for (const name of names)
			for (const [key, count] of Object.entries(snapshot[name]?.[subject] ?? {}))
				total[key] = (total[key] ?? 0) + count;
		return total;
	};
	return {
		documents: sum('documents'),
		findings: sum('findings'),
		criteria: sum('criteria'),
		outcomes: sum('outcomes'),
	};
}

function line({subject, name, before, after}: Change): string {
	const sign = after > before ? '+' : '';
	return `  ${subject.padEnd(10)} ${name.padEnd(36)} ${String(before).padStart(6)} -> ${String(after).padStart(6)}  ${sign}${after - before}`;
}
