import picomatch from 'picomatch/posix.js';

/** True for a reader that is no person: named in `readers` of `qms.yaml`, or called "agent …". */
export function isAgent(by: string, agents: readonly string[]): boolean {
	const name = by.trim().toLowerCase();
	return (
		/^agent\b/.test(name) ||
		agents.some(pattern => pattern.toLowerCase() === name || picomatch.isMatch(name, pattern.toLowerCase()))
	);
}
