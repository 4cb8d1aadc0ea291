import type {QmsOptions} from '../core/service.ts';
import type {Keys} from './reading/keys.ts';

/** Where text goes, which may be given in UTF-8. `write` settles when the text was taken, also when the reader is gone. */
export interface Sink {
	write(text: string | Uint8Array): Promise<void>;
	readonly terminal: boolean;
	/** Columns of the terminal; undefined where there is none. */
	readonly columns: number | undefined;
}

/** What the command line needs of the process that it runs in; tests hand in their own. */
export interface Host {
	/** Absolute. */
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly stdout: Sink;
	readonly stderr: Sink;
	readonly stdin: () => Promise<Uint8Array>;
	/** The keys of the terminal, read one by one; undefined where standard input is none. */
	readonly keys: (() => Keys) | undefined;
	/** ISO date of the day. */
	readonly today: () => string;
	/** Milliseconds from any fixed point. */
	readonly now: () => number;
	/** Settles when the user interrupts; from the first call on an interrupt no longer ends the process. */
	readonly interrupted: () => Promise<void>;
	/** Called when the program of the command is loaded, before it runs. */
	readonly loaded?: () => void;
	/** Names the program in what it keeps between runs: another program has another name. Without, nothing is kept. */
	readonly engine?: string | undefined;
	/** Rules, fixes and steps in place of the program's own; the process hands in none. */
	readonly qms?: Pick<QmsOptions, 'rules' | 'fixes' | 'parts'>;
}

/** Whether and how wide to print for people. An option wins over the environment, the environment over the terminal. */
export function textOptions(host: Host, color: boolean | undefined, toFile: boolean): {width: number; color: boolean} {
	const named = Number.parseInt(host.env['COLUMNS'] ?? '', 10);
	const columns = (toFile ? undefined : host.stdout.columns) ?? (named > 0 ? named : 100);
	return {width: Math.min(Math.max(columns, 40), 140), color: !toFile && wantsColor(host, color)};
}

function wantsColor({env, stdout}: Host, option: boolean | undefined): boolean {
	if (option !== undefined) return option;
	if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '')
		return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
	if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
	return stdout.terminal && env['TERM'] !== 'dumb';
}

/** Where the files of the present commit can be read on the web, as GitHub and GitLab tell their jobs; else ''. */
export function linkBase({env}: Host): string {
	if (env['GITHUB_ACTIONS'] === 'true' && env['GITHUB_REPOSITORY'] !== undefined && env['GITHUB_SHA'] !== undefined)
		return `${env['GITHUB_SERVER_URL'] ?? ''}/${env['GITHUB_REPOSITORY']}/blob/${env['GITHUB_SHA']}/`;
	if (env['GITLAB_CI'] === 'true' && env['CI_PROJECT_URL'] !== undefined && env['CI_COMMIT_SHA'] !== undefined)
		return `${env['CI_PROJECT_URL']}/-/blob/${env['CI_COMMIT_SHA']}/`;
	return '';
}
