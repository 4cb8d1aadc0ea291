import {identityOf} from '../../readings/reading.ts';
import type {FixData} from '../../finding/finding.ts';
import type {Written} from '../../workspace/readings.ts';

/** A fix that takes readings out of their files. Arguments are texts, so the identities stand in one as JSON. */
export function removalOf(readings: readonly Pick<Written, 'reading'>[], title: string): FixData {
	return {
		kind: 'remove-readings',
		title,
		arguments: {readings: JSON.stringify(readings.map(({reading}) => identityOf(reading)))},
		safe: false,
	};
}
