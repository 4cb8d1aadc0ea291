import {setextUnderline} from 'micromark-core-commonmark';
import type {Construct, Extension, Resolver} from 'micromark-util-types';

/**
 * The parser's resolver copies all events of the document for each underlined heading, and looks at none before its
 * paragraph: this gives it only those.
 */
const resolveTo: Resolver = (events, context) => {
	const from = events.findLastIndex(([way, {type}]) => way === 'enter' && type === 'content');
	const tail = events.splice(Math.max(0, from));
	for (const event of setextUnderline.resolveTo?.(tail, context) ?? tail) events.push(event);
	return events;
};

const construct: Construct = {...setextUnderline, resolveTo};

/** Underlined headings in linear time, in place of the parser's own. */
export const underlinedHeadings: Extension = {
	flow: {45: construct, 61: construct},
};
