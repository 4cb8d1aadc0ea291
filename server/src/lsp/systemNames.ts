import {URI} from 'vscode-uri';
import type {QmsRoot} from './root.ts';

/**
 * The name of each system, by which people tell it from the others: its organization, else its folder. Where several are
 * called the same, as much of the path as tells them apart stands with it.
 */
export function systemNames(roots: readonly QmsRoot[]): (root: QmsRoot) => string {
	const names = new Map(roots.map(root => [root, nameOf(root)]));
	return root => {
		const name = names.get(root) ?? nameOf(root);
		const others = roots.filter(other => other !== root && names.get(other) === name);
		if (others.length === 0) return name;
		const parts = partsOf(root);
		const lengths = parts.map((_, index) => index + 1);
		const needed = lengths.find(length =>
			others.every(other => partsOf(other).slice(-length).join('/') !== parts.slice(-length).join('/')),
		);
		const path = parts.slice(-(needed ?? parts.length)).join('/');
		return organizationOf(root) === '' ? path : `${name} (${path})`;
	};
}

function nameOf(root: QmsRoot): string {
	const organization = organizationOf(root);
	return organization === '' ? (partsOf(root).at(-1) ?? root.uri) : organization;
}

const organizationOf = ({qms}: QmsRoot): string => qms.snapshot.config.organization;

const partsOf = ({uri}: QmsRoot): readonly string[] =>
	URI.parse(uri)
		.path.split('/')
		.filter(part => part !== '');
