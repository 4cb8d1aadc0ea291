import type {Tools} from '../reading/tools.ts';

/**
 * What the server offers to agents, over one quality management system. Each call sees the files as they are then. What
 * cannot be given is thrown: an error with a message and, as `remedy`, what to do.
 */
export interface Reader extends Tools {
	/** Every outcome with its criteria, as `qms-lens outcomes --format json` prints them. */
	outcomes(): Promise<readonly OutcomeTold[]>;
}

/** An outcome as the resources tell it. */
export interface OutcomeTold {
	readonly id: string;
	readonly criteria: readonly {readonly id: string}[];
}
