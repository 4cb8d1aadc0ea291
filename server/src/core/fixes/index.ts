import type {Fix} from './fix.ts';
import {insertArguments} from './insertArguments.ts';
import {insertClaim} from './insertClaim.ts';
import {metadataToFrontMatter} from './metadataToFrontMatter.ts';
import {removeClaim, removeSuppression} from './removeId.ts';
import {removeReadings, tidyReadings} from './readings.ts';
import {addRow} from './addRow.ts';
import {extendProcess} from './extendProcess.ts';
import {replace, replaceBeside, replaceSpan} from './replace.ts';

/** Every kind of fix there is. */
export const allFixes: readonly Fix[] = [
	replace,
	replaceSpan,
	replaceBeside,
	addRow,
	extendProcess,
	insertClaim,
	insertArguments,
	metadataToFrontMatter,
	removeClaim,
	removeSuppression,
	removeReadings,
	tidyReadings,
];
