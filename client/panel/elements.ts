import {lookOf} from '../../server/src/core/coverage/states.ts';

type Child = Node | string | undefined;
type Properties = Readonly<Record<string, string | number | boolean | ((event: Event) => void) | undefined>>;

/** Builds an element. Functions become its handlers (`onclick`), everything else an attribute; text is never read as markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	properties: Properties,
	...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (typeof value === 'function') Object.assign(element, {[name]: value});
		else if (value === true) element.setAttribute(name, '');
		else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
	}
	for (const child of children.flat()) if (child !== undefined) element.append(child);
	return element;
}

/** A codicon that screen readers pass over; what it says always stands beside it in words. */
export function icon(name: string, className = ''): HTMLElement {
	return h('span', {class: `codicon codicon-${name} ${className}`, 'aria-hidden': 'true'});
}

/** The icon of a state. */
export function stateIcon(state: string): HTMLElement {
	return icon(lookOf(state)?.icon ?? 'circle-outline', `state ${stateClass(state)}`);
}

/** The class that gives an element the colour of a state. */
export function stateClass(state: string): string {
	return `state-${lookOf(state)?.color.replaceAll('.', '-') ?? 'none'}`;
}

/** A state in words. */
export function stateName(state: string): string {
	return lookOf(state)?.words ?? state;
}
