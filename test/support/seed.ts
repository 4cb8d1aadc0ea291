// Loaded by mocha before the suites: property tests look at the same cases in every run, so that a change is judged by itself and
// not by chance. `npm run fuzz` runs them with other cases (`QMS_SEED`).
import fc from 'fast-check';

fc.configureGlobal({...fc.readConfigureGlobal(), seed: Number(process.env['QMS_SEED'] ?? 20_261_129)});
