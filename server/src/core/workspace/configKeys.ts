import type {QmsConfig} from '../config/config.ts';
import {remembered} from '../text/remembered.ts';

/** A configuration as texts, one for each thing that depends on it: equal texts, equal results. */
export interface ConfigKeys {
	/** What reading a document depends on. */
	readonly build: string;
	/** What judging a document depends on. */
	readonly assess: string;
	readonly all: string;
}

export const keysOf = remembered((config: QmsConfig): ConfigKeys => {
	const {include, exclude, languages, keys, kinds, statuses, archive, terms, profile, confidence} = config;
	return {
		build: keyOf({include, exclude, languages, keys, kinds, statuses, archive}),
		assess: keyOf({terms, profile, confidence}),
		all: keyOf(config),
	};
});

// Where a setting stands changes no result that a document has.
export const keyOf = (value: unknown): string =>
	JSON.stringify(value, (name, inner: unknown) =>
		name === 'span' || name === 'problems' || name === 'places' ? undefined : inner,
	);

/** What `qms.yaml` says of catalogues; the same text for the same catalogues. */
export const namedCatalogs = ({catalogs, catalogEditions}: QmsConfig): string =>
	catalogs.map(name => `${name}@${catalogEditions[name] ?? ''}`).join('\n');
