import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, isAbsolute, join} from 'node:path';

/** The folder for what this tool keeps for its user, where the system keeps such things. It need not exist. */
export function userCacheFolder(
	env: Readonly<Record<string, string | undefined>>,
	platform: NodeJS.Platform = process.platform,
): string {
	const named = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
	if (named !== undefined && isAbsolute(named)) return join(named, 'qms-lens');
	return join(homedir(), ...(platform === 'win32' ? ['AppData', 'Local'] : ['.cache']), 'qms-lens');
}

/** True for a folder at or below one that git keeps, whether or not it exists. */
export function isInRepository(folder: string): boolean {
	for (let at = folder; ; at = dirname(at)) {
		if (existsSync(join(at, '.git'))) return true;
		if (at === dirname(at)) return false;
	}
}
