import type {Fix} from './fix.ts';
import {insertClaim} from './insertClaim.ts';
import {metadataToFrontMatter} from './metadataToFrontMatter.ts';
import {removeSuppression} from './removeSuppression.ts';
import {replace} from './replace.ts';

/** Every kind of fix there is. */
export const allFixes: readonly Fix[] = [replace, insertClaim, metadataToFrontMatter, removeSuppression];
