import type {TextEdit} from '../../text/span.ts';
import type {FeatureContext} from '../context.ts';
import {claimEdit, proposeClaims} from './claims.ts';
import {firstConfig} from './config.ts';

/** What may be written for documents that are there: a configuration where there is none, and claims that the text bears out. */
export interface Proposal {
	/** The text of a new `qms.yaml`; undefined where there is one, which stays as it is. */
	readonly config: string | undefined;
	/** The edits of each document that gets claims. */
	readonly claims: ReadonlyMap<string, readonly TextEdit[]>;
	/** How many criteria are claimed by these edits. */
	readonly criteria: number;
	/** Criteria that are shown but cannot be claimed by an edit, because of how the file is written. */
	readonly left: readonly string[];
}

/** The proposal for a repository as it is now; an organization that is not known ('') is asked for in the configuration. */
export function proposalOf(context: FeatureContext, organization: string): Proposal {
	const {snapshot} = context;
	const claims = new Map<string, TextEdit[]>();
	const left: string[] = [];
	let criteria = 0;
	for (const claim of proposeClaims(context)) {
		const edit = claimEdit(context, claim);
		if (edit === undefined) {
			left.push(...claim.ids);
			continue;
		}
		criteria += claim.ids.length;
		claims.set(claim.path, [...(claims.get(claim.path) ?? []), edit]);
	}
	const hasConfig = context.text(snapshot.configPath) !== undefined;
	const config = hasConfig ? undefined : firstConfig(context, organization);
	return {config, claims, criteria, left};
}
