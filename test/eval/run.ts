// Measures the verdicts on whole documents against labelled ones: `npm run eval`.
// The set is not part of this repository: QMS_EVAL names its folder, else ../shared/eval.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {evalFolder, labelledDocuments, units} from '../../scripts/learn/corpus.ts';
import {modelForOf, predicted, rebuiltRows, wholeRows} from '../../scripts/learn/rows.ts';
import type {Row} from '../../scripts/learn/rows.ts';
import {leaveOut} from '../../scripts/learn/likelihood/leftOut.ts';
import {reportOf} from '../../scripts/learn/likelihood/report.ts';
import {type Rows, rowsOf} from '../../scripts/learn/likelihood/rows.ts';
import {modelsLeftOut} from '../../scripts/learn/likelihood/weights.ts';
import {weightsOf} from '../../scripts/learn/model.ts';
import type {Addressed, Verdict} from '../../scripts/learn/score.ts';
import {tableOf, tally} from '../../scripts/learn/score.ts';
import {verdictModel} from '../../server/src/core/evidence/weights.ts';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';

const folds = 5;
const say = (message: string): void => console.error(message);
const folder = evalFolder();
if (folder === undefined)
	console.log(
		'No evaluation set found: set QMS_EVAL to its folder, or put it at ../shared/eval. Nothing was measured.',
	);
else measure(folder);

function measure(root: string): void {
	const inProcess = verdictsInProcess(root);
	heading('Documents of the development set, read in this process');
	console.log(
		tableOf(
			tally(inProcess, verdict => [
				`all ${verdict.language}`,
				`${verdict.language} ${verdict.outcome}`,
				`repository ${verdict.repo}`,
			]),
		),
	);
	throughCommandLine(root, inProcess);
	const all = rowsOf(root, say);
	const modelFor = modelForOf(all, modelsLeftOut(all, say));
	crossValidate(wholeRows(root, modelFor), rebuiltRows(root, modelFor));
	likelihoods(all);
}

/**
 * Places of criteria: by weights that saw nothing of a repository, and by the hand-made rules that came before, as they stood when
 * they were taken out.
 */
function likelihoods(all: Rows): void {
	const {likelihoods: learnt, odds} = leaveOut(all, say);
	heading('Likelihoods of sections, each repository left out of all that was learnt');
	console.log(reportOf(all, learnt, 'words and signs'));
	console.log(reportOf(all, wordsAlone(all, odds.of), '\nwords alone'));
	console.log('\nrules alone, as recorded when they were taken out');
	console.log(fs.readFileSync(path.join(import.meta.dirname, 'rules-alone.txt'), 'utf8'));
}

/** Likelihoods by words, of criteria without the outcomes that words were learnt for as well. */
function wordsAlone({rows, criteria}: Rows, odds: Float64Array): Float64Array {
	const width = odds.length / rows.length;
	return Float64Array.from({length: rows.length * criteria.length}, (_, at) => {
		const row = Math.floor(at / criteria.length);
		return 1 / (1 + Math.exp(-odds[row * width + (at % criteria.length)]!));
	});
}

function verdictsInProcess(root: string): Verdict[] {
	const engine = compileCatalog(builtinCatalog());
	return labelledDocuments(root).flatMap(({repo, path: file, language, text, labels}) => {
		const document = buildDocument({path: file, text}, {keys: {}, languages: [], kinds: []});
		// The command line answers for documents of the QMS only.
		const outcomes = document.qms ? assess(document, engine).outcomes : [];
		const found = new Map(outcomes.map(({id, addressed}) => [id, addressed]));
		return units.map(outcome => ({
			repo,
			path: file,
			language,
			outcome,
			want: labels.get(outcome) ?? 'none',
			got: found.get(outcome) ?? 'none',
		}));
	});
}

/** The official score, and where the command line and this process disagree. */
function throughCommandLine(root: string, inProcess: readonly Verdict[]): void {
	if (!fs.existsSync('dist/cli.cjs')) {
		heading('dist/cli.cjs is missing: run npm run build for the score of the command line');
		return;
	}
	const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'eval-')), 'score.json');
	const result = spawnSync(
		process.execPath,
		[path.join(root, 'score.mjs'), '--cli', `${process.execPath} dist/cli.cjs`, '--json', file],
		{encoding: 'utf8', maxBuffer: 1 << 28},
	);
	heading('Documents of the development set, read by the command line (score.mjs)');
	console.log(result.stdout, result.stderr);
	if (!fs.existsSync(file)) return;
	const {misses} = JSON.parse(fs.readFileSync(file, 'utf8')) as {
		readonly misses: readonly {
			readonly repo: string;
			readonly path: string;
			readonly item: string;
			readonly got: Addressed;
		}[];
	};
	const wrong = new Set(misses.map(miss => `${miss.repo} ${miss.path} ${miss.item}`));
	const different = inProcess.filter(
		verdict =>
			wrong.has(`${verdict.repo} ${verdict.path} ${verdict.outcome}`) !==
			((verdict.want === 'none') !== (verdict.got === 'none')),
	);
	console.log(
		different.length === 0
			? 'Command line and this process agree on every verdict.'
			: `${different.length} verdicts differ between the command line and this process:`,
	);
	for (const {repo, path: at, outcome, got} of different) console.log(`  ${repo} ${at} ${outcome}: here ${got}`);
	fs.rmSync(path.dirname(file), {recursive: true});
}

/** Each fifth of the repositories judged with weights that were learnt without it. */
function crossValidate(whole: readonly Row[], rebuilt: readonly Row[]): void {
	const all = [...whole, ...rebuilt];
	const repos = [...new Set(all.map(({repo}) => repo))].sort();
	const groups = Array.from({length: folds}, (_, fold) => repos.filter((__, at) => at % folds === fold));
	const verdicts = groups.flatMap(left => {
		const weights = weightsOf(all.filter(({repo}) => !left.includes(repo)));
		return all.filter(({repo}) => left.includes(repo)).map(row => ({row, likely: predicted(weights, row)}));
	});
	const as = (rows: typeof verdicts): Verdict[] =>
		rows.map(({row, likely}) => ({
			repo: row.repo,
			path: row.path,
			language: row.language,
			outcome: row.unit,
			want: row.want,
			got: likely >= verdictModel.addressed ? 'partial' : 'none',
		}));
	heading(`Documents labelled as wholes, ${folds} folds of whole repositories`);
	console.log(
		tableOf(
			tally(as(verdicts.filter(({row}) => row.whole)), verdict => ['all', `all ${verdict.language}`, verdict.outcome]),
		),
	);
	heading(`Training sections put together as documents, ${folds} folds of whole repositories`);
	console.log(
		tableOf(
			tally(as(verdicts.filter(({row}) => !row.whole && (row.y === 0 || row.y === 1))), verdict => [
				'all',
				`all ${verdict.language}`,
			]),
		),
	);
}

function heading(text: string): void {
	console.log(`\n${text}\n`);
}
