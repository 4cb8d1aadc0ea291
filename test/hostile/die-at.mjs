// Loaded before the program (`node --import`): kills it, as `kill -9` does, just before the n-th time that it changes
// something on the disk. A text is written by halves, so that there is a moment at which half of it is there.
import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';

const at = Number(process.env['QMS_DIE_AT']);
let count = 0;

/** Dies where it is time. */
function step() {
	if (++count === at) process.kill(process.pid, 'SIGKILL');
}

for (const name of ['renameSync', 'fsyncSync', 'fchmodSync', 'mkdirSync', 'copyFileSync', 'rmSync']) {
	const real = fs[name];
	fs[name] = (...words) => {
		step();
		return real(...words);
	};
}
const write = fs.writeFileSync;
fs.writeFileSync = (to, text, ...more) => {
	step();
	if (typeof to !== 'number') return write(to, text, ...more);
	write(to, text.slice(0, text.length / 2));
	step();
	return write(to, text.slice(text.length / 2));
};
syncBuiltinESMExports();
