import {failureSentences} from '../../report/failures.ts';
import type {Failure} from '../../core/workspace/failures.ts';
import type {Feature} from '../context.ts';

/** Tells of rules, documents and fixes that broke off while findings were worked out: each once, until it works again. */
export const failures: Feature = server => {
	let told = new Map<string, Set<string>>();
	const tell = (): void => {
		const now = new Map<string, Set<string>>();
		for (const root of server.workspace.roots) {
			const known = told.get(root.uri);
			const present = root.qms.failures();
			now.set(root.uri, new Set(present.map(keyOf)));
			for (const failure of present) {
				if (known?.has(keyOf(failure)) === true) continue;
				const [sentence = ''] = failureSentences([failure], '.');
				server.log.failed(`${failure.step} ${failure.name}`, sentence, failure.stack);
			}
		}
		told = now;
	};
	server.onDidChange(tell);
	server.onDidChangeState(tell);
	server.onSettled(tell);
	return {};
};

const keyOf = ({step, name, path, message}: Failure): string => [step, name, path, message].join('\n');
