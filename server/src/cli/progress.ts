import type {Host} from './host.ts';

/** One line on a terminal's standard error that says how far a long run is; nothing anywhere else. */
export interface Progress {
	/** Shows a step; quick runs show none. */
	step(text: string): void;
	/** Takes the line away. */
	end(): void;
}

/** A run shorter than this, in milliseconds, needs no progress; a line is not redrawn more often than `between`. */
const quick = 400;
const between = 80;

export function startProgress(host: Host, quiet: boolean): Progress {
	if (quiet || !host.stderr.terminal) return {step: () => undefined, end: () => undefined};
	const begun = host.now();
	let drawn: number | undefined;
	return {
		step(text) {
			const now = host.now();
			if (now - begun < quick || (drawn !== undefined && now - drawn < between)) return;
			drawn = now;
			void host.stderr.write(`\r\u001B[2K${text.slice(0, Math.max(20, (host.stderr.columns ?? 80) - 1))}`);
		},
		end() {
			if (drawn !== undefined) void host.stderr.write('\r\u001B[2K');
			drawn = undefined;
		},
	};
}
