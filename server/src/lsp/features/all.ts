import type {Feature} from '../server.ts';
import {codeLens} from './codeLens.ts';
import {completion} from './completion.ts';
import {definition} from './definition.ts';
import {diagnostics} from './diagnostics.ts';
import {folding} from './folding.ts';
import {links} from './links.ts';
import {quality} from './quality.ts';
import {references} from './references.ts';
import {rename} from './rename.ts';
import {symbols} from './symbols.ts';
import {tokens} from './tokens.ts';

/** Every feature of the server; each registers its handlers and says what it can do. */
export const features: readonly Feature[] = [codeLens, completion, definition, diagnostics, folding, links, quality, references, rename, symbols, tokens];
