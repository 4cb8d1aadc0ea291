import type {Fix} from './fix.ts';
import {insertClaim} from './insertClaim.ts';
import {removeSuppression} from './removeSuppression.ts';
import {replace} from './replace.ts';

/** Every kind of fix there is. */
export const allFixes: readonly Fix[] = [replace, insertClaim, removeSuppression];
