import type { Catalog } from '../../server/src/core/catalog/catalog.ts';
import type { Generated } from '../generate.ts';
/** The built-in catalogue as JSON, from its YAML files; a catalogue with a problem is an error that names all of them. */
export declare function catalogFile(root: string): Generated;
export declare function readCatalog(root: string): Catalog;
/** All files of the folder as one value: lists of one key are joined, maps merged; a key that two maps share is an error. */
export declare function mergedSource(root: string): Record<string, unknown>;
