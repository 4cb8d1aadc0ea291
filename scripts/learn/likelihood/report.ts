import {type Rows} from './rows.ts';

const ranks = [1, 3, 5, 10] as const;

/** A group of rows that is measured together. */
interface Group {
	readonly name: string;
	readonly rows: readonly number[];
}

/**
 * How good likelihoods are, as text: the first right place of a criterion in a repository, places at the best threshold, what
 * is right at most of what is called shown, predicted against observed, and passages.
 */
export function reportOf(all: Rows, likelihoods: Float64Array, title: string): string {
	const groups = groupsOf(all);
	return [
		title,
		'group          criteria  first   in 3   in 5  in 10     F1    at  recall at 0.8 right',
		...groups.map(group => groupLine(all, likelihoods, group)),
		'',
		'predicted observed   pairs',
		...reliability(all, likelihoods),
		'',
		'passages                n  >=0.05  >=0.5',
		...passages(all, likelihoods),
	].join('\n');
}

/** A repository that holds a quality management system: a third of its sections or more show criteria, and many do. */
function isReal(shown: number, sections: number): boolean {
	return shown >= 25 && shown / sections >= 0.3;
}

function groupsOf({rows}: Rows): readonly Group[] {
	const repositories = new Map<string, {shown: number; rows: number[]}>();
	for (const [at, {set, group, shown}] of rows.entries()) {
		if (set !== 'sections' && set !== 'qms') continue;
		const known = repositories.get(group) ?? {shown: 0, rows: []};
		known.shown += shown.size;
		known.rows.push(at);
		repositories.set(group, known);
	}
	const own = [...repositories.values()];
	const real = own.filter(each => isReal(each.shown, each.rows.length)).flatMap(each => each.rows);
	const any = own.filter(each => !isReal(each.shown, each.rows.length)).flatMap(each => each.rows);
	const everything = [...real, ...any];
	const of = (lang: string): number[] => everything.filter(at => rows[at]?.label.lang === lang);
	return [
		{name: 'real QMS', rows: real},
		{name: 'other', rows: any},
		{name: 'all', rows: everything},
		...['en', 'de', 'es', 'fr', 'it'].map(lang => ({name: lang, rows: of(lang)})),
	];
}

function groupLine({rows, criteria}: Rows, likelihoods: Float64Array, {name, rows: own}: Group): string {
	const width = criteria.length;
	const byRepository = new Map<string, number[]>();
	for (const at of own) {
		const group = rows[at]?.group ?? '';
		byRepository.set(group, [...(byRepository.get(group) ?? []), at]);
	}
	const hits = ranks.map(() => 0);
	let asked = 0;
	for (const sections of byRepository.values()) {
		for (let criterion = 0; criterion < width; criterion++) {
			const isRight = (at: number): boolean => rows[at]?.shown.has(criterion) === true;
			if (!sections.some(isRight)) continue;
			asked++;
			const order = sections.toSorted(
				(a, b) => likelihoods[b * width + criterion]! - likelihoods[a * width + criterion]!,
			);
			const first = order.findIndex(isRight);
			for (const [step, rank] of ranks.entries()) if (first < rank) hits[step]!++;
		}
	}
	const {f1, at, recall} = best(own, {rows, width}, likelihoods);
	const share = (n: number): string => (n / Math.max(1, asked)).toFixed(2).padStart(6);
	return [
		name.padEnd(14),
		String(asked).padStart(8),
		...hits.map(share),
		f1.toFixed(3).padStart(7),
		at.toFixed(2).padStart(5),
		recall.toFixed(3).padStart(8),
	].join(' ');
}

function best(
	own: readonly number[],
	{rows, width}: {readonly rows: Rows['rows']; readonly width: number},
	likelihoods: Float64Array,
): {f1: number; at: number; recall: number} {
	const pairs: {likelihood: number; right: boolean}[] = [];
	let wanted = 0;
	for (const at of own) {
		wanted += rows[at]?.shown.size ?? 0;
		for (let criterion = 0; criterion < width; criterion++) {
			const likelihood = likelihoods[at * width + criterion]!;
			if (likelihood > 0.005) pairs.push({likelihood, right: rows[at]?.shown.has(criterion) === true});
		}
	}
	pairs.sort((a, b) => b.likelihood - a.likelihood);
	let right = 0;
	const found = {f1: 0, at: 0, recall: 0};
	for (const [index, pair] of pairs.entries()) {
		if (pair.right) right++;
		const precision = right / (index + 1);
		const recall = right / Math.max(1, wanted);
		const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
		if (f1 > found.f1) Object.assign(found, {f1, at: pair.likelihood});
		if (precision >= 0.8 && index >= 20) found.recall = recall;
	}
	return found;
}

function reliability({rows, criteria}: Rows, likelihoods: Float64Array): string[] {
	const bins = Array.from({length: 10}, () => ({n: 0, predicted: 0, right: 0}));
	for (const [at, {set, shown}] of rows.entries()) {
		if (set !== 'sections' && set !== 'qms') continue;
		for (let criterion = 0; criterion < criteria.length; criterion++) {
			const likelihood = likelihoods[at * criteria.length + criterion]!;
			const bin = bins[Math.min(9, Math.floor(likelihood * 10))]!;
			bin.n++;
			bin.predicted += likelihood;
			if (shown.has(criterion)) bin.right++;
		}
	}
	return bins
		.filter(({n}) => n > 0)
		.map(({n, predicted, right}) =>
			[(predicted / n).toFixed(2).padStart(9), (right / n).toFixed(2).padStart(8), String(n).padStart(7)].join(' '),
		);
}

function passages({rows, criteria}: Rows, likelihoods: Float64Array): string[] {
	const numbers = new Map(criteria.map((id, at) => [id, at]));
	const tallies = new Map<string, {n: number; possible: number; half: number}>();
	for (const [at, {set, label}] of rows.entries()) {
		const criterion = numbers.get(label.for ?? '');
		if (set !== 'passages' || criterion === undefined) continue;
		const likelihood = likelihoods[at * criteria.length + criterion]!;
		const kind = label.kind === 'positive' ? 'positive' : 'negative';
		for (const group of [kind, `${kind} ${label.lang}`]) {
			const tally = tallies.get(group) ?? {n: 0, possible: 0, half: 0};
			tally.n++;
			if (likelihood >= 0.05) tally.possible++;
			if (likelihood >= 0.5) tally.half++;
			tallies.set(group, tally);
		}
	}
	return [...tallies]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([group, {n, possible, half}]) =>
			[
				group.padEnd(18),
				String(n).padStart(6),
				(possible / n).toFixed(2).padStart(7),
				(half / n).toFixed(2).padStart(6),
			].join(' '),
		);
}
