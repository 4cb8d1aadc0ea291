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
		readonly steps: readonly {
			readonly run: string;
			readonly shell: string;
			readonly env: Readonly<Record<string, string>>;
			readonly 'working-directory': string;
		}[];
	};
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

/** Runs the step of `action.yml` as the runner of GitHub does: expressions filled in, the command in bash, files for its results. */
export async function runAction({inputs, github, env = {}, cwd}: ActionCall): Promise<ActionRun> {
	const [step, ...more] = action.runs.steps;
	if (step === undefined || more.length > 0 || step.shell !== 'bash')
		throw new Error('the action has one step for bash');
	const unknown = Object.keys(inputs).filter(name => !(name in action.inputs));
	if (unknown.length > 0) throw new Error(`no such input: ${unknown.join(', ')}`);
	const fill = (text: string): string =>
		text.replaceAll(/\$\{\{\s*(inputs|github)\.([\w.-]+)\s*\}\}/g, (_, context: string, name: string) =>
			context === 'github' ? (github[name] ?? '') : (inputs[name] ?? fill(action.inputs[name]?.default ?? '')),
		);
	const folder = makeFolder({output: '', summary: '', 'temp/': ''});
	const files = {
		GITHUB_OUTPUT: join(folder, 'output'),
		GITHUB_STEP_SUMMARY: join(folder, 'summary'),
		RUNNER_TEMP: join(folder, 'temp'),
	};
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
	const outputs = Object.fromEntries(
		readFileSync(files.GITHUB_OUTPUT, 'utf8')
			.split('\n')
			.filter(line => line.includes('='))
			.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
	);
	return {...run, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), outputs};
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
