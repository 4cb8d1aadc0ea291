import {watch as chokidar} from 'chokidar';
import {isNeverEntered} from '../host/listing.ts';

export interface Watching {
	close(): Promise<void>;
}

/** What the program writes beside a file before it takes its place. */
const temporary = /[\\/]\.qms-lens-[0-9a-f]{24}\.tmp(?:$|[\\/])/;

/** Several changes within this many milliseconds, such as those of one save or one checkout, are one. */
const together = 150;

/**
 * Calls back after files below the folders changed, were added or went away; never while a call is still running.
 * Changes of the absolute paths in `own`, which the program writes itself, are not looked at.
 */
export function watchFolders(
	folders: readonly string[],
	own: ReadonlySet<string>,
	onChange: () => Promise<void>,
): Watching {
	const watcher = chokidar([...folders], {
		ignoreInitial: true,
		followSymlinks: false,
		ignored: path => own.has(path) || temporary.test(path) || isNeverEntered(path.replaceAll('\\', '/')),
	});
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> = Promise.resolve();
	watcher.on('all', () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			running = running.then(onChange);
		}, together);
	});
	// A folder that cannot be watched is one whose changes are not seen; the others are.
	watcher.on('error', () => undefined);
	return {
		async close() {
			clearTimeout(timer);
			await watcher.close();
			await running;
		},
	};
}
