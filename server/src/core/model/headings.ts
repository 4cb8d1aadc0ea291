import type {Heading} from 'mdast';
import {type Visible, visibleOf} from './visible.ts';

// Pandoc and attr_list: `## Find the cause {#cause .important}`.
const attributeList =
	/\s*\{:?\s*((?:[#.][\w:.-]+|[\w-]+=(?:"[^"]*"|[^\s}"]*))(?:\s+(?:[#.][\w:.-]+|[\w-]+=(?:"[^"]*"|[^\s}"]*)))*)\s*\}\s*$/;

/** A heading's visible text without a trailing attribute list; `id` is the anchor such a list names. */
export function headingText(node: Heading, source: string): {text: string; id: string | undefined; visible: Visible} {
	const visible = visibleOf(node.children, source);
	const found = attributeList.exec(visible.text.slice(-400));
	if (!found) return {text: visible.text, id: undefined, visible};
	const text = visible.text.slice(0, visible.text.length - found[0].length);
	return {text, id: /(?:^|\s)#([\w:.-]+)/.exec(found[1] ?? '')?.[1], visible};
}
