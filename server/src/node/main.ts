import {startIpc, startStdio} from './server.ts';
import {isReadingThread} from './thread.ts';

// The bundle is forked by VS Code with `--node-ipc`, or run by hand with `--stdio`.
if (!isReadingThread) {
	if (process.argv.includes('--stdio')) startStdio();
	else startIpc();
}
