import type {Finding} from '../finding/finding.ts';

/** How many findings of one rule are told of one document; what is beyond is counted. */
export const mostOfOneKind = 200;

/**
 * Findings of one document in order, of each rule the first `mostOfOneKind`. The last that is told says how many more
 * there are: thousands of one kind have one cause, and bury everything else.
 */
export function capped(findings: readonly Finding[]): readonly Finding[] {
	if (findings.length <= mostOfOneKind) return findings;
	const counts = new Map<string, number>();
	for (const {rule} of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	const told = new Map<string, number>();
	return findings.flatMap(finding => {
		const number = (told.get(finding.rule) ?? 0) + 1;
		told.set(finding.rule, number);
		const more = (counts.get(finding.rule) ?? 0) - mostOfOneKind;
		if (more <= 0 || number < mostOfOneKind) return [finding];
		if (number > mostOfOneKind) return [];
		return [
			{...finding, message: `${finding.message} And ${more.toLocaleString('en')} more of this kind in this file.`},
		];
	});
}
