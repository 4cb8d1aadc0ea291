// Cases written in Markdown: one `##` a case, one fence a file, expected findings drawn under the text they point at.
// docs/adding-a-rule.md describes the notation.
import {isTextFile} from '../../server/src/core/text/fileTypes.ts';
import type {Finding} from '../../server/src/core/finding/finding.ts';
import {allRules} from '../../server/src/core/rules/index.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import {lineStartsOf, positionAt} from '../../server/src/core/text/lines.ts';
import type {GitFacts} from '../../server/src/core/workspace/snapshot.ts';

const ruleIds = new Set(allRules.map(rule => rule.meta.id));
const defaultToday = '2026-06-01';

export interface Fence {
	/** Line numbers in the case file, zero-based: of the opening line and of the closing one. */
	readonly open: number;
	readonly close: number;
	readonly language: string;
	/** `path=...`, `fixed=...` and words such as `findings`. */
	readonly info: ReadonlyMap<string, string>;
	readonly body: readonly string[];
}

export interface Case {
	readonly title: string;
	readonly line: number;
	readonly prose: readonly string[];
	readonly fences: readonly Fence[];
}

export interface CaseFile {
	readonly rule: string;
	/** Prose between the title and the first case. */
	readonly intro: readonly string[];
	readonly cases: readonly Case[];
}

/** A finding as it is drawn: `end` is undefined where it goes on after its first line. */
interface Drawn {
	readonly path: string;
	readonly line: number;
	readonly start: number;
	readonly end: number | undefined;
	readonly rule: string;
	readonly message: string;
}

export function parseCases(text: string): CaseFile {
	const lines = text.split('\n');
	const cases: {title: string; line: number; prose: string[]; fences: Fence[]}[] = [];
	const intro: string[] = [];
	let rule = '';
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		const current = cases.at(-1);
		const opening = /^(`{3,})([\w-]*)[ \t]*(.*)$/.exec(line);
		if (opening && current) {
			const close = lines.findIndex(
				(each, index) => index > at && each.startsWith(opening[1] ?? '```') && /^`+\s*$/.test(each),
			);
			if (close < 0) throw new Error(`the fence of line ${at + 1} is not closed`);
			current.fences.push({
				open: at,
				close,
				language: opening[2] ?? '',
				info: infoOf(opening[3] ?? ''),
				body: lines.slice(at + 1, close),
			});
			at = close;
		} else if (line.startsWith('## ')) cases.push({title: line.slice(3).trim(), line: at, prose: [], fences: []});
		else if (line.startsWith('# ')) rule = line.slice(2).trim();
		else (current?.prose ?? intro).push(line);
	}
	return {rule, intro, cases};
}

function infoOf(text: string): ReadonlyMap<string, string> {
	return new Map(
		[...text.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g)].map(match => [match[1] ?? '', match[2] ?? match[3] ?? '']),
	);
}

const annotation = /^([ \t]*)(\^+)(>?) ([a-z0-9-]+): (.*)$/;

const isAnnotation = (line: string): boolean => {
	const match = annotation.exec(line);
	return match !== null && ruleIds.has(match[4] ?? '');
};

