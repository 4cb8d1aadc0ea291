declare const QMS_LENS_VERSION: string | undefined;

/** The version of the package; the bundler fills it in, a run from source has none. */
export const version = typeof QMS_LENS_VERSION === 'undefined' ? '0.0.0-source' : QMS_LENS_VERSION;
export const tool = {name: 'qms-lens', version};
