import type {Feature} from '../server.ts';
import {diagnostics} from './diagnostics.ts';

/** Every feature of the server; each registers its handlers and says what it can do. */
export const features: readonly Feature[] = [diagnostics];
