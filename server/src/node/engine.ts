declare const QMS_LENS_ENGINE: string | undefined;

/**
 * Names what the program makes of a text: its source, the data in it and the JavaScript engine that runs it. Undefined in a run
 * from source, which may be another one at the next run.
 */
export const engine =
	typeof QMS_LENS_ENGINE === 'undefined'
		? undefined
		: `${QMS_LENS_ENGINE} ${process.versions.v8} ${process.versions.unicode}`;
