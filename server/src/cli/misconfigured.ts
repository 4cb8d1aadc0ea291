import {positionAt} from '../core/text/lines.ts';
import type {Host} from './host.ts';
import {complain, UsageProblem} from './problem.ts';
import type {OpenRoot} from './roots.ts';

/** Rules that say of a setting that it is not read or not understood: what was asked for is not what was checked. */
const settings: ReadonlySet<string> = new Set(['configuration-invalid', 'configuration-misplaced', 'catalog-invalid']);

/**
 * Says on standard error which settings do not count, one line for each root and one for what to do; true where
 * there are any. A baseline does not hide them: a file that is half read is no state to compare with.
 */
export async function complainOfSettings(opened: readonly OpenRoot[], host: Host): Promise<boolean> {
	let found = false;
	for (const {qms} of opened) {
		const {configPath} = qms.snapshot;
		const wrong = qms
			.findings()
			.filter(
				({rule, severity, path}) =>
					severity === 'error' && (settings.has(rule) || (rule === 'file-unreadable' && path === configPath)),
			);
		const [first] = wrong;
		if (!first) continue;
		found = true;
		const {line} = positionAt(qms.lineStarts(first.path), first.span.start);
		const isRead = first.path === qms.snapshot.config.path;
		const more = wrong.length > 1 ? ` and ${wrong.length - 1} more` : '';
		await complain(
			new UsageProblem(
				`The configuration is not ${isRead ? 'understood' : 'read'} (${first.path}:${line + 1}${more}): ${first.message}`,
				'Correct it; until then this run says less than was asked for, and ends with 2.',
			),
			host,
		);
	}
	return found;
}
