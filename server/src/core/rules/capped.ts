import type {Finding} from '../finding/finding.ts';

/** How many findings of one rule are told of one document; what is beyond is counted. */
export const mostOfOneKind = 200;

/**
 * Findings of one document in order, of each rule the first `mostOfOneKind`, and one of those that are told once. The last
 * that is told says how many more there are: thousands of one kind have one cause, and bury everything else.
 */
export function capped(findings: readonly Finding[]): readonly Finding[] {
	if (findings.length <= mostOfOneKind && !findings.some(({once}) => once)) return findings;
	const counts = new Map<string, number>();
	for (const finding of findings) counts.set(kindOf(finding), (counts.get(kindOf(finding)) ?? 0) + 1);
	const told = new Map<string, number>();
	return findings.flatMap(finding => {
		const kind = kindOf(finding);
		const number = (told.get(kind) ?? 0) + 1;
		told.set(kind, number);
		const most = finding.once ? 1 : mostOfOneKind;
		const more = (counts.get(kind) ?? 0) - most;
		if (more <= 0 || number < most) return [finding];
		if (number > most) return [];
		return [
			{...finding, message: `${finding.message} And ${more.toLocaleString('en')} more of this kind in this file.`},
		];
	});
}

const kindOf = ({rule, once}: Finding): string => (once ? `${rule} once` : rule);
