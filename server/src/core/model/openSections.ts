import type {Block, Section, SectionRole} from './document.ts';
import {silentRoles, isVersion, sectionRoleOf} from './sectionRoles.ts';
import type {Span} from '../text/span.ts';

/** A section while its blocks are being read. */
export interface OpenSection {
	readonly level: number;
	readonly heading: string;
	readonly headingSpan: Span;
	readonly slug: string;
	readonly start: number;
	end: number;
	readonly blocks: Block[];
	words: number;
	/** Blocks that are a link and nothing else. */
	links: number;
}

/** Fills in parents, ends of subtrees and roles. */
export function closed(open: readonly OpenSection[]): Section[] {
	const parents: number[] = [];
	const stack: number[] = [];
	for (const [index, section] of open.entries()) {
		while (stack.length > 0 && (open[stack.at(-1) ?? 0]?.level ?? 0) >= section.level) stack.pop();
		parents.push(stack.at(-1) ?? -1);
		stack.push(index);
	}
	const ends = open.map((section, index) => {
		let end = index + 1;
		while (end < open.length && (open[end]?.level ?? 0) > section.level) end++;
		return end;
	});
	const tops = open.filter(section => section.level === 1).length;
	const roles: SectionRole[] = [];
	for (const [index, section] of open.entries()) {
		const own = sectionRoleOf(section.heading, () => hasContent(open, index, ends), section.level === 1 && tops === 1);
		const above = roles[parents[index] ?? -1] ?? 'body';
		const here = own === 'body' && silentRoles.has(above) ? above : own;
		// The links over sections of their own are only the beginning of a section that goes on.
		const alone = (ends[index] ?? index + 1) === index + 1;
		roles.push(here === 'body' && alone && isLinkList(section) ? 'toc' : here);
	}
	return open.map((section, index) => ({
		index,
		parent: parents[index] ?? -1,
		level: section.level,
		heading: section.heading,
		headingSpan: section.headingSpan,
		slug: section.slug,
		span: {start: section.start, end: section.end},
		subtreeEnd: ends[index] ?? index + 1,
		role: roles[index] ?? 'body',
		blocks: section.blocks,
		words: section.words,
	}));
}

/** A list of links with at most a sentence before it points at other places and says nothing itself. */
function isLinkList({blocks, links}: OpenSection): boolean {
	return (
		links >= 3 &&
		blocks.length - links <= 1 &&
		(blocks.length > links ? (blocks[0]?.statements.length ?? 0) <= 1 : true)
	);
}

/** True where prose stands in the section or in its subsections; what stands under a version is what changed in it. */
function hasContent(open: readonly OpenSection[], index: number, ends: readonly number[]): boolean {
	const section = open[index];
	if (!section) return false;
	if (hasProse(section.blocks)) return true;
	const end = ends[index] ?? index + 1;
	for (let below = index + 1; below < end; below = ends[below] ?? below + 1) {
		if (!isVersion(open[below]?.heading ?? '') && hasContent(open, below, ends)) return true;
	}
	return false;
}

/** True where a sentence of some length stands, and not only rows and short lines. */
function hasProse(blocks: readonly Block[]): boolean {
	return blocks.some(
		block =>
			(block.kind === 'paragraph' || block.kind === 'item') &&
			block.statements.some(statement => statement.tokens.words.length >= 10),
	);
}
