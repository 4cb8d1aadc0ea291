import {visible} from '../terminal.ts';

/** HTML that is complete as it is; everything else is text and gets escaped. */
export interface Html {
	readonly html: string;
}

export type Child = Html | string | number | undefined | readonly Child[];

export const raw = (html: string): Html => ({html});

const empty = new Set(['br', 'hr', 'meta', 'link']);

/** An element. Attributes that are undefined are left out; `true` stands alone. */
export function h(
	name: string,
	attributes: Readonly<Record<string, string | number | boolean | undefined>>,
	...children: readonly Child[]
): Html {
	const written = Object.entries(attributes).flatMap(([key, value]) =>
		value === undefined || value === false ? [] : [value === true ? ` ${key}` : ` ${key}="${escape(String(value))}"`],
	);
	const start = `<${name}${written.join('')}>`;
	return raw(empty.has(name) ? start : `${start}${render(children)}</${name}>`);
}

export function render(child: Child): string {
	if (child === undefined) return '';
	if (typeof child === 'string' || typeof child === 'number') return escape(String(child));
	return 'html' in child ? child.html : child.map(render).join('');
}

/** Text and attributes alike; control characters, which no page may hold, are written out. */
export function escape(text: string): string {
	return text
		.split('\n')
		.map(visible)
		.join('\n')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
