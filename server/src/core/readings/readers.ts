import {saidBy} from '../text/globs.ts';

/** True for a reader that is no person: named in `readers` of `qms.yaml`, or called "agent …". */
export function isAgent(by: string, agents: readonly string[]): boolean {
	const name = by.trim().toLowerCase();
	const patterns = agents.map(pattern => pattern.toLowerCase());
	return /^agent\b/.test(name) || patterns.includes(name) || typeof saidBy(patterns, name) === 'object';
}
