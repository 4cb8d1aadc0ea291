import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {allRules} from '../../server/src/core/rules/index.ts';
import {families} from '../../server/src/core/finding/finding.ts';
import type {RuleMeta} from '../../server/src/core/rules/rule.ts';
import type {Generated} from './file.ts';

const folder = 'docs/rules';
const mark = '<!-- Written by `npm run generate` from the rule and its cases in test/rules. -->';

/** docs/rules: one page for each rule, made of what the rule says of itself and of its tested cases, and a list of all. */
export function ruleDocs(root: string): Generated[] {
	const metas = allRules.map(rule => rule.meta).toSorted((a, b) => (a.id < b.id ? -1 : 1));
	return [listPage(metas), ...metas.map(meta => rulePage(meta, casesOf(root, meta.id)))];
}

function listPage(metas: readonly RuleMeta[]): Generated {
	const lines = [
		mark,
		'# Rules',
		'',
		'Severities: `error`, the document says something wrong; `warning`, something required is missing; `information`, weaker or elsewhere; ' +
			'`hint`, a suggestion; `off`, found only where a team asks for it.',
		'',
		'## Silence one place, with a reason',
		'',
		'```markdown',
		'<!-- qms: ignore vague-time because="the contract fixes the interval" -->',
		'```',
		'',
		'Below a heading it speaks for that section and those under it; below the title, or before it, for the whole document with its head. In YAML it is ' +
			'a comment, `# qms: ignore RULE because="..."`. Several rules are named with commas between. Without a reason it silences nothing and is reported ' +
			'([suppression-without-reason](suppression-without-reason.md)); one that silences nothing any more is reported too ([suppression-unused](suppression-unused.md)), ' +
			'and `qms-lens check --fix` takes it out.',
		'',
		'## Change a rule for everybody',
		'',
		'In `qms.yaml`, for all documents or for those that match a pattern:',
		'',
		'```yaml',
		'rules:',
		'  vague-time: warning',
		'  weak-wording: "off"',
		'  owner-missing:',
		'    severity: error',
		'    paths:',
		'      "archive/**": off',
		'    because: what is archived is kept as it was',
		'```',
		'',
		...families.flatMap(family =>
			familyLines(
				family,
				metas.filter(meta => meta.family === family),
			),
		),
	];
	return {path: `${folder}/README.md`, text: `${lines.join('\n').trimEnd()}\n`};
}

function familyLines(family: string, metas: readonly RuleMeta[]): string[] {
	if (metas.length === 0) return [];
	return [
		`## ${family[0]?.toUpperCase() ?? ''}${family.slice(1).replaceAll('-', ' ')}`,
		'',
		'| Rule | Severity | Finds |',
		'| --- | --- | --- |',
		...metas.map(({id, severity, summary}) => `| [${id}](${id}.md) | ${severity} | ${cell(summary)} |`),
		'',
	];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function rulePage(meta: RuleMeta, cases: string): Generated {
	const options = Object.entries(meta.options ?? {});
	const lines = [
		mark,
		`# ${meta.id}`,
		'',
		meta.summary,
		'',
		`Family ${meta.family}, severity ${meta.severity}${meta.aliases.length > 0 ? `; also known as ${meta.aliases.join(', ')}` : ''}.`,
		'',
		'## Why',
		'',
		meta.why,
		'',
		'## How to put it right',
		'',
		meta.remedy,
		'',
		...(options.length > 0
			? [
					'## Options',
					'',
					'| Option | Default | Meaning |',
					'| --- | --- | --- |',
					...options.map(
						([name, option]) => `| \`${name}\` | \`${JSON.stringify(option.default)}\` | ${cell(option.description)} |`,
					),
					'',
				]
			: []),
		'## How to silence it',
		'',
		'In one section, below its heading; below the title for the whole document, its head included:',
		'',
		'```markdown',
		`<!-- qms: ignore ${meta.id} because="the reason" -->`,
		'```',
		'',
		'Everywhere, or in some files, in `qms.yaml`:',
		'',
		'```yaml',
		'rules:',
		`  ${meta.id}:`,
		'    severity: off',
		'    because: the reason',
		'```',
		'',
		...(cases === '' ? [] : ['## Examples', '', 'These are tested. `^^^` marks the place of a finding.', '', cases]),
	];
	return {path: `${folder}/${meta.id}.md`, text: `${lines.join('\n').trimEnd()}\n`};
}

/** The cases of test/rules/ID.md, their headings one level deeper; empty where there are none. */
function casesOf(root: string, id: string): string {
	const file = join(root, 'test/rules', `${id}.md`);
	if (!existsSync(file)) return '';
	let fence = '';
	const lines = readFileSync(file, 'utf8')
		.split('\n')
		.map(line => {
			const marker = /^(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
			if (fence === '' && marker !== '') fence = marker;
			else if (fence !== '' && line.trim() === fence) fence = '';
			else if (fence === '' && line.startsWith('## ')) return `#${line}`;
			return line;
		});
	return lines
		.slice(lines.findIndex(line => line.startsWith('### ')))
		.join('\n')
		.trim();
}
