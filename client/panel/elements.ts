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
	return icon(stateIcons[state] ?? 'circle-outline', `state state-${state}`);
}

const stateIcons: Readonly<Record<string, string>> = {
	covered: 'pass-filled',
	attested: 'verified',
	evidenced: 'pass',
	'evidenced-not-claimed': 'pass',
	pending: 'clock',
	thin: 'circle-large-outline',
	'partially-covered': 'warning',
	claimed: 'question',
	'claimed-not-evidenced': 'question',
	planned: 'calendar',
	gap: 'error',
	'not-applicable': 'circle-slash',
};

const stateNames: Readonly<Record<string, string>> = {
	evidenced: 'evidenced, not claimed',
	'evidenced-not-claimed': 'evidenced, not claimed',
	thin: 'described, not specified',
	'partially-covered': 'partially covered',
	claimed: 'claimed, not evidenced',
	'claimed-not-evidenced': 'claimed, not evidenced',
	'not-applicable': 'not applicable',
};

/** A state in words. */
export function stateName(state: string): string {
	return stateNames[state] ?? state;
}
