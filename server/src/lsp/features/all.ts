import type {Feature} from '../context.ts';
import {begin} from './begin.ts';
import {codeAction} from './codeAction.ts';
import {codeLens} from './codeLens.ts';
import {completion} from './completion.ts';
import {definition} from './definition.ts';
import {diagnostics} from './diagnostics.ts';
import {exporting} from './export.ts';
import {failures} from './failures.ts';
import {folding} from './folding.ts';
import {hover} from './hover.ts';
import {links} from './links.ts';
import {maps} from './map.ts';
import {moveFiles} from './moveFiles.ts';
import {offers} from './offers.ts';
import {quality} from './quality.ts';
import {readings} from './readings.ts';
import {references} from './references.ts';
import {rename} from './rename.ts';
import {symbols} from './symbols.ts';
import {tokens} from './tokens.ts';

/** Every feature of the server; each registers its handlers and says what it can do. */
export const features: readonly Feature[] = [
	begin,
	codeAction,
	codeLens,
	completion,
	definition,
	diagnostics,
	exporting,
	failures,
	folding,
	hover,
	links,
	maps,
	moveFiles,
	offers,
	quality,
	readings,
	references,
	rename,
	symbols,
	tokens,
];
