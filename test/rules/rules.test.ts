import assert from 'node:assert/strict';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fillings} from '../../server/src/core/features/fill.ts';
import {allFixes} from '../../server/src/core/fixes/index.ts';
import {allRules} from '../../server/src/core/rules/index.ts';
import {
	applyEdits,
	type Case,
	type CaseFile,
	findingsOf,
	parseCases,
	redraw,
	type Run,
	runCase,
} from '../support/literate.ts';

const folder = import.meta.dirname;
const update = process.env['QMS_UPDATE'] === '1';

for (const name of readdirSync(folder)
	.filter(each => each.endsWith('.md'))
	.sort()) {
	const path = join(folder, name);
	const text = readFileSync(path, 'utf8');
	const file = parseCases(text);

	describe(`rule ${file.rule}`, () => {
		it('is the rule that the file is named for', () => {
			assert.equal(`${file.rule}.md`, name);
			assert.ok(
				allRules.some(rule => rule.meta.id === file.rule),
				`there is no rule ${file.rule}`,
			);
		});

		const bodies = new Map<number, readonly string[]>();
		for (const each of file.cases) {
			it(each.title, () => {
				const redrawn = redraw(file, each);
				for (const [open, body] of redrawn) bodies.set(open, body);
				if (update) return;
				for (const fence of each.fences)
					assert.deepEqual(
						redrawn.get(fence.open) ?? fence.body,
						fence.body,
						`${name}:${fence.open + 1} (QMS_UPDATE=1 draws what is found)`,
					);
			});

			it(`${each.title}: each fix mends it`, () => checkFixes(file, each));
		}

		it('has a case that fires and one that stays silent', () => {
			const fires = file.cases.filter(each => findingsOf(runCase(each), new Set([file.rule])).length > 0).length;
			assert.ok(fires > 0, 'no case fires');
			assert.ok(fires < file.cases.length, 'no case stays silent');
		});

		if (update) after(() => writeFileSync(path, rewrite(text, file, bodies)));
	});
}

/** Each fix of each finding by itself: its edits can be applied, what they leave can be parsed, and the finding is gone. */
function checkFixes(file: CaseFile, each: Case): void {
	const run = runCase(each);
	for (const finding of findingsOf(run, new Set([file.rule]))) {
		for (const fix of finding.fixes ?? []) {
			assert.ok(
				allFixes.some(known => known.kind === fix.kind),
				`there is no fix ${fix.kind}`,
			);
			const edits = run.qms.fix(finding, fix);
			assert.ok(edits.length > 0, `${fix.kind}: no edit`);
			const again = runCase(each, applyEdits(run.texts, edits));
			assert.deepEqual(newProblems(run, again), [], `${fix.kind} leaves a file that cannot be parsed`);
			const left = findingsOf(again, new Set([file.rule])).filter(
				other => other.path === finding.path && other.key === finding.key,
			);
			assert.deepEqual(
				left.map(other => other.message),
				[],
				`${fix.kind} leaves the finding`,
			);
		}
		for (const {title, edits} of fillings(run.qms, finding)) {
			const again = runCase(each, applyEdits(run.texts, edits));
			assert.deepEqual(newProblems(run, again), [], `"${title}" leaves a file that cannot be parsed`);
		}
	}
}

/** What cannot be parsed in the files of a case, the configuration among them, and could before. */
function newProblems(before: Run, after: Run): readonly string[] {
	const known = problemsOf(before);
	return problemsOf(after).filter(problem => !known.includes(problem));
}

/** Without places, which a fix moves. */
function problemsOf({qms}: Run): readonly string[] {
	const {documents, config} = qms.snapshot;
	return [
		...[...documents.values()].flatMap(({document: {path, problems, directiveProblems}}) => [
			...problems.map(({message}) => `${path}: ${message}`),
			...directiveProblems.map(({reason}) => `${path}: ${reason}`),
		]),
		...config.problems.map(({message}) => `${config.path}: ${message}`),
	];
}

function rewrite(text: string, file: CaseFile, bodies: ReadonlyMap<number, readonly string[]>): string {
	const lines = text.split('\n');
	for (const fence of file.cases.flatMap(each => each.fences).toReversed()) {
		const body = bodies.get(fence.open);
		if (body) lines.splice(fence.open + 1, fence.close - fence.open - 1, ...body);
	}
	return lines.join('\n');
}
