import {startIpc, startStdio} from './server.ts';

// The bundle is forked by VS Code with `--node-ipc`, or run by hand with `--stdio`.
if (process.argv.includes('--stdio')) startStdio();
else startIpc();
