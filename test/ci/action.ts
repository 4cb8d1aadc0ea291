import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import {makeFolder} from '../cli/folder.ts';
import {plainEnvironment, projectRoot} from './program.ts';

interface Action {
	readonly inputs: Readonly<Record<string, {readonly default?: string}>>;
	readonly runs: {
		readonly using: string;
		readonly steps: readonly Step[];
	};
}

interface Step {
	readonly id: string;
	readonly if?: string;
	readonly run: string;
	readonly shell: string;
	readonly env: Readonly<Record<string, string>>;
	readonly 'working-directory': string;
}

export const action = parse(readFileSync(join(projectRoot, 'action.yml'), 'utf8')) as Action;

/** What one run of the action left behind. */
export interface ActionRun {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
	/** The step summary, and the outputs by name. */
	readonly summary: string;
	readonly outputs: Readonly<Record<string, string>>;
}

export interface ActionCall {
	readonly inputs: Readonly<Record<string, string>>;
	/** The `github` context, flat: `{'event.pull_request.number': '7', base_ref: 'main'}`. */
	readonly github: Readonly<Record<string, string>>;
	readonly env?: Readonly<Record<string, string>>;
	readonly cwd: string;
}

/** Runs the steps of `action.yml` as the runner of GitHub does: expressions filled in, commands in bash, files for their results. */
export async function runAction({inputs, github, env = {}, cwd}: ActionCall): Promise<ActionRun> {
	const unknown = Object.keys(inputs).filter(name => !(name in action.inputs));
	if (unknown.length > 0) throw new Error(`no such input: ${unknown.join(', ')}`);
	const outputs: Record<string, string> = {};
	const valueOf = (context: string, name: string): string => {
		if (context === 'github') return github[name] ?? '';
		if (context === 'steps') return outputs[name.replace('run.outputs.', '')] ?? '';
		return inputs[name] ?? fill(action.inputs[name]?.default ?? '');
	};
	const fill = (text: string): string =>
		text.replaceAll(/\$\{\{\s*(inputs|github|steps)\.([\w.-]+)\s*\}\}/g, (_, context: string, name: string) =>
			valueOf(context, name),
		);
	/** Conditions are comparisons with texts, joined by &&. A step without one runs where all before it went well. */
	const holds = (condition: string): boolean =>
		condition
			.replace(/^\$\{\{(.*)\}\}$/, '$1')
			.split('&&')
			.every(term => {
				if (term.trim() === '!cancelled()') return true;
				const [, context = '', name = '', sign, text] =
					/^\s*(inputs|steps)\.([\w.-]+) (==|!=) '([^']*)'\s*$/.exec(term) ?? [];
				if (sign === undefined) throw new Error(`not understood: ${term}`);
				return (valueOf(context, name) === text) === (sign === '==');
			});
	const folder = makeFolder({output: '', summary: '', 'temp/': ''});
	const files = {
		GITHUB_OUTPUT: join(folder, 'output'),
		GITHUB_STEP_SUMMARY: join(folder, 'summary'),
		RUNNER_TEMP: join(folder, 'temp'),
	};
	const all = {code: 0, stdout: '', stderr: ''};
	for (const step of action.runs.steps) {
		if (step.shell !== 'bash') throw new Error('the steps are for bash');
		if (step.if === undefined ? all.code !== 0 : !holds(step.if)) continue;
		const own = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, fill(String(value))]));
		const run = await started(
			'bash',
			['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run],
			join(cwd, fill(step['working-directory'])),
			{
				...plainEnvironment(),
				CI: 'true',
				GITHUB_ACTIONS: 'true',
				GITHUB_ACTION_PATH: projectRoot,
				GITHUB_REPOSITORY: 'brightwell/qms',
				GITHUB_SERVER_URL: 'https://github.example',
				GITHUB_SHA: github['sha'] ?? '',
				...files,
				...own,
				...env,
			},
		);
		all.code ||= run.code;
		all.stdout += run.stdout;
		all.stderr += run.stderr;
		for (const line of readFileSync(files.GITHUB_OUTPUT, 'utf8')
			.split('\n')
			.filter(each => each.includes('=')))
			outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
	}
	return {...all, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), outputs};
}

/** Runs a command to its end. */
export async function started(
	command: string,
	words: readonly string[],
	cwd: string,
	env: Readonly<Record<string, string>>,
): Promise<{code: number; stdout: string; stderr: string}> {
	return new Promise(done => {
		const child = spawn(command, words, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']});
		const text = {stdout: '', stderr: ''};
		child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
			text.stdout += chunk;
		});
		child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
			text.stderr += chunk;
		});
		child.on('close', code => done({code: code ?? -1, ...text}));
	});
}
