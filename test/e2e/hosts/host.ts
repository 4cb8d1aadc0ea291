import type {Page} from 'playwright-core';
import type {Counts} from '../../counts.ts';

/** An extension and the folder or `.code-workspace` file it is opened on; both absolute. */
export interface Place {
	readonly extensionPath: string;
	readonly workspacePath: string;
}

export interface TestRun extends Place {
	/** The bundled suites: a module whose `run` rejects when a test fails. */
	readonly testsPath: string;
	/** Called with each line the suites print. */
	readonly print: (line: string) => void;
	/** Where a picture of the window goes if the run ends badly. */
	readonly picture?: string;
}

export interface TestOutcome {
	readonly exitCode: number;
	/** Absent when the suites ended before they could count. */
	readonly counts?: Counts;
	/** What the window and its processes said, for a run that ended badly. */
	readonly log: readonly string[];
}

export interface WindowOptions extends Place {
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly size?: {readonly width: number; readonly height: number};
	/** Device pixels for each CSS pixel. */
	readonly scale?: number;
	/** A packaged extension to install as a user would, instead of running `extensionPath` from source. */
	readonly vsix?: string;
}

export interface OpenWindow {
	readonly page: Page;
	close(): Promise<void>;
}

export interface Host {
	readonly name: 'desktop' | 'server' | 'web';
	/** Which of the two bundles of the suites runs there. */
	readonly target: 'node' | 'web';
	/** Installs what the host needs if it is not there yet; gives the reason when the host cannot be had. */
	available(): Promise<string | undefined>;
	run(run: TestRun): Promise<TestOutcome>;
	/** A window without tests, to drive and to take pictures of. */
	open?(options: WindowOptions): Promise<OpenWindow>;
}

/** Settings that keep a fresh window quiet, still and the same each time. */
export const quietSettings: Readonly<Record<string, unknown>> = {
	'security.workspace.trust.enabled': false,
	'chat.disableAIFeatures': true,
	'workbench.startupEditor': 'none',
	// A workbench in a browser saves by itself; the desktop one does not, and unsaved edits are what the suites are about.
	'files.autoSave': 'off',
	'workbench.tips.enabled': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.enableExperiments': false,
	'extensions.ignoreRecommendations': true,
	'git.openRepositoryInParentFolders': 'never',
	'editor.cursorBlinking': 'solid',
};
