import {stringify} from 'yaml';

/** What can be written into a YAML text. */
export type YamlValue = string | readonly YamlValue[] | {readonly [key: string]: YamlValue};

// Readers of YAML 1.1 take `yes` and `12:30` for something else than text, so these are quoted as well.
const options = {
	lineWidth: 0,
	blockQuote: false,
	doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
	singleQuote: false,
	compat: 'yaml-1.1',
} as const;

/** A text as the value of a key or an element of a list, on one line: plain where every reader takes it for this text, else quoted. */
export function yamlScalar(text: string): string {
	return isPlain(text) ? text : stringify({key: text}, options).slice('key: '.length).trimEnd();
}

/** The same within brackets or braces, where a comma ends a value, and for keys. */
export function yamlFlowScalar(text: string): string {
	return isPlain(text) || /[\r\n]/.test(text)
		? yamlScalar(text)
		: stringify([text], {...options, collectionStyle: 'flow'})
				.replace(/^\[\s*/, '')
				.replace(/\s*\]\s*$/, '');
}

/** A value on one line, such as `{ interval: P12M, next: 2027-03-02 }`. */
export function yamlFlow(value: YamlValue): string {
	if (typeof value === 'string') return yamlFlowScalar(value);
	if (isYamlList(value)) return `[ ${value.map(yamlFlow).join(', ')} ]`;
	return `{ ${Object.entries(value)
		.map(([key, inner]) => `${yamlFlowScalar(key)}: ${yamlFlow(inner)}`)
		.join(', ')} }`;
}

export const isYamlList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);

/** Dates and the severity `off` are written plain, as everybody writes them, although YAML 1.1 has types of its own for them. */
function isPlain(text: string): boolean {
	return text === 'off' || /^\d{4}-\d{2}-\d{2}$/.test(text);
}
