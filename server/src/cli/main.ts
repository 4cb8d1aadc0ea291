import {keepCompiled} from '../node/compileCache.ts';
import {keepHeapSmall} from '../node/heap.ts';
import {processHost} from './processHost.ts';
import {run} from './run.ts';

keepCompiled();
keepHeapSmall();

// The exit code is set and the process left to end by itself, so that nothing on its way to a pipe is lost.
void run(process.argv.slice(2), processHost()).then(
	code => {
		process.exitCode = code;
	},
	// Nothing is left to say it with: standard error itself cannot be written.
	() => {
		process.exitCode = 2;
	},
);
