import type {ApplicabilityTopic} from '../../catalog/catalog.ts';
import type {NotApplicable} from '../../config/config.ts';

/** `clause 8.3 (design)`, as far as it is known. */
export function declarationName({topic, clause}: NotApplicable, known?: ApplicabilityTopic): string {
	const number = clause ?? known?.clause;
	const name = topic ?? known?.name;
	if (number === undefined) return name === undefined ? 'a requirement' : `"${name}"`;
	return name === undefined ? `clause ${number}` : `clause ${number} (${name})`;
}

/** The same at the beginning of a sentence. */
export function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
