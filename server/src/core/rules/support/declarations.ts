import type {ApplicabilityTopic} from '../../catalog/catalog.ts';
import type {NotApplicable} from '../../config/config.ts';

/** `Clause 8.3 (design)`, as far as it is known. */
export function declarationName({topic, clause}: NotApplicable, known?: ApplicabilityTopic): string {
	const number = clause ?? known?.clause;
	const name = topic ?? known?.name;
	if (number === undefined) return name === undefined ? 'A requirement' : `"${name}"`;
	return name === undefined ? `Clause ${number}` : `Clause ${number} (${name})`;
}
