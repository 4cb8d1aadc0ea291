import nodeModule from 'node:module';
import {join} from 'node:path';
import {isInRepository, userCacheFolder} from './userCache.ts';

/**
 * Lets Node keep the compiled program in the user's own cache folder, where it has such a cache: it takes as long to compile
 * the program as to check a few documents. Never in a repository, whose authors could have put other code there.
 * NODE_DISABLE_COMPILE_CACHE=1 turns it off.
 */
export function keepCompiled(): void {
	// Not there before Node 22.1. A folder that cannot be written is no failure to it.
	const enable = nodeModule.enableCompileCache as typeof nodeModule.enableCompileCache | undefined;
	const folder = userCacheFolder(process.env);
	if (enable && !isInRepository(folder)) enable(join(folder, 'compiled'));
}
