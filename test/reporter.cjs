// mocha's dot reporter that also lists the slowest tests, and writes its counts and what failed to the file named by
// QMS_TEST_RESULTS.
const {writeFileSync} = require('node:fs');
const {reporters} = require('mocha');

const slowestShown = 20;

module.exports = class extends reporters.Dot {
	constructor(runner, options) {
		super(runner, options);
		const timed = [];
		runner.on('test end', test => timed.push({title: test.fullTitle(), ms: test.duration ?? 0}));
		runner.on('retry', (test, error) => console.log(`\ntried again: ${test.fullTitle()}\n${error.message}`));
		runner.once('end', () => {
			const file = process.env.QMS_TEST_RESULTS;
			const {passes, failures, pending} = this.stats;
			const failed = this.failures.map(test => ({
				test: test.fullTitle(),
				message: String(test.err?.message ?? test.err),
			}));
			const counts = {passed: passes, failed: failures, skipped: pending, failures: failed};
			if (file) writeFileSync(file, JSON.stringify(counts));
			const slowest = timed.sort((a, b) => b.ms - a.ms).slice(0, slowestShown);
			console.log(`The ${slowest.length} slowest of ${timed.length} tests:`);
			for (const {title, ms} of slowest) console.log(`${`${Math.round(ms)} ms`.padStart(10)}  ${title}`);
		});
	}
};
