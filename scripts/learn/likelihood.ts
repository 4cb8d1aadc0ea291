// Learns how likely a section shows a criterion, from the labelled sections of the evaluation set, and writes the weights
// beside the engine: node scripts/learn/likelihood.ts [--check]
// With --check nothing is written, and weights that come out otherwise fail. Without the set (`QMS_EVAL`, else
// ../shared/eval) it says so and changes nothing.
import fs from 'node:fs';
import path from 'node:path';
import {evalFolder} from './corpus.ts';
import {rowsOf} from './likelihood/rows.ts';
import {weightsOf} from './likelihood/weights.ts';

const target = path.join(import.meta.dirname, '../../server/src/core/evidence/likelihood/weights.generated.json');
const folder = evalFolder();
if (folder === undefined)
	console.log('No evaluation set found: set QMS_EVAL to its folder. The weights stay as they are.');
else {
	const say = (message: string): void => console.error(message);
	const text = `${JSON.stringify(weightsOf(rowsOf(folder, say), say), undefined, '\t')}\n`;
	if (!process.argv.includes('--check')) {
		fs.writeFileSync(target, text);
		console.log(`${(text.length / 1000).toFixed(0)} kB written`);
	} else if (fs.readFileSync(target, 'utf8') !== text) {
		console.error('The weights come out otherwise; run: node scripts/learn/likelihood.ts');
		process.exitCode = 1;
	}
}