/** The text of a fence without the findings drawn into it. */
export function plainText(fence: Fence): string {
	const lines = fence.body.filter(line => !isAnnotation(line));
	return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function expectedIn(fence: Fence): Drawn[] {
	const path = fence.info.get('path') ?? '';
	const drawn: Drawn[] = [];
	let line = -1;
	for (const each of fence.body) {
		const match = isAnnotation(each) ? annotation.exec(each) : null;
		if (!match) line++;
		else {
			const start = (match[1] ?? '').length;
			drawn.push({
				path,
				line,
				start,
				end: match[3] === '>' ? undefined : start + (match[2] ?? '').length,
				rule: match[4] ?? '',
				message: match[5] ?? '',
			});
		}
	}
	return drawn;
}

/** A case with everything that decides its findings. */
export interface Run {
	readonly qms: Qms;
	readonly texts: ReadonlyMap<string, string>;
}

/** Reads the files of a case into a workspace. `<!-- today: DATE -->` in the prose sets the date; a `git` fence the history. */
export function runCase(each: Case, texts: ReadonlyMap<string, string> = textsOf(each)): Run {
	const today = /<!--\s*today:\s*(\d{4}-\d{2}-\d{2})\s*-->/.exec(each.prose.join('\n'))?.[1] ?? defaultToday;
	const qms = createQms({today: () => today});
	const unreadable = each.fences
		.filter(fence => fence.info.has('unreadable'))
		.map(fence => ({
			path: fence.info.get('unreadable') ?? '',
			reason: fence.body[0] ?? '',
			remedy: fence.body[1] ?? '',
		}));
	const git = each.fences.find(fence => fence.info.has('git'));
	qms.apply({
		set: [...texts].filter(([path]) => isTextFile(path)).map(([path, text]) => ({path, text})),
		files: [...texts.keys()].filter(path => !isTextFile(path)),
		unreadable,
		...(git ? {git: gitOf(git)} : {}),
	});
	return {qms, texts};
}

function textsOf({fences}: Case): ReadonlyMap<string, string> {
	return new Map(
		fences.flatMap(fence => {
			const path = fence.info.get('path');
			return path === undefined ? [] : [[path, plainText(fence)] as const];
		}),
	);
}

function gitOf(fence: Fence): GitFacts {
	const facts = JSON.parse(fence.body.join('\n')) as Omit<GitFacts, 'history'> & {history: Record<string, unknown>};
	return {...facts, history: new Map(Object.entries(facts.history)) as unknown as GitFacts['history']};
}

/** The rules a case speaks of: that of its file, and those it draws findings of. */
export function rulesOf(file: CaseFile, each: Case): ReadonlySet<string> {
	const drawn = each.fences.flatMap(fence =>
		fence.info.has('findings')
			? fence.body.map(line => line.split(': ')[1] ?? '')
			: expectedIn(fence).map(({rule}) => rule),
	);
	return new Set([file.rule, ...drawn]);
}

export function findingsOf({qms}: Run, rules: ReadonlySet<string>): readonly Finding[] {
	return qms.findings().filter(finding => rules.has(finding.rule));
}

/** The lines of a case's fences with the findings there are drawn in, by opening line; what to write into the file. */
export function redraw(file: CaseFile, each: Case): ReadonlyMap<number, readonly string[]> {
	const run = runCase(each);
	const findings = findingsOf(run, rulesOf(file, each));
	const bodies = new Map<number, readonly string[]>();
	const shown = new Set<string>();
	for (const fence of each.fences) {
		const path = fence.info.get('path');
		if (path === undefined) continue;
		shown.add(path);
		const own = findings.filter(finding => finding.path === path).map(finding => drawnOf(finding, run.qms));
		const lines = fence.body.filter(line => !isAnnotation(line));
		bodies.set(
			fence.open,
			lines
				.flatMap((line, index) => [line, ...own.filter(drawn => drawn.line === index).map(drawn => draw(drawn, line))])
				.concat(own.filter(drawn => drawn.line >= lines.length).map(drawn => draw(drawn, ''))),
		);
	}
	for (const fence of each.fences) {
		if (fence.info.has('findings'))
			bodies.set(
				fence.open,
				findings
					.filter(finding => !shown.has(finding.path))
					.map(finding => `${finding.path}: ${finding.rule}: ${finding.message}`),
			);
		const fixed = fence.info.get('fixed');
		if (fixed !== undefined)
			bodies.set(fence.open, (fixAll(run, file.rule).get(fixed) ?? '').replace(/\n$/, '').split('\n'));
	}
	const hidden = findings.filter(finding => !shown.has(finding.path));
	if (hidden.length > 0 && !each.fences.some(fence => fence.info.has('findings'))) {
		throw new Error(
			`findings in files that no fence shows; add a fence \`\`\`text findings:\n${hidden.map(finding => `${finding.path}: ${finding.rule}: ${finding.message}`).join('\n')}`,
		);
	}
	return bodies;
}

function drawnOf(finding: Finding, qms: Qms): Drawn {
	const starts = lineStartsOf(qms.text(finding.path) ?? '');
	const from = positionAt(starts, finding.span.start);
	const to = positionAt(starts, finding.span.end);
	return {
		path: finding.path,
		line: from.line,
		start: from.character,
		end: to.line > from.line ? undefined : to.character,
		rule: finding.rule,
		message: finding.message,
	};
}

function draw({start, end, rule, message}: Drawn, line: string): string {
	const width = end === undefined ? Math.max(1, line.length - start) : Math.max(1, end - start);
	return `${line.slice(0, start).replace(/[^\t]/g, ' ').padEnd(start)}${'^'.repeat(width)}${end === undefined ? '>' : ''} ${rule}: ${message}`;
}

/** The texts after the first fix of every finding of a rule. */
export function fixAll({qms, texts}: Run, rule: string): ReadonlyMap<string, string> {
	let fixed = texts;
	for (const finding of qms.findings().filter(each => each.rule === rule)) {
		const [fix] = finding.fixes ?? [];
		if (!fix) continue;
		const current = createQms({today: () => qms.snapshot.today});
		current.apply({set: [...fixed].map(([path, text]) => ({path, text}))});
		const same = current
			.findings()
			.find(each => each.rule === rule && each.key === finding.key && each.path === finding.path)?.fixes?.[0];
		if (same) fixed = applyEdits(fixed, current.fix(finding, same));
	}
	return fixed;
}

/** Applies edits from the last to the first; a path without text is a new file. Edits that overlap are an error. */
export function applyEdits(
	texts: ReadonlyMap<string, string>,
	edits: ReturnType<Qms['fix']>,
): ReadonlyMap<string, string> {
	const result = new Map(texts);
	const sorted = edits.toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
	for (const [index, edit] of sorted.entries()) {
		const previous = sorted.slice(0, index).findLast(other => other.path === edit.path);
		if (previous && previous.span.start < edit.span.end) throw new Error(`edits overlap in ${edit.path}`);
		const text = result.get(edit.path) ?? '';
		result.set(edit.path, text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end));
	}
	return result;
}
