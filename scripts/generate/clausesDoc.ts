import type {Catalog, Edition} from '../../server/src/core/catalog/catalog.ts';
import {sureness} from '../../server/src/core/features/clauses.ts';
import type {Generated} from './file.ts';

const [old, now] = ['2015+A1', '2026'] as const satisfies readonly Edition[];

/** docs/clauses.md: numbers and titles of two editions side by side, and how sure what changed is. */
export function clausesDoc(catalog: Catalog): Generated {
	const numbers = [...new Set([...Object.keys(catalog.clauses[old]), ...Object.keys(catalog.clauses[now])])].sort(
		byNumber,
	);
	const lines = [
		'<!-- Written by `npm run generate` from server/src/core/catalog/iso9001-eo/clauses.yaml. -->',
		'# Clauses of two editions',
		'',
		"ISO 9001:2015, with its amendment of 2024, and ISO 9001:2026, published on 16 September 2026: numbers and short titles, for the references in your documents. The text of the standard is its publisher's and does not stand here.",
		'',
		'Nobody who works on this catalogue has read a bought copy of the 2026 edition. What changed was taken from the sources below. Where several agree it is likely; where one says it, take it as a hint. **Check it against your copy** before you rely on it.',
		'',
		'```yaml',
		'profile:',
		'  edition: "2015+A1"        # the edition that counts today',
		'  transitionTo: "2026"      # what changes is hinted at, and both editions may be named side by side',
		'  transitionBy: 2027-12-31  # from this day findings of the new edition have their full severity',
		'```',
		'',
		'Claims name criteria and not clauses, so they survive the change. `qms-lens explain clause-moved` and `editions-mixed` tell what is reported. A catalogue of your own may be judged by another edition: `catalogs: [iso9001-eo, {catalog: quality/own.yaml, edition: "2015"}]`.',
		'',
		'## What changes',
		'',
		'| Clause | 2015 | 2026 | Asks now for | How sure |',
		'| --- | --- | --- | --- | --- |',
		...numbers
			.filter(number => catalog.clauseFacts[now]?.[number] !== undefined)
			.map(number => factRow(catalog, number)),
		'',
		'## Sources',
		'',
		...Object.entries(catalog.clauseSources).map(([name, words]) => `- \`${name}\`: ${words}.`),
		'',
		'## All clauses',
		'',
		'A clause without a title of its own is shown as –.',
		'',
		'| 2015 | Title | 2026 | Title |',
		'| --- | --- | --- | --- |',
		...numbers.map(number => {
			const [before, after] = [catalog.clauses[old][number], catalog.clauses[now][number]];
			return `| ${before === undefined ? '' : number} | ${shown(before)} | ${after === undefined ? '' : number} | ${before === after ? 'the same' : shown(after)} |`;
		}),
	];
	return {path: 'docs/clauses.md', text: `${lines.join('\n')}\n`};
}

function factRow(catalog: Catalog, number: string): string {
	const fact = catalog.clauseFacts[now]?.[number];
	const [before, after] = [catalog.clauses[old][number], catalog.clauses[now][number]];
	const from = fact?.from ?? [];
	return `| ${number} | ${before === undefined ? 'new' : shown(before)} | ${after === undefined ? 'gone' : before === after ? 'number and title stay' : shown(after)} | ${fact?.asks.join(', ') ?? ''} | ${sureness(from.length)}: ${from.map(name => `\`${name}\``).join(', ')} |`;
}

/** A title as a cell shows it; a clause that is there without one is a dash. */
const shown = (title: string | undefined): string => (title === '' ? '–' : (title ?? ''));

function byNumber(a: string, b: string): number {
	const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
	const at = left.findIndex((part, index) => part !== right[index]);
	return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}
