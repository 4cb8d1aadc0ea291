// Learns the weights of the document verdict from the evaluation set and writes them next to the engine.
// Without the set (`QMS_EVAL`, else ../shared/eval) it says so and changes nothing.
import fs from 'node:fs';
import {evalFolder} from './learn/corpus.ts';
import {weightsOf} from './learn/model.ts';
import {rowsOf} from './learn/likelihood/rows.ts';
import {modelsLeftOut} from './learn/likelihood/weights.ts';
import {modelForOf, rebuiltRows, wholeRows} from './learn/rows.ts';

const target = 'server/src/core/evidence/weights.generated.json';
const folder = evalFolder();
if (folder === undefined) {
	console.log('No evaluation set found: set QMS_EVAL to its folder. The weights stay as they are.');
} else {
	const say = (message: string): void => console.error(message);
	const sections = rowsOf(folder, say);
	const modelFor = modelForOf(sections, modelsLeftOut(sections, say));
	const weights = weightsOf([...wholeRows(folder, modelFor), ...rebuiltRows(folder, modelFor)]);
	const known = JSON.parse(fs.readFileSync(target, 'utf8')) as {readonly addressed: number; readonly full: number};
	const kept = [...weights]
		.filter(([name, value]) => name !== 'rebuilt' && Math.abs(value) >= 0.005)
		.map(([name, value]) => [name, Math.round(value * 1000) / 1000] as const);
	fs.writeFileSync(target, `${JSON.stringify({...known, weights: Object.fromEntries(kept)}, undefined, '\t')}\n`);
	console.log(`${kept.length} weights written to ${target}`);
}
