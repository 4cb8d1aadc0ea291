declare const QMS_LENS_VERSION: string | undefined;
declare const QMS_LENS_ENGINE: string | undefined;

/** The version of the package; the bundler fills it in, a run from source has none. */
export const version = typeof QMS_LENS_VERSION === 'undefined' ? '0.0.0-source' : QMS_LENS_VERSION;
export const tool = {name: 'qms-lens', version};

/**
 * Names what the program makes of a text: its source, the data in it and the JavaScript engine that runs it. Undefined in a run
 * from source, which may be another one at the next run.
 */
export const engine =
	typeof QMS_LENS_ENGINE === 'undefined'
		? undefined
		: `${QMS_LENS_ENGINE} ${process.versions.v8} ${process.versions.unicode}`;
