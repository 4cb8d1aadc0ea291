// What the extension of VS Code starts in Node: the language server, or with `--mcp FOLDER` the server for agents. Both rest on
// the same engine, which is the largest part of the extension, so that they are one bundle.
import {startIpc, startStdio} from '../node/server.ts';
import {readArguments} from './args.ts';
import {exitCodeOf} from './exitCode.ts';
import {processHost} from './processHost.ts';

async function serveAgents(folder: string): Promise<void> {
	const host = processHost();
	process.exitCode = await exitCodeOf(async () => {
		const {mcp} = await import('./commands/mcp.ts');
		return mcp(readArguments(['mcp', folder]), host);
	}, host);
}

const [mode, folder] = process.argv.slice(2);
if (mode === '--mcp' && folder !== undefined) void serveAgents(folder);
else if (process.argv.includes('--stdio')) startStdio();
else startIpc();
