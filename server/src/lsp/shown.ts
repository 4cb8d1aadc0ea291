import {labelText} from '../report/markdownText.ts';

/** What says where something is and not what it is called. */
const places: ReadonlySet<string> = new Set(['uri', 'root', 'newText', 'before', 'answer', 'svg', 'mermaid']);

/** An answer with every text as labels and pages show it; addresses, and what is to be written, stay as they are. */
export function shown<T>(value: T): T {
	if (typeof value === 'string') return labelText(value) as T;
	if (Array.isArray(value)) return value.map(shown) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, places.has(key) ? (inner as unknown) : shown(inner)]),
	) as T;
}
