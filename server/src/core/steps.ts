import type {Catalog} from './catalog/catalog.ts';
import {selectCatalogs} from './catalog/select.ts';
import type {QmsConfig} from './config/config.ts';
import {loadConfig} from './config/load.ts';
import {assess} from './evidence/assess.ts';
import {compileCatalog, type Engine} from './evidence/compile.ts';
import {buildDocument} from './model/build.ts';
import {type ModelOptions, modelOptionsOf} from './model/options.ts';
import type {Rule} from './rules/rule.ts';
import {runDocumentRules} from './rules/run.ts';
import {emptySpan} from './text/span.ts';
import type {Failures} from './workspace/failures.ts';
import type {LoadedCatalogs, Parts} from './workspace/parts.ts';
import {listedBy} from './workspace/settings.ts';

const engines = new WeakMap<Catalog, Map<string, Engine>>();

/** Compiling a catalogue takes longer than reading a hundred documents, so every root shares what is compiled. */
function engineOf(catalog: Catalog, {terms}: QmsConfig): Engine {
	const compiled = engines.get(catalog) ?? new Map<string, Engine>();
	engines.set(catalog, compiled);
	const key = JSON.stringify(terms);
	const known = compiled.get(key);
	if (known) return known;
	const engine = compileCatalog(catalog, terms);
	// The built-in engine stays; of those with own terms only the latest, since each keystroke in them makes a new one.
	for (const old of compiled.keys()) if (old !== '{}') compiled.delete(old);
	compiled.set(key, engine);
	return engine;
}

/** The steps of the workspace, made of the layers below. */
export function partsOf(rules: readonly Rule[], failures: Failures): Parts {
	return {
		readConfig: (path, text) => loadConfig(text, path),
		loadCatalogs,
		readingOptions,
		buildDocument: (path, text, options, memory) => buildDocument({path, text}, options, memory),
		assess: (document, catalog, config, resolves, memory) =>
			assess(document, engineOf(catalog, config), {
				resolves,
				confidence: config.confidence,
				...(memory ? {memory} : {}),
			}),
		checkDocument: input => runDocumentRules(rules, input, failures),
	};
}

/** What reading the document of a path depends on beside its text. */
export function readingOptions(path: string, config: QmsConfig): ModelOptions {
	return {...modelOptionsOf(config), ...listedBy(path, config)};
}

/** The catalogues that the configuration names; a problem of a name lies in `qms.yaml`. */
function loadCatalogs(
	{path, catalogs: names, catalogEditions, places}: QmsConfig,
	read: (path: string) => string | undefined,
): LoadedCatalogs {
	const named = names.map((name, index) => ({
		name,
		edition: catalogEditions[name],
		span: places[`/catalogs/${index}`] ?? places['/catalogs='] ?? emptySpan,
	}));
	const {catalogs, problems} = selectCatalogs(named, read);
	return {catalogs, problems: problems.map(problem => ({...problem, path: problem.path ?? path ?? 'qms.yaml'}))};
}
