/** Listeners that `h` sets; they go over to the element that stays. */
const handlers = ['onclick', 'onchange', 'oninput', 'onkeydown'] as const;

/**
 * Makes the children of an element those of another, and keeps every element that stands for the same thing: with its
 * focus, its scroll position, its cursor and what a screen reader has said of it. An element stands for the same
 * thing where name and key (`id` or `data-key`) are the same; without a key, where it comes next.
 */
export function patchChildren(present: Element, wanted: Element): void {
	const focused = document.activeElement;
	// Both lists change while they are worked on.
	const [old, all] = [Array.from(present.childNodes), Array.from(wanted.childNodes)];
	const keep = matches(old, all);
	const staying = new Set(keep.values());
	for (const child of old) if (!staying.has(child)) child.remove();
	let next = present.firstChild;
	for (const child of all) {
		const kept = keep.get(child);
		if (kept === undefined) present.insertBefore(child, next);
		else {
			if (kept === next) next = kept.nextSibling;
			else present.insertBefore(kept, next);
			patch(kept, child);
		}
	}
	// An element that changes its place among others loses the focus.
	if (focused instanceof HTMLElement && focused.isConnected && document.activeElement !== focused)
		focused.focus({preventScroll: true});
}

function patch(present: ChildNode, wanted: ChildNode): void {
	if (present instanceof Element && wanted instanceof Element) {
		patchAttributes(present, wanted);
		patchChildren(present, wanted);
	} else if (present.nodeValue !== wanted.nodeValue) {
		present.nodeValue = wanted.nodeValue;
	}
}

function patchAttributes(present: Element, wanted: Element): void {
	for (const name of present.getAttributeNames()) if (!wanted.hasAttribute(name)) present.removeAttribute(name);
	for (const {name, value} of wanted.attributes)
		if (present.getAttribute(name) !== value) present.setAttribute(name, value);
	if (present instanceof HTMLElement && wanted instanceof HTMLElement)
		Object.assign(present, Object.fromEntries(handlers.map(name => [name, wanted[name]])));
	// What a person chose or typed is no attribute.
	if (present instanceof HTMLInputElement && wanted instanceof HTMLInputElement) {
		if (present.value !== wanted.value) present.value = wanted.value;
		present.checked = wanted.checked;
	} else if (present instanceof HTMLOptionElement && wanted instanceof HTMLOptionElement) {
		present.selected = wanted.selected;
	}
}

/** Which present child stands for which wanted one. */
function matches(present: readonly ChildNode[], wanted: readonly ChildNode[]): Map<ChildNode, ChildNode> {
	const byName = new Map<string, ChildNode[]>();
	for (const child of present) {
		const same = byName.get(nameOf(child));
		if (same === undefined) byName.set(nameOf(child), [child]);
		else same.push(child);
	}
	return new Map(
		wanted.flatMap(child => {
			const same = byName.get(nameOf(child))?.shift();
			return same === undefined ? [] : [[child, same]];
		}),
	);
}

function nameOf(node: ChildNode): string {
	return node instanceof Element
		? `${node.nodeName} ${node.id || (node.getAttribute('data-key') ?? '')}`
		: node.nodeName;
}
