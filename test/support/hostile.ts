// Texts that want to be more than text, and a small system that has them wherever a document can say something.
import fc from 'fast-check';

const atoms: readonly string[] = [
	'<img src=x onerror=alert(1)>',
	'![x](http://evil.example/p.png)',
	'[x](command:workbench.action.quit)',
	'[x]: http://evil.example',
	'[x][y]',
	'<a href="javascript:alert(1)">x</a>',
	'<https://evil.example>',
	'https://evil.example/x',
	'irc://evil.example',
	'www.evil.example',
	'user@evil.example',
	'mailto:user@evil.example',
	'javascript:alert(1)',
	'@octocat',
	'@org/team',
	'#12',
	'!12',
	'~label',
	'%5',
	'&5',
	'GH-12',
	'gh-7',
	'owner/repo#12',
	'a5c3785ed8d6a35868bc169f07e40e889087fd2e',
	'deadbeef',
	'20261123',
	'CVE-2024-12345',
	'GHSA-abcd-efgh-ijkl',
	':smile:',
	':+1:',
	':smile',
	'$(zap)',
	'$x^2$',
	'$`x`$',
	'`code`',
	'``',
	'**bold**',
	'__bold__',
	'~~gone~~',
	'|',
	'\\',
	'](',
	'))',
	'[^1]',
	'<!-- qms: covers EO-1 -->',
	'<!--',
	'-->',
	'<details>',
	'<script>alert(1)</script>',
	'</style>',
	'</title>',
	']]>',
	'&copy;',
	'&#35;12',
	'&lt;img&gt;',
	'"',
	"'",
	'# x',
	'- x',
	'+ x',
	'1. x',
	'> x',
	'---',
	'===',
	'- [ ] x',
	'/close',
	'::error file=x::y',
	'::endgroup::',
	'%0A::warning::x',
	'\n::error::x',
	'=1+1',
	'=HYPERLINK("http://evil.example")',
	'+1',
	'-1',
	'@SUM(A1)',
	' =1+1',
	'\t=1',
	'\uFF1D1',
	'\u202Eevil',
	'\u2066x\u2069',
	'\u200Fx',
	'\u001B[31m',
	'\u001B]8;;http://evil.example\u0007x',
	'\u0000',
	'\u0008',
	'\u009B31m',
	'\uFEFF',
	'\u2028',
	'\t',
	'\n',
	'\r\n',
	'\r',
	'\uD800',
	'\uFFFE',
	'__proto__',
	'constructor',
	'{document}',
	'x',
	' ',
	'é',
	'🙂',
];

/** One to four of them, joined with and without blanks. */
export const hostileText: fc.Arbitrary<string> = fc
	.tuple(fc.array(fc.constantFrom(...atoms), {minLength: 1, maxLength: 4}), fc.constantFrom('', ' '))
	.map(([parts, by]) => parts.join(by));

/** Every control character that a terminal or a log acts on, and every mark that turns or hides what is written. */
export const disguise =
	/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u;

const placesOfText = 26;

/** The texts of one system. */
export const hostileTexts: fc.Arbitrary<readonly string[]> = fc.array(hostileText, {
	minLength: placesOfText,
	maxLength: placesOfText,
});

/** The files of a system that says each of `texts` somewhere. Paths are sound for a repository, and no more than that. */
export function hostileSystem(texts: readonly string[]): Record<string, string> {
	const at = (index: number): string => texts[index % texts.length] ?? '';
	const quoted = (index: number): string => JSON.stringify(at(index));
	const line = (index: number): string => at(index).replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
	const attribute = (index: number): string => line(index).replaceAll(/["<>]|--/g, '');
	const name = (index: number): string =>
		/^.{0,40}/su.exec(at(index).replaceAll(/[/\0\\]|\p{Surrogate}/gu, ''))?.[0].replace(/^\.+/, '') || 'x';
	return {
		'qms.yaml': `organization: ${quoted(0)}
include: ["**/*.md", "**/*.yaml"]
roles: [{id: ${quoted(1)}, title: ${quoted(2)}, may: [${quoted(3)}]}]
records: [{id: ${quoted(4)}, name: ${quoted(5)}, retention: ${quoted(6)}, location: ${quoted(7)}}]
notApplicable: [{topic: design, justification: ${quoted(8)}, approver: ${quoted(9)}, date: 2026-01-01}]
rules: {${quoted(10)}: warning}
`,
		[`procedures/${name(11)}.md`]: `---
id: ${quoted(12)}
title: ${quoted(13)}
kind: procedure
version: ${quoted(14)}
status: effective
owner: ${quoted(15)}
approver: ${quoted(16)}
supersedes: ${quoted(17)}
outcomes: [${quoted(18)}, EO-9]
---
# ${line(13)}

## ${line(19)}

<!-- qms: plans EO-9.effectiveness owner="${attribute(20)}" due=2027-01-01 because="${attribute(21)}" -->

The ${line(22)} finds the root cause with the 5 whys within ten working days and records it. ${line(23)}
See ${line(24)} and [it](${encodeURIComponent(name(25))}.md). Everyone is responsible for quality.
`,
		'procedures/PRO-001.md': `---
id: PRO-001
title: ${quoted(19)}
kind: procedure
owner: role:${attribute(1)}
---
# Corrective action

## Correction and cause

The quality manager corrects each nonconformity and finds the root cause with the 5 whys within ten working days, records it in the corrective action report, and checks after three months that the action was effective.
`,
		'processes/p.yaml': `kind: process
id: ${quoted(2)}
title: ${quoted(3)}
purpose: ${quoted(4)}
owner: ${quoted(5)}
inputs: [{name: ${quoted(6)}, from: ${quoted(7)}}, {name: ${quoted(8)}, from: external:customer}]
activities: [{step: ${quoted(9)}, role: ${quoted(10)}, record: ${quoted(11)}, procedure: ${quoted(12)}}]
outputs: [{name: ${quoted(13)}, to: ${quoted(14)}}]
measures: [{name: ${quoted(15)}, target: ${quoted(16)}, frequency: ${quoted(17)}}]
risks: [{name: ${quoted(18)}}]
records: [{name: ${quoted(19)}, retention: ${quoted(20)}, location: ${quoted(21)}}]
`,
	};
}
