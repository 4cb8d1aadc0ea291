import type {QmsConfig} from './config/config.ts';
import type {IsoDate} from './model/document.ts';
import {allRules} from './rules/index.ts';
import {partsOf, readingOptions} from './steps.ts';
import type {ChangedFile} from './workspace/change.ts';
import {Failures} from './workspace/failures.ts';
import {type Kept, keptParts, packedForm} from './workspace/kept.ts';
import type {LoadedCatalogs} from './workspace/parts.ts';

/** What a root says of reading and judging its documents, as texts. */
export interface PreparingSettings {
	readonly configPath: string;
	/** The text of the configuration; undefined where there is none. */
	readonly config: string | undefined;
	/** The catalogue files that the configuration names, by path, as far as they are there. */
	readonly catalogs: Readonly<Record<string, string>>;
	readonly today: IsoDate;
}

/**
 * Reads, judges and checks documents for a root that is elsewhere, by the tool's own steps: `kept` takes the results by the
 * names by which that root asks for them. What a document asks of the repository is taken to be there, and kept with the result;
 * a step that breaks off leaves no result.
 */
export function preparer(settings: PreparingSettings, kept: Kept): (file: ChangedFile) => Prepared {
	const failures = new Failures();
	const parts = keptParts(partsOf(allRules, failures), kept, failures, packedForm);
	const config = parts.readConfig(settings.configPath, settings.config);
	const {catalogs} = parts.loadCatalogs(config, path => settings.catalogs[path]);
	return ({path, text}) => prepare({path, text}, {parts, config, catalogs, today: settings.today});
}

export interface Prepared {
	/** True where the result rests on what other documents define. */
	readonly asks: boolean;
}

interface With {
	readonly parts: ReturnType<typeof keptParts>;
	readonly config: QmsConfig;
	readonly catalogs: LoadedCatalogs['catalogs'];
	readonly today: IsoDate;
}

function prepare({path, text}: ChangedFile, {parts, config, catalogs, today}: With): Prepared {
	let asks = false;
	const resolve = (): boolean => (asks = true);
	try {
		const document = parts.buildDocument(path, text, readingOptions(path, config));
		if (document.qms) for (const catalog of catalogs) parts.assess(document, catalog, config, resolve);
		parts.checkDocument({document, text, config, catalogs, today});
	} catch {
		// It breaks off again where the root does it itself, and is told there.
	}
	return {asks};
}
